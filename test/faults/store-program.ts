import { answerCall, createStoreHandlers } from '../../electron/offline/serve-store';
import type { StoreCall } from '../../electron/offline/store-calls';

/** The store's process without Electron, to be killed. */
const handlers = createStoreHandlers();
process.on('message', (call: StoreCall) => {
  void answerCall(handlers, call).then((answer) => process.send?.(answer));
});
