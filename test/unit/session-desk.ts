import { vi } from 'vitest';
import type { SessionState, SignIn } from '../../electron/contract/desk-state';
import type { PracticeOptions } from '../../electron/practice/options';
import { practicePeople } from '../../electron/practice/people';
import { createPractice } from '../../electron/practice/practice';
import { openClock } from '../../electron/session/clock';
import type { KeychainEntry } from '../../electron/session/keychain-entry';
import { openPractice } from '../../electron/session/practice-connection';
import { createSession } from '../../electron/session/session';

export const server = 'https://crm.example/crmapi/rest/v2';
export const hour = 3_600_000;
export const right: SignIn = {
  with: 'password',
  server,
  organisation: practicePeople.organisation,
  userName: practicePeople.operator.username,
  password: practicePeople.operator.password,
};

/** A desk whose time of day may be set, at a server whose time of day is right; time has to be faked. */
export function openDesk(options: Partial<PracticeOptions> = {}) {
  const server = { hours: 0, isAway: false };
  const serverNow = () => new Date(Date.UTC(2026, 4, 1, 9) + performance.now() - began + server.hours * hour);
  const began = performance.now();
  const practice = createPractice({ size: 50, now: serverNow, ...options });
  const box: { secret: string | null } = { secret: null };
  const keychain: KeychainEntry = {
    read: () =>
      Promise.resolve(box.secret === null ? { outcome: 'not-stored' } : { outcome: 'stored', secret: box.secret }),
    write: (secret) => {
      box.secret = secret;
      return Promise.resolve('done');
    },
    remove: () => {
      box.secret = null;
      return Promise.resolve('done');
    },
  };
  const clock = openClock();
  const start = (changed: (state: SessionState) => void = () => undefined) =>
    createSession({
      keychain,
      connect: (base) => ({
        base,
        fetch: async (url, init) => {
          if (server.isAway) throw new TypeError('net::ERR_CONNECTION_REFUSED');
          const response = await practice.fetch(new Request(url, init));
          // as every server does over HTTP, whatever it answers
          response.headers.set('date', serverNow().toUTCString());
          return response;
        },
        deadlineMs: 1_000,
      }),
      openPractice: () => openPractice(() => 'R17.10.0'),
      changed,
      heard: () => undefined,
      now: Date.now,
      clock,
    });
  const setTimeOfDay = (by: number) => vi.setSystemTime(Date.now() + by);
  return { practice, server, box, clock, start, setTimeOfDay, session: start() };
}
