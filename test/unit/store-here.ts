import { troubled } from '../../electron/offline/record';
import { answerCall, createStoreHandlers } from '../../electron/offline/serve-store';
import type { StoreCallName } from '../../electron/offline/store-calls';
import { createStoreClient } from '../../electron/offline/store-client';

/**
 * Gives the store in this process instead of its own; the disk has no room for the calls that are refused, and every answer
 * is so many milliseconds on its way. `started` gets what ends it, as a crash would.
 */
export function storeHere(
  isRefused: (name: StoreCallName) => boolean = () => false,
  wayMs = 0,
  started: (end: () => void) => void = () => undefined,
) {
  return createStoreClient({
    start(hears, ended) {
      const answered: typeof hears = (answer) => {
        if (wayMs === 0) hears(answer);
        else setTimeout(() => hears(answer), wayMs);
      };
      const handlers = createStoreHandlers();
      started(() => {
        void handlers.close(null);
        ended();
      });
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
