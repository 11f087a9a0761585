import { BrowserWindow, nativeTheme, screen, type Session } from 'electron';
import { firstBounds, fitToScreen } from './window-bounds';

interface WindowParts {
  url: string;
  session: Session;
  preload: string;
  development: boolean;
  /** The window that it takes the place of. */
  like?: BrowserWindow;
}

/** What a page could open files of the operator's with, or keep files of its own (Chromium: runtime_enabled_features.json5). */
const closedFeatures = ['FileSystemAccess', 'FileSystemAccessLocal', 'FileSystemAccessOriginPrivate'];

/** How long a loaded page may take to paint before its window is shown all the same, in milliseconds. */
const paintMs = 250;
/** After this many milliseconds the window is shown, whatever its page does. */
const longestMs = 3_000;

/** Opens the window without power: sandboxed, isolated, no Node; it is shown with its first paint, or at once in another's place. */
export function openWindow(parts: WindowParts): BrowserWindow {
  const window = new BrowserWindow({
    ...(parts.like ? placeOf(parts.like) : firstBounds(screen.getPrimaryDisplay().workArea)),
    show: false,
    autoHideMenuBar: true,
    title: 'Tokendesk',
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#101418' : '#f6f7f9',
    webPreferences: {
      preload: parts.preload,
      session: parts.session,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      devTools: parts.development,
      disableBlinkFeatures: closedFeatures.join(),
    },
  });
  window.webContents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  fitToScreen(window, screen);
  if (parts.like) showLike(window, parts.like);
  else showWhenReady(window);
  // A rejected load shows as an empty window; the page is our own file, so there is nobody to tell.
  window.loadURL(parts.url).catch(() => undefined);
  return window;
}

/**
 * Shows the window with its first paint. On Wayland a hidden window paints nothing, so that `ready-to-show` never comes:
 * there the window is shown when its page has loaded, and at the latest after three seconds.
 */
function showWhenReady(window: BrowserWindow): void {
  let isShown = false;
  const timers: NodeJS.Timeout[] = [];
  function show(): void {
    for (const timer of timers) clearTimeout(timer);
    if (isShown || window.isDestroyed()) return;
    isShown = true;
    window.show();
  }
  timers.push(setTimeout(show, longestMs));
  window.once('ready-to-show', show);
  window.webContents.once('did-finish-load', () => timers.push(setTimeout(show, paintMs)));
}

function placeOf(like: BrowserWindow): Electron.BrowserWindowConstructorOptions {
  return { ...like.getNormalBounds(), fullscreen: like.isFullScreen(), kiosk: like.isKiosk() };
}

function showLike(window: BrowserWindow, like: BrowserWindow): void {
  if (like.isMinimized()) window.minimize();
  else if (like.isMaximized()) window.maximize();
  else if (like.isFocused()) window.show();
  else if (like.isVisible()) window.showInactive();
}
