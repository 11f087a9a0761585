import { join } from 'node:path';
import type { KeychainState } from '../contract/desk-state';
import { openEntry, settleEntry, type EntryParts, type KeychainEntry } from './keychain-entry';
import { openLine, type Reply, type StartVault } from './keychain-line';
import { openMarker } from './keychain-marker';
import { troubleOf, type KeychainAnswer, type KeychainTrouble } from './keychain-outcome';

const entryNames = ['session', 'data-key', 'unlock'] as const;
export type EntryName = (typeof entryNames)[number];

/** The operating system's keychain, as one profile uses it. */
export interface Keychain {
  entry(name: EntryName): KeychainEntry;
  /** Whether an entry is there, as far as that is known without asking the keychain. */
  expects(name: EntryName): boolean;
  state(): KeychainState;
  /** Has removed what could not be when it was to be; for the start, before anything is written. */
  tidy(): Promise<void>;
  /** For an operator who was told that the system may ask for a password: waits up to 30 s for them to give it. */
  retry(): Promise<KeychainState>;
  /** The app quits: what is to be removed still is, and nothing else is answered any more; settles once that is done. */
  drain(): Promise<void>;
  /** Ends the vault at once, also while a call hangs in it. */
  stop(): void;
}

interface KeychainParts {
  start: StartVault;
  /** Part of every entry's name, so that two profiles on one machine do not share a session. */
  account: string;
  /** Where the markers are kept; the folder of the profile. */
  folder: string;
  changed?(state: KeychainState): void;
  /** Milliseconds until a call that nobody was told of is given up. */
  silentMs?: number;
  /** Milliseconds until an operator's own attempt is given up. */
  promptMs?: number;
}

const service = 'Tokendesk';
/** So many failures in a row, and the keychain is left alone until the operator wants it tried again. */
const patience = 3;

/** Opens the keychain; nothing is asked of it, and no process started, before the first call. */
export function openKeychain(parts: KeychainParts): Keychain {
  const { silentMs = 2_000, promptMs = 30_000 } = parts;
  const line = openLine(parts.start);
  let failures = 0;
  let trouble: KeychainTrouble = 'unavailable';
  let retrying: Promise<KeychainState> | undefined;

  function state(): KeychainState {
    if (failures === 0) return 'working';
    return failures < patience ? trouble : 'resting';
  }

  function judge(reply: Reply, isNullLocked: boolean): KeychainAnswer {
    const before = state();
    const answer = answerOf(reply, isNullLocked);
    if (reply === 'busy') return answer;
    failures = typeof answer === 'string' ? failures + 1 : 0;
    if (typeof answer === 'string') trouble = answer;
    if (state() !== before) parts.changed?.(state());
    return answer;
  }

  function partsOf(name: EntryName): EntryParts {
    const account = `${parts.account}/${name}`;
    return {
      marker: openMarker(join(parts.folder, `keychain-${name}`)),
      async ask(verb, secret, isWritten) {
        if (state() === 'resting') return 'unavailable';
        const call = { verb, service, account, ...(secret === undefined ? {} : { secret }) };
        const reply = await line.ask(call, silentMs);
        return judge(reply, isWritten());
      },
    };
  }

  const entries = { session: partsOf('session'), 'data-key': partsOf('data-key'), unlock: partsOf('unlock') };
  const opened = {
    session: openEntry(entries.session),
    'data-key': openEntry(entries['data-key']),
    unlock: openEntry(entries.unlock),
  };

  async function tryAgain(): Promise<KeychainState> {
    const account = `${parts.account}/probe`;
    if (typeof judge(await line.askAnew({ verb: 'probe', service, account }, promptMs), true) !== 'string')
      for (const name of entryNames) await settleEntry(entries[name]);
    return state();
  }

  return {
    entry: (name) => opened[name],
    expects: (name) => entries[name].marker.says() === 'written',
    async tidy() {
      const left = entryNames.filter((name) => entries[name].marker.says() === 'removed');
      await Promise.all(left.map((name) => opened[name].remove()));
    },
    state,
    retry: () => (retrying ??= tryAgain().finally(() => (retrying = undefined))),
    drain: () => line.drain(),
    stop: () => line.stop(),
  };
}

function answerOf(reply: Reply, isNullLocked: boolean): KeychainAnswer {
  if (reply === 'late' || reply === 'busy') return 'unavailable';
  if (reply === 'ended') return 'failed';
  if ('error' in reply) return troubleOf(reply.error);
  return reply.value === null && isNullLocked ? 'unavailable' : reply;
}
