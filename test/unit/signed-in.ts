import type { PracticeOptions } from '../../electron/practice/options';
import { practicePeople } from '../../electron/practice/people';
import { createPractice } from '../../electron/practice/practice';
import type { KeychainEntry } from '../../electron/session/keychain-entry';
import { createSession } from '../../electron/session/session';

const emptyKeychain: KeychainEntry = {
  read: () => Promise.resolve({ outcome: 'not-stored' }),
  write: () => Promise.resolve('done'),
  remove: () => Promise.resolve('done'),
};

/** What Chromium says where there is no network at all. */
const noNetwork = () => Promise.reject(new TypeError('net::ERR_INTERNET_DISCONNECTED'));

/** Gives a session signed in to a practice service of its own, and that service; while the line is down, nothing reaches it. */
export async function signedIn(options: Partial<PracticeOptions> = {}, isLineDown: () => boolean = () => false) {
  const practice = createPractice({ size: 200, errorCodes: () => 'OPAQUE', ...options });
  const session = createSession({
    keychain: emptyKeychain,
    connect: (base) => ({
      base,
      fetch: (url, init) => (isLineDown() ? noNetwork() : practice.fetch(new Request(url, init))),
      deadlineMs: 1_000,
      release: practice.options.release,
    }),
    openPractice: () => Promise.reject(new Error('not here')),
    changed: () => undefined,
    heard: () => undefined,
    now: Date.now,
  });
  const { organisation, operator } = practicePeople;
  await session.signIn({
    with: 'password',
    server: 'crm.example',
    organisation,
    userName: operator.username,
    password: operator.password,
  });
  return { practice, session };
}
