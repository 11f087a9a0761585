import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { KeychainState } from '../../electron/contract/desk-state';
import { openKeychain, type Keychain } from '../../electron/session/keychain';
import type { VaultAnswer, VaultCall } from '../../electron/session/vault';

/** `locked` is a locked keychain that cannot ask for its password: it answers as if it were empty (SECURITY.md). */
type Behaviour = 'works' | 'locked' | 'hangs' | 'dies' | 'cannot start' | { error: string };

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
  /** Opens a keychain on them, as a start of the app does. */
  open(): Keychain;
  clear(): void;
}

/** Vaults in memory, with the behaviour that was measured of real keychains; short deadlines unless the real ones are asked for. */
export function fakeVaults(
  deadlines: { silentMs?: number; promptMs?: number } = { silentMs: 20, promptMs: 60 },
): FakeVaults {
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
    open: () =>
      openKeychain({ start, account: 'a', folder, changed: (state) => vaults.told.push(state), ...deadlines }),
    clear: () => rmSync(folder, { recursive: true, force: true }),
  };
  let open = 0;

  function start(answered: (answer: VaultAnswer) => void, ended: () => void) {
    if (vaults.behaviour === 'cannot start') throw new Error('no such file');
    vaults.started++;
    return {
      post(call: VaultCall) {
        vaults.calls.push(call);
        vaults.mostAtOnce = Math.max(vaults.mostAtOnce, ++open);
        queueMicrotask(() => {
          open--;
          if (vaults.behaviour === 'hangs') return;
          if (vaults.behaviour === 'dies') ended();
          else answered({ id: call.id, ...carryOut(call) });
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
