import type { BrowserWindow } from 'electron';
import { failed, success } from '../contract/failure';
import type { DeskHealth } from '../operations/health';
import { saveBundle } from '../operations/save-bundle';
import type { Presence } from '../shell/presence';
import type { Handlers } from './serve';

interface Parts {
  health: DeskHealth;
  retryKeychain: () => Promise<unknown>;
  window: () => BrowserWindow | undefined;
  presence: Presence;
}

/** Says who does what for the health of the desk. */
export function healthHandlers({ health, retryKeychain, window, presence }: Parts) {
  return {
    'health:read': async () => success(await health.read()),
    'health:check': async () => {
      await Promise.all([retryKeychain(), health.probe()]);
      return success(await health.read());
    },
    'health:bundle': async () => {
      const isStillHere = presence.begin();
      const read = await health.read();
      const parent = window();
      return parent
        ? saveBundle(parent, read, isStillHere)
        : failed({ code: 'unexpected', message: 'The window is gone' });
    },
  } satisfies Partial<Handlers>;
}
