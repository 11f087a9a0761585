import type { Desk } from '../../electron/contract/bridge';
import type { Failure, Result } from '../../electron/contract/failure';
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

/** What changes nothing, and so may be asked once more when the session turned out to be over. */
const reads: ReadonlySet<RequestName> = new Set<RequestName>([
  'tokens:find',
  'tokens:not-associated',
  'tokens:list',
  'classifications:list',
  'accounts:show',
  'accounts:of-token',
  'participants:list',
]);

let isBack = (): Promise<boolean> => Promise.resolve(false);

/** Says what reads that met the end of the session wait for: true and they are asked once more, false and they fail. */
export function goOnWhen(wait: () => Promise<boolean>): void {
  isBack = wait;
}

/** What may be asked once more after a proxy was signed in to: nothing was sent, and nobody has begun anything else meanwhile. */
const repeatable: ReadonlySet<RequestName> = new Set<RequestName>([
  ...reads,
  'session:sign-in',
  'session:sign-in-again',
]);

let isThroughProxy = (): Promise<boolean> => Promise.resolve(false);

/** Says what waits for a sign-in that a proxy asks for: true and it is asked once more, false and it fails. */
export function goOnAfterProxy(wait: () => Promise<boolean>): void {
  isThroughProxy = wait;
}

/**
 * Asks the main process; whatever goes wrong on the way comes back as an `unexpected` failure, nothing is thrown. What
 * only reads outlasts the end of the session: it is answered once the operator has signed in again. So does what met a
 * proxy that asks for a sign-in.
 */
export async function call<N extends RequestName>(name: N, ask: Ask<N>): Promise<Result<Answer<N>>> {
  const mine = turn;
  // who signs in, or unlocks, is the next operator
  const isMine = () => mine === turn || name.startsWith('session:') || name.startsWith('lock:');
  for (;;) {
    const answer = await askMain(name, ask);
    if (!isMine()) return new Promise(() => undefined);
    if (answer.ok) return answer;
    const wait = waitFor(name, answer.failure);
    if (!wait) return answer;
    const goesOn = await wait();
    if (!isMine()) return new Promise(() => undefined);
    if (!goesOn) return answer;
  }
}

/** What this failure of a request can wait for; undefined where it is told at once. */
function waitFor(name: RequestName, { code, reason }: Failure): (() => Promise<boolean>) | undefined {
  if (code === 'signed-out') return reads.has(name) ? isBack : undefined;
  return reason === 'proxy-sign-in' && repeatable.has(name) ? isThroughProxy : undefined;
}

async function askMain<N extends RequestName>(name: N, ask: Ask<N>): Promise<Result<Answer<N>>> {
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
