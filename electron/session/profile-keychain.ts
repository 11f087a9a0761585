import { app, powerMonitor } from 'electron';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { KeychainState } from '../contract/desk-state';
import type { Log } from '../shell/log';
import { openKeychain, type Keychain } from './keychain';
import { startVault } from './vault-process';

interface ProfileKeychainParts {
  /** The folder of the profile. */
  folder: string;
  log: Log;
  changed: (state: KeychainState) => void;
  recovered: () => void;
}

/**
 * Opens the keychain for a profile, whose entries are its own; it is asked again when the operator comes back to a keychain
 * that failed: to the window, from the screen lock or from sleep.
 */
export function openProfileKeychain({ folder, log, changed, recovered }: ProfileKeychainParts): Keychain {
  const keychain = openKeychain({
    start: (received, ended) => startVault(join(__dirname, 'vault.cjs'), received, ended),
    account: createHash('sha256').update(folder).digest('hex').slice(0, 16),
    folder,
    changed: (state) => {
      log('keychain-changed', { outcome: state });
      changed(state);
    },
    recovered,
  });
  app.on('browser-window-focus', () => keychain.wake());
  powerMonitor.on('unlock-screen', () => keychain.wake());
  powerMonitor.on('resume', () => keychain.wake());
  return keychain;
}
