import { troubled } from '../../electron/offline/record';
import { answerCall, createStoreHandlers } from '../../electron/offline/serve-store';
import type { StoreCallName } from '../../electron/offline/store-calls';
import { createStoreClient } from '../../electron/offline/store-client';

/** Gives the store in this process instead of its own; the disk has no room for the calls that are refused. */
export function storeHere(isRefused: (name: StoreCallName) => boolean = () => false) {
  return createStoreClient({
    start(answered) {
      const handlers = createStoreHandlers();
      return {
        post(call) {
          if (isRefused(call.name)) answered({ id: call.id, answer: troubled('full') });
          else void answerCall(handlers, call).then(answered);
        },
        kill: () => undefined,
      };
    },
  });
}
