import type { Clock } from './clock';
import type { Entry } from './entry';

/** How long ago an entry was promised or decided upon. */
export interface EntryAge {
  milliseconds: number;
  /** Whether no clock that may be wrong has a part in it. */
  isCertain: boolean;
}

/** The ages of entries, which a wrong clock of this machine does not change. */
export interface EntryAges {
  /** Gives when something is promised or decided now, as it is written down. */
  stamp(): Pick<Entry, 'approvedAt' | 'isServerTime'>;
  /** Remembers that this entry was promised or decided upon just now. */
  begin(entry: Entry): void;
  of(entry: Entry): EntryAge;
}

/**
 * Gives the ages of entries. One of this run is as old as the time that has passed since. An older one is dated by the
 * server's clock, if that was known then and is known now. Otherwise the clocks may differ, and the lowest age counts.
 */
export function createEntryAges(clock: Clock): EntryAges {
  const begun = new Map<string, { approvedAt: number; elapsed: number }>();
  return {
    stamp() {
      const serverNow = clock.serverNow();
      return serverNow === null ? { approvedAt: clock.now() } : { approvedAt: serverNow, isServerTime: true };
    },
    begin(entry) {
      begun.set(entry.id, { approvedAt: entry.approvedAt, elapsed: clock.elapsed() });
    },
    of(entry) {
      const own = begun.get(entry.id);
      if (own?.approvedAt === entry.approvedAt) return { milliseconds: clock.elapsed() - own.elapsed, isCertain: true };
      const serverNow = clock.serverNow();
      const byMachine = clock.now() - entry.approvedAt;
      if (serverNow === null) return { milliseconds: byMachine, isCertain: false };
      const byServer = serverNow - entry.approvedAt;
      if (entry.isServerTime) return { milliseconds: byServer, isCertain: true };
      return { milliseconds: Math.min(byMachine, byServer), isCertain: false };
    },
  };
}
