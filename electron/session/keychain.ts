import { join } from 'node:path';
import type { KeychainState } from '../contract/desk-state';
import { openEntry, settleEntry, type EntryParts, type KeychainEntry } from './keychain-entry';
import { openLine, type Reply, type StartVault } from './keychain-line';
import { openMarker } from './keychain-marker';
import { troubleOf, type KeychainAnswer, type KeychainTrouble } from './keychain-outcome';

const entryNames = ['session', 'data-key', 'unlock', 'proxy'] as const;
export type EntryName = (typeof entryNames)[number];

/** The operating system's keychain, as one profile uses it. */
export interface Keychain {
  entry(name: EntryName): KeychainEntry;
  /** Whether an entry is there, as far as that is known without asking the keychain. */
  expects(name: EntryName): boolean;
  /** Believes from now on that an entry was written, where nothing is known of it; gives whether nothing was. */
  expect(name: EntryName): boolean;
  state(): KeychainState;
  /** Has removed what could not be when it was to be; for the start, before anything is written. */
  tidy(): Promise<void>;
  /** For an operator who was told that the system may ask for a password: waits up to 30 s for them to give it. */
  retry(): Promise<KeychainState>;
  /** Something has happened after which a keychain that failed may work: asks it again soon, without a prompt. */
  wake(): void;
  /** The app quits: what is to be removed still is, and nothing else is answered any more; settles once that is done. */
  drain(): Promise<void>;
  /** Ends the worker at once, also while a call hangs in it. */
  stop(): void;
}

interface KeychainParts {
  start: StartVault;
  /** Part of every entry's name, so that two profiles on one machine do not share a session. */
  account: string;
  /** Where the markers are kept; the folder of the profile. */
  folder: string;
  changed?(state: KeychainState): void;
  /** It answers again: what could not be read or kept meanwhile can be now. */
  recovered?(): void;
  deadlines?: Partial<Deadlines>;
}

/** In milliseconds. */
interface Deadlines {
  /** For the worker to start and to take a call. */
  takeMs: number;
  /** For a call that nobody was told of, from when the worker takes it. */
  silentMs: number;
  /** For an operator's own attempt, and for a prompt of the system that a silent call has opened. */
  promptMs: number;
  /** For an attempt in the background, which nobody waits for. */
  backgroundMs: number;
  /** Between attempts in the background; the last one stays. */
  pausesMs: readonly number[];
  /** Between an attempt and one because something has happened. */
  wakeMs: number;
}

const usual: Deadlines = {
  takeMs: 15_000,
  silentMs: 2_000,
  promptMs: 30_000,
  backgroundMs: 10_000,
  pausesMs: [1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000],
  // Where the system may open a prompt for every attempt, closing that prompt must not lead to the next one.
  wakeMs: process.platform === 'linux' ? 1_000 : 60_000,
};

const service = 'Tokendesk';

/**
 * Opens the keychain; nothing is asked of it, and no process started, before the first call. After a failure it is left alone
 * but for one attempt at a time in the background, so that one freeze is one failure; calls fail at once until it recovers.
 */
export function openKeychain(parts: KeychainParts): Keychain {
  const { takeMs, silentMs, promptMs, backgroundMs, pausesMs, wakeMs } = { ...usual, ...parts.deadlines };
  const line = openLine({ start: parts.start, takeMs, lingerMs: promptMs - silentMs, lingered });
  let trouble: KeychainTrouble | null = null;
  let retrying: Promise<KeychainState> | undefined;
  let attempts = 0;
  let isAttempting = false;
  let lastAttempt = -Infinity;
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;

  const state = (): KeychainState => trouble ?? 'working';

  function note(reply: Reply, isNullLocked: boolean): KeychainAnswer {
    const answer = answerOf(reply, isNullLocked);
    // It was not asked.
    if (reply === 'busy') return answer;
    const before = state();
    trouble = typeof answer === 'string' ? answer : null;
    if (trouble) schedule(pausesMs[Math.min(attempts, pausesMs.length - 1)] ?? 0);
    else attempts = 0;
    if (state() !== before) parts.changed?.(state());
    return answer;
  }

  function schedule(milliseconds: number): void {
    clearTimeout(timer);
    if (!isStopped) timer = setTimeout(() => void attempt(), milliseconds);
  }

  /** A prompt may be open for a call that lingers: another attempt would close it. */
  async function attempt(): Promise<void> {
    if (!trouble || retrying || isAttempting || line.isLingering()) return;
    attempts += 1;
    lastAttempt = performance.now();
    isAttempting = true;
    await probe('probe-silently', backgroundMs);
    isAttempting = false;
  }

  function lingered(isAnswered: boolean): void {
    if (isAnswered) attempts = 0;
    if (trouble) schedule(isAnswered ? 0 : (pausesMs[0] ?? 0));
  }

  async function probe(verb: 'probe' | 'probe-silently', deadlineMs: number): Promise<KeychainState> {
    const hadTrouble = trouble !== null;
    const reply = await line.askAnew({ verb, service, account: `${parts.account}/probe` }, deadlineMs);
    if (typeof note(reply, true) === 'string') return state();
    for (const name of entryNames) await settleEntry(entries[name]);
    // During an attempt of the operator others were not answered, whether or not there was trouble before.
    if ((hadTrouble || verb === 'probe') && !trouble) parts.recovered?.();
    return state();
  }

  function partsOf(name: EntryName): EntryParts {
    const account = `${parts.account}/${name}`;
    return {
      marker: openMarker(join(parts.folder, `keychain-${name}`)),
      async ask(verb, secret, isWritten) {
        if (trouble) return 'unavailable';
        const call = { verb, service, account, ...(secret === undefined ? {} : { secret }) };
        const reply = await line.ask(call, silentMs);
        // Each call may be made twice, and a worker that was killed says nothing of the keychain.
        return note(reply === 'ended' ? await line.ask(call, silentMs) : reply, isWritten());
      },
    };
  }

  const entries = {
    session: partsOf('session'),
    'data-key': partsOf('data-key'),
    unlock: partsOf('unlock'),
    proxy: partsOf('proxy'),
  };
  const opened = {
    session: openEntry(entries.session),
    'data-key': openEntry(entries['data-key']),
    unlock: openEntry(entries.unlock),
    proxy: openEntry(entries.proxy),
  };

  return {
    entry: (name) => opened[name],
    expects: (name) => entries[name].marker.says() === 'written',
    expect(name) {
      const { marker } = entries[name];
      return marker.says() === 'none' && marker.set('written');
    },
    async tidy() {
      const left = entryNames.filter((name) => entries[name].marker.says() === 'removed');
      await Promise.all(left.map((name) => opened[name].remove()));
    },
    state,
    retry: () => (retrying ??= probe('probe', promptMs).finally(() => (retrying = undefined))),
    wake() {
      if (!trouble) return;
      attempts = 0;
      schedule(Math.max(0, lastAttempt + wakeMs - performance.now()));
    },
    drain() {
      isStopped = true;
      clearTimeout(timer);
      return line.drain();
    },
    stop() {
      isStopped = true;
      clearTimeout(timer);
      line.stop();
    },
  };
}

function answerOf(reply: Reply, isNullLocked: boolean): KeychainAnswer {
  if (reply === 'late' || reply === 'busy') return 'unavailable';
  if (reply === 'ended') return 'failed';
  if ('error' in reply) return troubleOf(reply.error);
  return reply.value === null && isNullLocked ? 'unavailable' : reply;
}
