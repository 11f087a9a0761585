import type { EntryStore } from './kept-entries';
import { troubled, type Stored } from './record';
import type { StoreAnswer, StoreCall, StoreCallName, StoreCalls, StoreOpening } from './store-calls';

/** The store's program, as the main process sees it. */
export interface StoreProcess {
  post(call: StoreCall): void;
  kill(): void;
}

/** The store, at the other end of a process; every call fails as `ended` where that process ends before it answers. */
export interface StoreClient {
  call<N extends StoreCallName>(name: N, ask: StoreCalls[N]['ask']): Promise<Stored<StoreCalls[N]['answer']>>;
  /** The part that keeps the outbox. */
  entries: EntryStore;
  /** Calls back when the process ended by itself, with its files open; the next call opens them again. */
  onEnded(act: () => void): void;
  /** Closes the files and ends the process. */
  close(): Promise<void>;
}

interface ClientParts {
  start(answered: (answer: StoreAnswer) => void, ended: () => void): StoreProcess;
  /** How long the disk may take, in milliseconds; past it the process is ended, and started anew by the next call. */
  deadlineMs?: number;
}

type Settle = (answer: Stored<unknown>) => void;

/**
 * Gives the store; its process starts with the call `open`, and again, with its files open, after it ended. Before `open` and
 * after `close` every other call fails as `ended`.
 */
export function createStoreClient({ deadlineMs = 30_000, ...parts }: ClientParts): StoreClient {
  const waiting = new Map<number, Settle>();
  let running: StoreProcess | undefined;
  let opening: StoreOpening | undefined;
  let scope: string | undefined;
  let calls = 0;
  let told = (): void => undefined;

  function ended(whose: StoreProcess | undefined): void {
    if (running !== whose) return;
    running = undefined;
    const unanswered = [...waiting.values()];
    waiting.clear();
    for (const settle of unanswered) settle(troubled('ended'));
    if (opening) told();
  }

  function begin(): StoreProcess {
    const mine: StoreProcess = parts.start(
      ({ id, answer }) => {
        waiting.get(id)?.(answer);
        waiting.delete(id);
      },
      () => ended(mine),
    );
    running = mine;
    if (opening) void send(mine, 'open', opening);
    if (opening && scope !== undefined) void send(mine, 'directory:open', { scope });
    return mine;
  }

  function send(to: StoreProcess, name: StoreCallName, ask: unknown): Promise<Stored<unknown>> {
    const id = (calls += 1);
    const answered = new Promise<Stored<unknown>>((resolve) => waiting.set(id, resolve));
    const timer = setTimeout(() => {
      to.kill();
      ended(to);
    }, deadlineMs);
    to.post({ id, name, ask } as StoreCall);
    return answered.finally(() => clearTimeout(timer));
  }

  const client: StoreClient = {
    async call(name, ask) {
      // a call that comes after `close` must not open the files again: another start may want them
      if (!running && !opening && name !== 'open') return troubled('ended');
      const process = running ?? begin();
      if (name === 'open') opening = ask as StoreOpening;
      if (name === 'directory:keep-for' && opening)
        opening = { ...opening, ...(ask as StoreCalls['directory:keep-for']['ask']) };
      if (name === 'directory:open') scope = (ask as StoreCalls['directory:open']['ask']).scope;
      // The names pair asks with answers on both sides (store-calls.ts), which a message cannot show to the compiler.
      return (await send(process, name, ask)) as Awaited<ReturnType<typeof client.call<typeof name>>>;
    },
    entries: {
      readAll: () => client.call('outbox:read', null),
      write: (changes) => client.call('outbox:write', changes),
      setAside: (name) => client.call('outbox:set-aside', name),
    },
    onEnded: (act) => void (told = act),
    async close() {
      const last = running;
      [opening, scope] = [undefined, undefined];
      if (!last) return;
      await client.call('close', null);
      last.kill();
      ended(last);
    },
  };
  return client;
}
