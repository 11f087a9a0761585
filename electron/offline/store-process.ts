import { answerCall, createStoreHandlers } from './serve-store';
import type { StoreCall } from './store-calls';

// The desk's databases are nobody else's to read; a process that Chromium starts has not the main program's mask.
process.umask(0o077);
// A program of its own: SQLite waits for the disk, and the window must never wait with it.
const handlers = createStoreHandlers();
process.parentPort.on('message', ({ data }: { data: StoreCall }) => {
  void answerCall(handlers, data).then((answer) => process.parentPort.postMessage(answer));
});
