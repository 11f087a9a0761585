import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { AccessToken } from '../../electron/contract/model';
import { findToken } from '../../electron/desk/find';
import type { OfflineDesk } from '../../electron/desk/offline';
import { openOfflineDesk } from '../../electron/desk/offline-desk';
import { practicePeople } from '../../electron/practice/people';
import type { Session } from '../../electron/session/session';
import { openSettings, type SettingsFile } from '../../electron/shell/settings';
import { signedIn } from './signed-in';
import { storeHere } from './store-here';

const { organisation, tokens } = practicePeople;
const code = tokens.effective.authentication_code;
const key = randomBytes(32);
let folder: string;
let session: Session;
let settings: SettingsFile;
let desk: OfflineDesk;

function open(store = storeHere()): OfflineDesk {
  return openOfflineDesk({
    dataKey: {
      readOrCreate: () => Promise.resolve({ outcome: 'ready', key }),
      discard: () => Promise.resolve('done'),
    },
    store,
    folder,
    session,
    settings,
    log: () => undefined,
    changed: () => undefined,
  });
}

async function sits(who: 'operator' | 'supervisor'): Promise<void> {
  const { username: userName, password } = practicePeople[who];
  await session.signIn({ with: 'password', server: 'crm.example', organisation, userName, password });
  desk.refresh();
}

async function search(): Promise<(string | null)[]> {
  const answer = await desk.search(code);
  return answer.ok ? answer.value.map((match) => match.token.authenticationCode) : [];
}

async function shown(): Promise<AccessToken[]> {
  const found = await findToken(session, { authenticationCode: code });
  return found.ok ? [found.value] : [];
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tokendesk-seat-'));
  ({ session } = await signedIn());
  settings = openSettings(join(folder, 'settings.json'), () => undefined);
  desk = open();
  desk.refresh();
});
afterEach(async () => {
  await desk.close();
  rmSync(folder, { recursive: true, force: true });
});

test('an answer for the operator before is not remembered for who has come meanwhile', async () => {
  const remember = desk.witness();
  const answer = await shown();
  await sits('supervisor');
  remember(answer, true);
  const [other] = answer;
  desk.witness()(other ? [{ ...other, id: 'another', number: null, identifier: 'theirs' }] : [], true);
  const found = async () => {
    const all = await desk.search(code);
    return all.ok ? all.value.map(({ token }) => token.id) : [];
  };
  await vi.waitFor(async () => expect(await found()).not.toEqual([]));
  expect(await found()).toEqual(['another']);
});

test('who signs out leaves nothing remembered where the rules say so, of an earlier run neither', async () => {
  settings.change({ forgetAtSignOut: true });
  desk.witness()(await shown(), true);
  await vi.waitFor(async () => expect(await search()).toEqual([code]));
  await desk.close();
  desk = open();
  desk.refresh();
  await session.signOut();
  desk.refresh();
  await sits('operator');
  await vi.waitFor(async () => expect(await search()).toEqual([]));
});

test('somebody else’s signing in is a signing out too', async () => {
  settings.change({ forgetAtSignOut: true });
  desk.witness()(await shown(), true);
  await vi.waitFor(async () => expect(await search()).toEqual([code]));
  await sits('supervisor');
  expect(await search()).toEqual([]);
  settings.change({ forgetAtSignOut: false });
  await sits('operator');
  expect(await search()).toEqual([]);
});

test('who signs in again finds what was remembered, where the rules do not say otherwise', async () => {
  desk.witness()(await shown(), true);
  await vi.waitFor(async () => expect(await search()).toEqual([code]));
  await session.signOut();
  desk.refresh();
  await sits('supervisor');
  expect(await search()).toEqual([]);
  await sits('operator');
  expect(await search()).toEqual([code]);
});

test('what was just shown is found by the very next search, also the first one at this desk', async () => {
  await desk.close();
  desk = open(storeHere(undefined, 20));
  desk.witness()(await shown(), true);
  expect(await search()).toEqual([code]);
});

test('how long tokens are remembered counts as soon as it is set', async () => {
  vi.useFakeTimers({ toFake: ['Date', 'performance'], now: Date.now() });
  try {
    await desk.close();
    desk = open();
    desk.refresh();
    desk.witness()(await shown(), true);
    await vi.waitFor(async () => expect(await search()).toEqual([code]));
    vi.setSystemTime(Date.now() + 365 * 24 * 3_600_000);
    expect(await search(), 'a jump of the clock').toEqual([code]);
    vi.advanceTimersByTime(2 * 3_600_000);
    expect(await search()).toEqual([code]);
    settings.change({ directoryHours: 1 });
    desk.refresh();
    expect(await search()).toEqual([]);
  } finally {
    vi.useRealTimers();
  }
});
