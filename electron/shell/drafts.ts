import { randomUUID } from 'node:crypto';
import type { Operator } from '../contract/desk-state';
import type { KeptWork } from '../contract/kept-work';
import { keyOfPlace } from '../contract/same-operator';

/** What operators are in the middle of, in memory until they sign out or the app ends. */
export interface Drafts {
  /** Keeps nothing for an operator whose own was not read first: the window then still shows what was somebody else's. */
  keep(operator: Operator, work: KeptWork): void;
  read(operator: Operator): KeptWork | null;
  /** Keeps a pass code that was made while no window of its operator could show it: the next one does. Gives it as it is kept. */
  tell(operator: Operator, told: Omit<NewPassCode, 'id'>): NewPassCode;
  forget(operator: Operator): void;
}

type NewPassCode = NonNullable<KeptWork['newPassCode']>;

/** How long a pass code that was told once can be shown again after a lock, in milliseconds. */
const secretStaysMs = 5 * 60_000;

/** More than ever share a desk in one day; the one that was used least lately goes. */
const mostOperators = 8;

/** Opens the memory for drafts; nobody gets another operator's. `elapsed`: milliseconds that nobody sets, sleep included. */
export function openDrafts(elapsed: () => number = () => performance.now()): Drafts {
  const kept = new Map<string, KeptWork>();
  /** Of pass codes that no window knows yet. */
  const untold = new Map<string, NewPassCode>();
  /** The pass codes whose time is over, by id. */
  const over = new Set<string>();
  /** When each of the others ends. */
  const timed = new Map<string, number>();
  let shown: string | undefined;

  /** Its time runs from when it was told, however often the work is kept meanwhile. */
  function bounded(work: KeptWork): KeptWork {
    const id = work.newPassCode?.id;
    if (id === undefined) return work;
    if (over.has(id)) return { ...work, newPassCode: null };
    if (!timed.has(id)) {
      timed.set(id, elapsed() + secretStaysMs);
      setTimeout(() => end(id), secretStaysMs).unref();
    }
    return work;
  }

  function end(id: string): void {
    timed.delete(id);
    over.add(id);
    for (const [key, work] of kept) if (work.newPassCode?.id === id) kept.set(key, { ...work, newPassCode: null });
  }

  /** A window that was told it in the meantime keeps it itself, or its operator has noted it. */
  function withUntold(key: string, work: KeptWork): KeptWork {
    const told = untold.get(key);
    if (told && work.newPassCode?.id === told.id) untold.delete(key);
    return { ...work, newPassCode: work.newPassCode ?? untold.get(key) ?? null };
  }

  return {
    keep(operator, work) {
      const key = keyOf(operator);
      if (key !== shown) return;
      kept.delete(key);
      kept.set(key, bounded(withUntold(key, work)));
      for (const oldest of [...kept.keys()].slice(0, -mostOperators)) kept.delete(oldest);
    },
    read(operator) {
      shown = keyOf(operator);
      // a timer stands still while the machine sleeps
      for (const [id, endsAt] of timed) if (elapsed() >= endsAt) end(id);
      untold.delete(shown);
      return kept.get(shown) ?? null;
    },
    tell(operator, told) {
      const [key, newPassCode] = [keyOf(operator), { ...told, id: randomUUID() }];
      untold.set(key, newPassCode);
      setTimeout(() => untold.get(key) === newPassCode && untold.delete(key), secretStaysMs).unref();
      const work = kept.get(key);
      if (work) kept.set(key, bounded(withUntold(key, work)));
      return newPassCode;
    },
    forget(operator) {
      kept.delete(keyOf(operator));
      untold.delete(keyOf(operator));
    },
  };
}

function keyOf({ server, organisation, userName, practice }: Operator): string {
  return `${String(practice)} ${keyOfPlace({ server, organisation: organisation ?? '', userName: userName ?? '' })}`;
}
