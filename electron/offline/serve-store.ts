import type { SteadyTime } from './clock';
import { createDirectory, type Directory } from './directory';
import { entryPromises } from './promise-facts';
import { stored, troubled, type OpenReport, type RecordName, type Store, type Stored } from './record';
import { openStore } from './store';
import type { StoreAnswer, StoreCall, StoreCallName, StoreHandlers, StoreOpening } from './store-calls';

/** Tokens are remembered for hours, so that this is soon enough for one that was remembered long enough. */
const tidyMs = 10 * 60_000;
/** Kept in the directory's file: an outbox whose files are all absent was there before. */
const outboxBegun: RecordName = { kind: 'meta', id: 'outbox-begun' };

/** Gives what answers the calls of the store's process: before `open`, and after `close`, with `ended`. */
export function createStoreHandlers(elapsed: () => number = () => performance.now()): StoreHandlers {
  let told: SteadyTime & { at: number } = { now: Date.now(), isCertain: false, at: elapsed() };
  const now = (): number => told.now + elapsed() - told.at;
  let outbox: Store | undefined;
  let kept: Store | undefined;
  let directory: Directory | undefined;
  let tidying: NodeJS.Timeout | undefined;
  let damagedBefore = 0;
  let last: StoreOpening | undefined;
  /** What was set aside stays told, however often the files are opened. */
  const setAside = new Map<string, string>();

  /** Opens the outbox again where it could not be: what held the file may be gone, as a process that was slow to end. */
  function opened(): Stored<Store> {
    if (outbox) return stored(outbox);
    if (!last) return troubled('ended');
    const again = openOutbox(last);
    if (again.ok) outbox = again.value;
    return again;
  }

  function inOutbox<T>(work: (store: Store) => Stored<T>): Stored<T> {
    const store = opened();
    return store.ok ? work(store.value) : store;
  }

  const inDirectory = <T, R extends Stored<T> | Promise<Stored<T>>>(work: (open: Directory) => R): R | Stored<T> =>
    directory ? work(directory) : troubled('ended');

  /** What earlier starts have set aside is old news. */
  const damagedNow = (): number => (kept ? kept.report.damaged.length - damagedBefore : 0);

  function close(): Stored<null> {
    clearInterval(tidying);
    outbox?.close();
    kept?.close();
    [outbox, kept, directory, last] = [undefined, undefined, undefined, undefined];
    return stored(null);
  }

  function openOutbox({ outboxFile, key }: StoreOpening): Stored<Store> {
    const begun = kept?.read(outboxBegun);
    const isExpected = begun?.ok === true && begun.value !== null;
    const opened = openStore({ file: outboxFile, key, promises: entryPromises, isExpected });
    if (opened.ok && !isExpected) kept?.write([{ put: { ...outboxBegun, content: '' } }]);
    return opened;
  }

  function openDirectory({ directoryFile: file, key }: StoreOpening): Stored<Store> {
    const opened = openStore({ file, key });
    if (!opened.ok) return opened;
    const { report } = opened.value;
    report.setAside ??= setAside.get(file) ?? null;
    if (report.setAside !== null) setAside.set(file, report.setAside);
    return opened;
  }

  function open(opening: StoreOpening) {
    close();
    last = opening;
    const seen = openDirectory(opening);
    if (seen.ok) kept = seen.value;
    const promises = openOutbox(opening);
    if (promises.ok) outbox = promises.value;
    if (kept) {
      damagedBefore = kept.report.damaged.length;
      directory = createDirectory({
        store: kept,
        now,
        isCertain: () => told.isCertain,
        longestMs: () => last?.longestMs ?? opening.longestMs,
      });
      tidying = setInterval(() => void directory?.tidy(), tidyMs);
      tidying.unref();
    }
    return stored({ outbox: reportOf(promises), directory: reportOf(seen) });
  }

  return {
    open,
    close,
    'outbox:read': () => inOutbox((store) => store.readAll('outbox')),
    'outbox:write': (changes) => inOutbox((store) => store.write(changes)),
    'outbox:set-aside': (name) => inOutbox((store) => store.setAside(name)),
    'outbox:loss': () => inOutbox((store) => stored(store.loss())),
    'outbox:acknowledge-loss': ({ ids }) => inOutbox((store) => store.acknowledgeLoss(ids)),
    'directory:time': (time) => {
      told = { ...time, at: elapsed() };
      return stored(null);
    },
    'directory:open': ({ scope }) =>
      inDirectory(async (it) => {
        const read = await it.open(scope);
        return read.ok ? stored(damagedNow()) : read;
      }),
    'directory:keep-for': ({ longestMs }) => {
      if (last) last = { ...last, longestMs };
      return inDirectory((it) => it.tidy());
    },
    'directory:remember': ({ tokens, isWhole }) => inDirectory((it) => it.remember(tokens, isWhole)),
    'directory:forget': (token) => inDirectory((it) => it.forget(token)),
    'directory:clear': () => inDirectory((it) => it.clear()),
    'directory:search': ({ query, limit }) => inDirectory(async (it) => stored(await it.search(query, limit))),
  };
}

/** Answers one call; what is thrown is a bug, and must not end the process that keeps the promises. */
export async function answerCall(handlers: StoreHandlers, call: StoreCall): Promise<StoreAnswer> {
  try {
    return { id: call.id, answer: await handle(handlers, call) };
  } catch {
    return { id: call.id, answer: troubled('failed') };
  }
}

function handle<N extends StoreCallName>(handlers: StoreHandlers, { name, ask }: Extract<StoreCall, { name: N }>) {
  return handlers[name](ask);
}

function reportOf(opened: Stored<Store>): Stored<OpenReport> {
  return opened.ok ? stored(opened.value.report) : opened;
}
