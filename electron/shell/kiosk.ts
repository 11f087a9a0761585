import { app, Menu, type BrowserWindow, type WebContents } from 'electron';
import { leadsOut } from './kiosk-keys';
import { setMenu } from './menu';

/** Keeps the app in front of a customer or a shared desk: no key of ours leads out of it. */
export interface KioskGuard {
  /** Takes up what the policy says now, for the menu and for the window that is open. */
  apply(window: BrowserWindow | undefined): void;
}

interface Parts {
  isKiosk: () => boolean;
  development: boolean;
}

/**
 * Guards every window of the app, present and future. What the system's own keys do (Ctrl+Alt+Del, Alt+Tab, the Windows
 * key) no app may take; docs/kiosk.md shows how the system is shut as well. The system can end the app as ever.
 */
export function guardKiosk({ isKiosk, development }: Parts): KioskGuard {
  let isQuitting = false;
  app.on('before-quit', () => (isQuitting = true));
  app.on('browser-window-created', (_event, window) => {
    window.on('close', (event) => {
      if (isKiosk() && !isQuitting) event.preventDefault();
    });
    window.on('minimize', () => {
      if (isKiosk()) window.restore();
    });
  });
  app.on('web-contents-created', (_event, contents: WebContents) => {
    contents.on('before-input-event', (event, input) => {
      if (isKiosk() && leadsOut(input)) event.preventDefault();
    });
    contents.on('context-menu', (event) => {
      if (isKiosk()) event.preventDefault();
    });
    contents.on('devtools-opened', () => {
      if (isKiosk()) contents.closeDevTools();
    });
    contents.on('zoom-changed', (event) => {
      if (isKiosk()) event.preventDefault();
    });
  });

  return {
    apply(window) {
      if (isKiosk()) Menu.setApplicationMenu(null);
      else setMenu(development);
      window?.setKiosk(isKiosk());
    },
  };
}
