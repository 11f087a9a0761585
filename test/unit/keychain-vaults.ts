import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { KeychainState } from '../../electron/contract/desk-state';
import { openKeychain, type Keychain } from '../../electron/session/keychain';
import type { VaultCall, VaultMessage } from '../../electron/session/vault';

/**
 * `locked` is a locked keychain that cannot ask for its password: it answers as if it were empty
 * (docs/design/architecture.md, The keychain).
 */
type Behaviour = 'works' | 'locked' | 'hangs' | 'frozen' | 'dies' | 'cannot start' | { error: string };

export interface FakeVaults {
  behaviour: Behaviour;
  entries: Map<string, string>;
  started: number;
  killed: number;
  calls: VaultCall[];
  mostAtOnce: number;
  folder: string;
  /** What the keychain told of itself. */
  told: KeychainState[];
  /** How often it told that it answers again. */
  recovered: number;
  onRecovered: () => void;
  /** Answers the call that hangs. */
  answerLate(): void;
  /** Lets the worker that is frozen take its call. */
  thaw(): void;
  /** Opens a keychain on them, as a start of the app does. */
  open(): Keychain;
  clear(): void;
}

type Deadlines = NonNullable<Parameters<typeof openKeychain>[0]['deadlines']>;

/** Short, and without attempts in the background that nobody asked for. */
const short: Deadlines = { takeMs: 40, silentMs: 20, promptMs: 60, backgroundMs: 20, pausesMs: [3_600_000], wakeMs: 0 };

/** Vaults in memory, with the behaviour that was measured of real keychains; short deadlines unless others are asked for. */
export function fakeVaults(deadlines: Deadlines = short): FakeVaults {
  const folder = mkdtempSync(join(tmpdir(), 'tokendesk-keychain-'));
  const vaults: FakeVaults = {
    behaviour: 'works',
    entries: new Map(),
    started: 0,
    killed: 0,
    calls: [],
    mostAtOnce: 0,
    folder,
    told: [],
    recovered: 0,
    onRecovered: () => undefined,
    answerLate: () => late?.(),
    thaw: () => frozen?.(),
    open: () =>
      openKeychain({
        start,
        account: 'a',
        folder,
        changed: (state) => vaults.told.push(state),
        recovered() {
          vaults.recovered++;
          vaults.onRecovered();
        },
        deadlines,
      }),
    clear: () => rmSync(folder, { recursive: true, force: true }),
  };
  let open = 0;
  let late: (() => void) | undefined;
  let frozen: (() => void) | undefined;

  function start(received: (message: VaultMessage) => void, ended: () => void) {
    if (vaults.behaviour === 'cannot start') throw new Error('no such file');
    vaults.started++;
    return {
      post(call: VaultCall) {
        vaults.calls.push(call);
        vaults.mostAtOnce = Math.max(vaults.mostAtOnce, ++open);
        queueMicrotask(() => {
          open--;
          const answer = () => received({ id: call.id, ...carryOut(call) });
          const take = () => {
            received({ id: call.id, taken: true });
            if (vaults.behaviour === 'hangs') late = answer;
            else answer();
          };
          if (vaults.behaviour === 'dies') ended();
          else if (vaults.behaviour === 'frozen') frozen = take;
          else take();
        });
      },
      kill: () => void vaults.killed++,
    };
  }

  function carryOut({ verb, account, secret = '' }: VaultCall): { value: string | null } | { error: string } {
    const { behaviour, entries } = vaults;
    if (typeof behaviour === 'object') return behaviour;
    if (behaviour === 'locked')
      return verb === 'read' || verb === 'remove'
        ? { value: null }
        : { error: 'Cannot create an item in a locked collection' };
    if (verb === 'read') return { value: entries.get(account) ?? null };
    if (verb === 'remove') return { value: entries.delete(account) ? 'done' : null };
    if (verb === 'write') entries.set(account, secret);
    return { value: 'done' };
  }

  return vaults;
}
