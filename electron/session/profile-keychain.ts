import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { KeychainState } from '../contract/desk-state';
import type { Log } from '../shell/log';
import { openKeychain, type Keychain } from './keychain';
import { startVault } from './vault-process';

/** Opens the keychain for a profile, whose entries are its own; `changed` hears whether it can be used. */
export function openProfileKeychain(folder: string, log: Log, changed: (state: KeychainState) => void): Keychain {
  return openKeychain({
    start: (answered, ended) => startVault(join(__dirname, 'vault.cjs'), answered, ended),
    account: createHash('sha256').update(folder).digest('hex').slice(0, 16),
    folder,
    changed: (state) => {
      log('keychain-changed', { outcome: state });
      changed(state);
    },
  });
}
