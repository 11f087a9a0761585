import { failed, success, type Failure } from '../contract/failure';
import type { QueueView } from '../contract/outbox';
import type { OfflineDesk } from './offline';

/** Gives the desk that keeps nothing and queues nothing, and says why: nothing is ever written in plain text. */
export function closedOffline(unavailable: NonNullable<QueueView['unavailable']>): OfflineDesk {
  const failure: Failure = { code: 'rejected', reason: 'no-keychain', message: `Nothing is kept: ${unavailable}` };
  return {
    view: () => Promise.resolve({ entries: [], unavailable, setAside: 0 }),
    queue: () => Promise.resolve(failed(failure)),
    decide: () => Promise.resolve(failed(failure)),
    edit: () => Promise.resolve(failed(failure)),
    search: () => Promise.resolve(success([])),
    remember: () => undefined,
  };
}
