import { BrowserWindow, nativeTheme, type IpcMainInvokeEvent } from 'electron';

interface WindowParts {
  url: string;
  preload: string;
  development: boolean;
}

/** Opens the window without power: sandboxed, isolated, no Node; it is shown with its first paint. */
export function openWindow(parts: WindowParts): BrowserWindow {
  const window = new BrowserWindow({
    width: 1280,
    height: 840,
    minWidth: 480,
    minHeight: 400,
    show: false,
    autoHideMenuBar: true,
    title: 'Tokendesk',
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#101418' : '#f6f7f9',
    webPreferences: {
      preload: parts.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      devTools: parts.development,
    },
  });
  window.once('ready-to-show', () => window.show());
  // A rejected load shows as an empty window; the page is our own file, so there is nobody to tell.
  window.loadURL(parts.url).catch(() => undefined);
  return window;
}

/** Whether a request comes from the main frame of this window, showing our own page; closed where in doubt. */
export function isFromWindow(event: IpcMainInvokeEvent, window: BrowserWindow | undefined, origin: string): boolean {
  if (!window || window.isDestroyed() || event.sender !== window.webContents) return false;
  const frame = event.senderFrame;
  return frame !== null && frame === window.webContents.mainFrame && frame.url.startsWith(origin);
}
