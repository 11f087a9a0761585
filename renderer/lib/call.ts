import type { Desk } from '../../electron/contract/bridge';
import type { Result } from '../../electron/contract/failure';
import { failed } from '../../electron/contract/failure';
import type { Answer, Ask, RequestName } from '../../electron/contract/requests';

declare global {
  interface Window {
    readonly desk: Desk;
  }
}

/** Asks the main process; whatever goes wrong on the way comes back as an `unexpected` failure, nothing is thrown. */
export async function call<N extends RequestName>(name: N, ask: Ask<N>): Promise<Result<Answer<N>>> {
  try {
    return await window.desk.call(name, ask);
  } catch {
    // what was thrown may quote the ask, and the ask may hold a password
    return failed({ code: 'unexpected', message: `The main process did not answer ${name}` });
  }
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
