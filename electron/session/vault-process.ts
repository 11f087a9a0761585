import { utilityProcess, type UtilityProcess } from 'electron';
import type { VaultAnswer, VaultCall } from './vault';

/** The program that holds keytar, as the keychain sees it. */
export interface VaultProcess {
  post(call: VaultCall): void;
  kill(): void;
}

/** Starts the vault; `answered` hears its answers, `ended` that it is gone, whether killed or crashed. */
export function startVault(file: string, answered: (answer: VaultAnswer) => void, ended: () => void): VaultProcess {
  const child: UtilityProcess = utilityProcess.fork(file, [], { serviceName: 'Tokendesk keychain', stdio: 'ignore' });
  child.on('message', answered);
  child.once('exit', ended);
  return { post: (call) => child.postMessage(call), kill: () => void child.kill() };
}
