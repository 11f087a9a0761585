import type { BrowserWindow } from 'electron';
import { failed, success } from '../contract/failure';
import type { DeskHealth } from '../operations/health';
import { saveBundle } from '../operations/save-bundle';
import type { Handlers } from './serve';

interface Parts {
  health: DeskHealth;
  retryKeychain: () => Promise<unknown>;
  window: () => BrowserWindow | undefined;
}

/** Says who does what for the health of the desk. */
export function healthHandlers({ health, retryKeychain, window }: Parts) {
  return {
    'health:read': async () => success(await health.read()),
    'health:check': async () => {
      await Promise.all([retryKeychain(), health.probe()]);
      return success(await health.read());
    },
    'health:bundle': async () => {
      const parent = window();
      return parent
        ? saveBundle(parent, await health.read())
        : failed({ code: 'unexpected', message: 'The window is gone' });
    },
  } satisfies Partial<Handlers>;
}
