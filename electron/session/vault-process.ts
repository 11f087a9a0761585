import { utilityProcess, type UtilityProcess } from 'electron';
import type { VaultCall, VaultMessage } from './vault';

/** The program that holds keytar, as the keychain sees it. */
export interface VaultProcess {
  post(call: VaultCall): void;
  kill(): void;
}

/** Starts the worker; `received` gets its messages, `ended` is called when it is gone, whether killed or crashed. */
export function startVault(file: string, received: (message: VaultMessage) => void, ended: () => void): VaultProcess {
  const child: UtilityProcess = utilityProcess.fork(file, [], { serviceName: 'Tokendesk keychain', stdio: 'ignore' });
  child.on('message', received);
  child.once('exit', ended);
  return { post: (call) => child.postMessage(call), kill: () => void child.kill() };
}
