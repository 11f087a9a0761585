import { utilityProcess } from 'electron';
import type { StoreAnswer } from './store-calls';
import type { StoreProcess } from './store-client';

/** Starts the store's program; `answered` hears its answers, `ended` that it is gone, whether killed or crashed. */
export function startStore(file: string, answered: (answer: StoreAnswer) => void, ended: () => void): StoreProcess {
  const child = utilityProcess.fork(file, [], { serviceName: 'Tokendesk store', stdio: 'ignore' });
  child.on('message', answered);
  child.once('exit', ended);
  return { post: (call) => child.postMessage(call), kill: () => void child.kill() };
}
