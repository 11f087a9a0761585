import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { holds } from './secrets';

interface Held {
  /** Milliseconds that the window once could not do anything. */
  window: number;
  /** Milliseconds that the slowest answer of the main process took. */
  main: number;
}

/** Watches for a while how long window and main process are held up at most. */
export function watchHeld(page: Page, forMs: number): Promise<Held> {
  return page.evaluate(async (ms) => {
    const held = { window: 0, main: 0 };
    let last = performance.now();
    const ticking = setInterval(() => {
      const now = performance.now();
      held.window = Math.max(held.window, now - last);
      last = now;
    }, 5);
    const until = last + ms;
    while (performance.now() < until) {
      const asked = performance.now();
      await window.desk.call('app:about', null);
      held.main = Math.max(held.main, performance.now() - asked);
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    clearInterval(ticking);
    return held;
  }, forMs);
}

/** The processes that hold keytar, by their ids. */
export async function vaultsOf(app: ElectronApplication): Promise<number[]> {
  const metrics = await app.evaluate(({ app: electron }) => electron.getAppMetrics());
  return metrics.filter(({ name }) => name === 'Tokendesk keychain').map(({ pid }) => pid);
}

/** When a process was started, in milliseconds since the epoch, to a hundredth of a second. */
export function startOf(pid: number): number {
  // Its 22nd field, in hundredths of a second since the machine was started; the second one may hold spaces.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  const [upFor = ''] = readFileSync('/proc/uptime', 'utf8').split(' ');
  return Date.now() - (Number(upFor) * 1_000 - Number(fields[19]) * 10);
}

/** When something was first seen in the window, or first words in it, in milliseconds since the epoch. */
export function firstPaint(
  page: Page,
  what: 'first-paint' | 'first-contentful-paint' = 'first-paint',
): Promise<number> {
  return page.evaluate((name) => {
    const [paint] = performance.getEntriesByName(name);
    return performance.timeOrigin + (paint?.startTime ?? Infinity);
  }, what);
}

/** When the app has first noticed that its keychain cannot be used, in milliseconds since the epoch. */
export function firstTrouble(profile: string): number {
  const lines = readFileSync(join(profile, 'logs', 'tokendesk.log'), 'utf8')
    .split('\n')
    .filter(Boolean);
  const seen = lines.map((line) => JSON.parse(line) as { at: string; event: string });
  return Date.parse(seen.find(({ event }) => event === 'keychain-changed')?.at ?? '');
}

/** Milliseconds from the first paint until the window knows whether somebody is signed in, or this moment if it was before. */
export function timeUntilKnown(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const isLooking = async (): Promise<boolean> => {
      const answer = await window.desk.call('session:read', null);
      return answer.ok && !answer.value.signedIn && answer.value.ended === 'looking';
    };
    while (await isLooking()) await new Promise((resolve) => requestAnimationFrame(resolve));
    const [paint] = performance.getEntriesByName('first-paint');
    return performance.now() - (paint?.startTime ?? Infinity);
  });
}

/** Whether a process is there, and not merely its name in the list. */
export function isRunning(pid: number): boolean {
  return existsSync(`/proc/${pid}/exe`);
}

/** The files below some folders that hold a secret, in any of the ways in which programs write text. */
export function filesHolding(secret: string, ...folders: string[]): string[] {
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  return files.filter((file) => holds(readFileSync(file), secret));
}
