import type { Operator } from '../contract/desk-state';
import type { KeptWork } from '../contract/kept-work';
import { keyOfPlace } from '../contract/same-operator';

/** What operators are in the middle of, in memory until they sign out or the app ends. */
export interface Drafts {
  /** Keeps nothing for an operator whose own was not read first: the window then still shows what was somebody else's. */
  keep(operator: Operator, work: KeptWork): void;
  read(operator: Operator): KeptWork | null;
  forget(operator: Operator): void;
  /** Whether a secret that is told once is not noted yet: it is on the screen, or the desk is locked and can show it again. */
  hasUnnoted(operator: Operator, isLocked: boolean): boolean;
}

/** How long a pass code that was told once can be shown again after a lock, in milliseconds. */
export const secretStaysMs = 5 * 60_000;

/** More than ever share a desk in one day; the one that was used least lately goes. */
const mostOperators = 8;

/** Opens the memory for drafts; nobody gets another operator's. `elapsed`: milliseconds that nobody sets, sleep included. */
export function openDrafts(elapsed: () => number = () => performance.now()): Drafts {
  const kept = new Map<string, KeptWork>();
  /** Who kept what is under each key: operators without a name share one. */
  const keepers = new Map<string, Operator>();
  /** The operators with a secret on the screen, which stays there also once its time is over. */
  const unnoted = new Set<string>();
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

  // a timer stands still while the machine sleeps
  function endThoseOver(): void {
    for (const [id, endsAt] of timed) if (elapsed() >= endsAt) end(id);
  }

  function drop(key: string): void {
    kept.delete(key);
    keepers.delete(key);
    unnoted.delete(key);
  }

  return {
    keep(operator, work) {
      const key = operatorKey(operator);
      if (key !== shown) return;
      drop(key);
      kept.set(key, bounded(work));
      keepers.set(key, operator);
      if (work.newPassCode !== null || work.showsOneTimePassword) unnoted.add(key);
      for (const oldest of [...kept.keys()].slice(0, -mostOperators)) drop(oldest);
    },
    read(operator) {
      shown = operatorKey(operator);
      endThoseOver();
      const work = kept.get(shown) ?? null;
      const isTheirs = !isNameless(operator) || keepers.get(shown) === operator;
      return work && (isTheirs ? work : { ...work, newPassCode: null, showsOneTimePassword: false });
    },
    forget: (operator) => drop(operatorKey(operator)),
    hasUnnoted(operator, isLocked) {
      const key = operatorKey(operator);
      if (!isLocked) return unnoted.has(key);
      endThoseOver();
      return Boolean(kept.get(key)?.newPassCode);
    },
  };
}

/** Whether the server does not tell who an operator is, as for some Web API keys. */
export function isNameless({ userName, organisation }: Operator): boolean {
  return !userName || !organisation;
}

/** Tells one operator at one place from every other; those whom the server does not name are one. */
export function operatorKey({ server, organisation, userName, practice }: Operator): string {
  return `${String(practice)} ${keyOfPlace({ server, organisation: organisation ?? '', userName: userName ?? '' })}`;
}
