import { randomUUID } from 'node:crypto';
import type { Operator } from '../contract/desk-state';
import type { Failure, Result } from '../contract/failure';
import type { UnheardOutcome } from '../contract/unheard';
import { isNameless, operatorKey, secretStaysMs } from './drafts';

/** Keeps, in memory, the outcome of requests that make a secret until the operator who asked has heard of it. */
export interface Unheard {
  /** Gives the answer, and keeps its outcome where whoever asked does not hear it. */
  follow<T>(asked: Asked<T>, answer: Promise<Result<T>>): Promise<Result<T>>;
  /** What waits is told only where whoever asked is gone: else they see it themselves. */
  read(operator: Operator): UnheardOutcome[];
  /** The operator has heard of one of them. */
  heard(operator: Operator, id: string): void;
  /** Whether a new pass code is kept that the operator has not seen yet. */
  hasPassCode(operator: Operator): boolean;
  forget(operator: Operator): void;
}

interface Asked<T> {
  operator: Operator | null;
  action: UnheardOutcome['action'];
  /** What a person knows the token by, from the request and, where it tells more, from the answer. */
  token: string;
  tokenOf: (answer: T) => string | null;
  /** Null where it is not shown a second time. */
  passCodeOf: (answer: T) => string | null;
  isHeard: () => boolean;
}

/**
 * Opens the memory for outcomes; nobody gets another operator's. `changed` is called when a new one is kept. `elapsed`:
 * milliseconds that nobody sets, sleep included.
 */
export function openUnheard(changed: () => void, elapsed: () => number = () => performance.now()): Unheard {
  /** By whose they are, then by id. */
  const kept = new Map<string, Map<string, UnheardOutcome>>();
  /** Whether whoever asked would still hear the answer, by id, until it comes. */
  const waiting = new Map<string, () => boolean>();
  /** When each pass code is forgotten, by id. */
  const timed = new Map<string, number>();
  const nameless = new WeakMap<Operator, string>();

  /** An operator without a name is known by their session alone, which stays the same object until they leave. */
  function keyOf(operator: Operator): string {
    if (!isNameless(operator)) return operatorKey(operator);
    const key = nameless.get(operator) ?? randomUUID();
    nameless.set(operator, key);
    return key;
  }

  function put(key: string, entry: UnheardOutcome): void {
    const own = kept.get(key) ?? new Map<string, UnheardOutcome>();
    kept.set(key, own.set(entry.id, entry));
  }

  function drop(key: string, id: string): boolean {
    timed.delete(id);
    const own = kept.get(key);
    const isDropped = own?.delete(id) ?? false;
    if (own?.size === 0) kept.delete(key);
    return isDropped;
  }

  /** From here on the pass code is known to nobody. */
  function end(id: string): void {
    timed.delete(id);
    for (const own of kept.values()) {
      const entry = own.get(id);
      if (entry?.outcome.state === 'told') own.set(id, { ...entry, outcome: { state: 'made' } });
    }
  }

  function ofOperator(operator: Operator): UnheardOutcome[] {
    // a timer stands still while the machine sleeps
    for (const [id, endsAt] of timed) if (elapsed() >= endsAt) end(id);
    return [...(kept.get(keyOf(operator))?.values() ?? [])];
  }

  return {
    async follow({ operator, action, token, tokenOf, passCodeOf, isHeard }, answer) {
      if (!operator) return answer;
      const [key, id] = [keyOf(operator), randomUUID()];
      put(key, { id, action, token, outcome: { state: 'waiting' } });
      waiting.set(id, isHeard);
      function settle(name: string, outcome: UnheardOutcome['outcome']): void {
        waiting.delete(id);
        // who signed out meanwhile has left it behind
        if (!drop(key, id) || isHeard()) return;
        put(key, { id, action, token: name, outcome });
        if (outcome.state === 'told') {
          timed.set(id, elapsed() + secretStaysMs);
          setTimeout(() => end(id), secretStaysMs).unref();
        }
        changed();
      }
      try {
        const result = await answer;
        if (!result.ok) {
          settle(token, { state: 'failed', failure: result.failure });
          return result;
        }
        const passCode = passCodeOf(result.value);
        settle(tokenOf(result.value) ?? token, passCode === null ? { state: 'made' } : { state: 'told', passCode });
        return result;
      } catch (error) {
        settle(token, { state: 'failed', failure: notKnown });
        throw error;
      }
    },
    read: (operator) => ofOperator(operator).filter(({ id }) => !waiting.get(id)?.()),
    heard: (operator, id) => void drop(keyOf(operator), id),
    hasPassCode: (operator) => ofOperator(operator).some(({ outcome }) => outcome.state === 'told'),
    forget: (operator) => void kept.delete(keyOf(operator)),
  };
}

const notKnown: Failure = { code: 'unknown-outcome', message: 'The main process met an error' };
