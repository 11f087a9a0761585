import type { Connection } from '../crm/client';
import { readServerClock } from '../crm/server-clock';
import { ageAfterRestart, ageByServer } from './expiry';
import type { KeychainEntry } from './keychain-entry';
import { unpackSession, type StoredSession } from './stored-session';

/** What an earlier run has left: a session and how old it is by now, one that is over, or none that can be read. */
export type KeptSession =
  | { kept: 'lasts'; stored: StoredSession; connection: Connection; age: number }
  | { kept: 'over' | 'none' | 'keychain-unavailable' };

/** The window is not drawn before it is known who is signed in. */
const deadlineMs = 3_000;

/** Reads the session that the keychain kept; where the time of day cannot tell its age, the server's clock is asked. */
export async function readKeptSession(
  keychain: KeychainEntry,
  connect: (base: string) => Connection,
  timeOfDay: () => number,
): Promise<KeptSession> {
  const read = await keychain.read();
  if (read.outcome === 'unavailable' || read.outcome === 'failed') return { kept: 'keychain-unavailable' };
  const stored = read.outcome === 'stored' ? unpackSession(read.secret) : undefined;
  if (!stored) return { kept: 'none' };
  const connection = connect(stored.operator.server);
  const { age, isSure } = ageAfterRestart(stored.term, timeOfDay());
  const serverNow = isSure ? null : await readServerClock(connection, deadlineMs);
  const known = (serverNow === null ? null : ageByServer(stored.term, serverNow)) ?? age;
  return known < stored.term.lasts ? { kept: 'lasts', stored, connection, age: known } : { kept: 'over' };
}
