import type { EventName } from '../../electron/contract/requests';

const events: Record<EventName, true> = {
  'outbox:changed': true,
  'session:changed': true,
  'connection:changed': true,
  'keychain:changed': true,
  'proxy:changed': true,
  'lock:changed': true,
  'lock:warning': true,
  'settings:changed': true,
  'policy:changed': true,
  'unheard:changed': true,
  'updates:changed': true,
  'link:arrived': true,
};

/** All that the window is told without asking; a name that is missing here does not compile. */
export const eventNames = Object.keys(events) as EventName[];
