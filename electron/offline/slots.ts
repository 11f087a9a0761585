import type { Standing } from './standing';

/** One entry in memory. */
export interface Slot {
  standing: Standing;
  /** Whether the disk has the entry as it stands. */
  isSaved: boolean;
  /** Whether it was told that it is its turn, and has not taken it yet. */
  isCalled: boolean;
  /** Tells the answer of what was begun last from one that comes too late. */
  begun: number;
  /** What happens to an entry happens one after another. */
  last: Promise<unknown>;
}

/** The entries in memory, and all that is under way. */
export interface Slots {
  all(): Slot[];
  get(id: string): Slot | undefined;
  put(standing: Standing): Slot;
  remove(ids: readonly string[]): void;
  /** Whether the entry is still there, and was not forgotten while something was under way. */
  has(slot: Slot): boolean;
  /** Runs what happens to an entry after all that happened to it before. */
  inTurn<T>(slot: Slot, work: () => Promise<T>): Promise<T>;
  /** Counts work as under way until it is done. */
  follow(work: Promise<unknown>): void;
  idle(): Promise<void>;
}

/** Gives no entries yet. */
export function createSlots(): Slots {
  const slots = new Map<string, Slot>();
  const underWay = new Set<Promise<unknown>>();

  function follow(work: Promise<unknown>): void {
    underWay.add(work);
    void work.finally(() => underWay.delete(work));
  }

  return {
    all: () => [...slots.values()],
    get: (id) => slots.get(id),
    put(standing) {
      const slot = { standing, isSaved: true, isCalled: false, begun: 0, last: Promise.resolve() };
      slots.set(standing.entry.id, slot);
      return slot;
    },
    remove(ids) {
      for (const id of ids) slots.delete(id);
    },
    has: (slot) => slots.get(slot.standing.entry.id) === slot,
    inTurn(slot, work) {
      const run = slot.last.then(work);
      slot.last = run;
      follow(run);
      return run;
    },
    follow,
    async idle() {
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}
