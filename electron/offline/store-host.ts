import { utilityProcess } from 'electron';
import type { StoreAnswer } from './store-calls';
import { createStoreClient, type StoreClient, type StoreProcess } from './store-client';

/** Gives the store that `file` serves, in a process of its own. */
export function openStore(file: string): StoreClient {
  return createStoreClient({ start: (answered, ended) => startStore(file, answered, ended) });
}

/** Starts the store's program; `answered` hears its answers, `ended` that it is gone, whether killed or crashed. */
function startStore(file: string, answered: (answer: StoreAnswer) => void, ended: () => void): StoreProcess {
  const child = utilityProcess.fork(file, [], { serviceName: 'Tokendesk store', stdio: 'ignore' });
  child.on('message', answered);
  child.once('exit', ended);
  return { post: (call) => child.postMessage(call), kill: () => void child.kill() };
}
