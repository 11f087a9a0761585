import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import type { Settings } from '../../electron/contract/desk-state';
import type { RunningDesk } from './desk';
import { signInPage } from './sign-in-page';

/** One app that several tests use in turn. */
export interface SharedDesk {
  /** Quits the app, unless it was started with this key. */
  keepFor(key: string | null): Promise<void>;
  /** The folder of its profile. */
  profile(): string;
  /** The app as it was after its start: started if it is not running yet. */
  take(start: () => Promise<RunningDesk>): Promise<RunningDesk>;
  /** Brings the app back to the state after its start, and fails where something of the test is left. */
  putBack(): Promise<void>;
}

interface Running {
  desk: RunningDesk;
  settings: Settings;
  state: unknown;
}

/** Makes a folder for one profile. */
export function createProfile(): string {
  return mkdtempSync(join(tmpdir(), 'tokendesk-profile-'));
}

export function removeProfile(profile: string): void {
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
}

/** Gives the shared app of a worker; it is started when the first test asks for it. */
export function openSharedDesk(quit: (desk: RunningDesk) => Promise<void>): SharedDesk {
  let startedFor: string | null = null;
  let folder: string | undefined;
  let running: Running | undefined;

  const profile = (): string => (folder ??= createProfile());
  return {
    async keepFor(key) {
      if (key !== null && key === startedFor) return;
      startedFor = key;
      const [ending, old] = [running?.desk, folder];
      [running, folder] = [undefined, undefined];
      if (ending) await quit(ending);
      if (old !== undefined) removeProfile(old);
    },
    profile,
    async take(start) {
      if (running) return running.desk;
      const desk = await start();
      await signInPage(desk.page).heading.waitFor();
      await keepMainProcess(desk);
      running = { desk, settings: await settingsOf(desk.page), state: await stateOf(desk) };
      return desk;
    },
    async putBack() {
      if (!running) return;
      const { desk, settings, state } = running;
      // a window that was lost or locked meanwhile has another in its place
      desk.page = await desk.app.firstWindow();
      await signOut(desk.page, settings);
      const { rememberedSignIn } = await settingsOf(desk.page);
      // nothing but another sign-in changes these two: the next test gets a fresh app
      if (rememberedSignIn.with !== 'password' || rememberedSignIn.unit !== '') return this.keepFor(null);
      await putMainProcessBack(desk);
      await desk.page.reload();
      await expect(async () => {
        expect(await stateOf(desk), 'the test left something behind in the app that the next one uses').toEqual(state);
      }).toPass({ timeout: 20_000 });
    },
  };
}

async function settingsOf(page: Page): Promise<Settings> {
  const settings = await page.evaluate(() => window.desk.call('settings:read', null));
  if (!settings.ok) throw new Error('the settings cannot be read');
  return settings.value;
}

/** Discards what waits, signs out whoever is there, at an open desk or a locked one, and has the app forget what it saw. */
async function signOut(page: Page, settings: Settings): Promise<void> {
  const { rememberedSignIn: _remembered, companyCa: _companyCa, ...first } = settings;
  await page.evaluate(async (change) => {
    const { desk: bridge } = window;
    const outbox = await bridge.call('outbox:read', null);
    for (const { id } of outbox.ok ? outbox.value.entries : [])
      await bridge.call('outbox:decide', { id, decision: 'discard' });
    await bridge.call('lock:hand-over', null);
    await bridge.call('settings:change', { forgetAtSignOut: true });
    await bridge.call('session:sign-out', null);
    await bridge.call('settings:change', change);
  }, first);
}

/** Keeps what tests replace in the main process: the dialogs of the system, and the size of the window. */
async function keepMainProcess({ app }: RunningDesk): Promise<void> {
  await app.evaluate(({ BrowserWindow, dialog }) => {
    Object.assign(globalThis, {
      first: { dialog: { ...dialog }, size: BrowserWindow.getAllWindows()[0]?.getBounds() },
    });
  });
}

async function putMainProcessBack({ app }: RunningDesk): Promise<void> {
  await app.evaluate(({ BrowserWindow, clipboard, dialog }) => {
    const { first } = globalThis as unknown as { first: { dialog: object; size: Electron.Rectangle } };
    Object.assign(dialog, first.dialog);
    clipboard.clear();
    const window = BrowserWindow.getAllWindows()[0];
    window?.setBounds(first.size);
    window?.webContents.setZoomFactor(1);
  });
}

/** All that a test could leave behind, as the next test or a person would find it. */
async function stateOf({ app, page }: RunningDesk): Promise<unknown> {
  const windows = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => ({
      bounds: window.getBounds(),
      zoom: window.webContents.getZoomFactor(),
      isFullScreen: window.isFullScreen(),
    })),
  );
  const desk = await page.evaluate(async () => {
    const { desk: bridge } = window;
    const session = await bridge.call('session:read', null);
    const settings = await bridge.call('settings:read', null);
    const outbox = await bridge.call('outbox:read', null);
    return {
      operator: session.ok && (session.value.operator ?? null),
      // every sign-in fills in the boxes for the next one
      settings: settings.ok && { ...settings.value, rememberedSignIn: null },
      outbox: outbox.ok && [outbox.value.entries, outbox.value.others, outbox.value.loss, outbox.value.directory],
      lock: await bridge.call('lock:read', null),
      drafts: await bridge.call('drafts:read', null),
      directory: await bridge.call('directory:search', { text: 'a' }),
      connection: await bridge.call('connection:read', null),
      keychain: await bridge.call('keychain:read', null),
      proxy: await bridge.call('proxy:read', null),
      notices: await bridge.call('settings:notice', null),
      policy: await bridge.call('policy:read', null),
      place: location.hash,
      screen: document.body.innerText,
      dialogs: document.querySelectorAll('dialog[open]').length,
    };
  });
  return { windows, ...desk };
}
