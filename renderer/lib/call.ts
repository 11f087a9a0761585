import type { Desk } from '../../electron/contract/bridge';
import type { Result } from '../../electron/contract/failure';
import { failed } from '../../electron/contract/failure';
import type { Answer, Ask, RequestName } from '../../electron/contract/requests';

declare global {
  interface Window {
    readonly desk: Desk;
  }
}

/** Counts the operators at this desk. */
let turn = 0;

/** The operator leaves: what they asked and what is still unanswered is answered to nobody. */
export function endTurn(): void {
  turn += 1;
}

/** Asks the main process; whatever goes wrong on the way comes back as an `unexpected` failure, nothing is thrown. */
export async function call<N extends RequestName>(name: N, ask: Ask<N>): Promise<Result<Answer<N>>> {
  const mine = turn;
  let answer: Result<Answer<N>>;
  try {
    answer = await window.desk.call(name, ask);
  } catch {
    // what was thrown may quote the ask, and the ask may hold a password
    answer = failed({ code: 'unexpected', message: `The main process did not answer ${name}` });
  }
  // who signs in is the next operator
  return mine === turn || name.startsWith('session:') ? answer : new Promise(() => undefined);
}

export interface Latest {
  /** The answer, or null where a newer one was awaited meanwhile; that holds for failures too. */
  take<T>(work: Promise<T>): Promise<T | null>;
  /** Lets whatever is still on its way arrive for nobody. */
  drop(): void;
}

/** Keeps overlapping questions in order: only the newest one is answered. */
export function latest(): Latest {
  let newest = 0;
  return {
    async take(work) {
      const mine = ++newest;
      const answer = await work;
      return mine === newest ? answer : null;
    },
    drop() {
      newest += 1;
    },
  };
}
