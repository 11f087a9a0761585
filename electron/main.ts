import { app, clipboard, nativeTheme, session as electronSession, type BrowserWindow } from 'electron';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { createHandlers } from './bridge/handlers';
import { serve, tell } from './bridge/serve';
import { watchConnection } from './desk/connection';
import { openKeychain } from './session/keychain';
import { openPractice } from './session/practice-connection';
import { createSession } from './session/session';
import { startVault } from './session/vault-process';
import { denyEverything, pinPages } from './shell/guard';
import { createLog } from './shell/log';
import { setMenu } from './shell/menu';
import { openNetwork } from './shell/network';
import { windowOrigin, windowUrl } from './shell/own-files';
import { registerScheme, serveFiles } from './shell/protocol';
import { openSettings } from './shell/settings';
import { isFromWindow, openWindow } from './shell/window';

const developmentUrl = app.isPackaged ? undefined : process.env['TOKENDESK_DEV_URL'];
const origin = developmentUrl ?? windowOrigin;
let window: BrowserWindow | undefined;

app.enableSandbox();
// Over HTTP/2 and QUIC Chromium sends a request again when a connection breaks, a create too: a token would be made twice.
app.commandLine.appendSwitch('disable-http2');
app.commandLine.appendSwitch('disable-quic');
registerScheme();
if (app.requestSingleInstanceLock()) {
  app.on('second-instance', comeForward);
  app.on('window-all-closed', () => app.quit());
  pinPages((url) => url.startsWith(origin) && developmentUrl !== undefined);
  void app.whenReady().then(start);
} else {
  app.quit();
}

function start(): void {
  const profile = app.getPath('userData');
  const log = createLog(join(profile, 'logs', 'tokendesk.log'));
  const settings = openSettings(join(profile, 'settings.json'), (changed) => {
    nativeTheme.themeSource = changed.theme;
    tell(window?.webContents, 'settings:changed', changed);
    // A server's release may have changed, and with it what may be done there.
    tell(window?.webContents, 'session:changed', session.state());
  });
  nativeTheme.themeSource = settings.read().theme;

  const keychain = openKeychain({
    start: (answered, ended) => startVault(join(__dirname, 'vault.cjs'), answered, ended),
    account: createHash('sha256').update(profile).digest('hex').slice(0, 16),
    folder: profile,
    changed: (state) => {
      log('keychain-changed', { outcome: state });
      tell(window?.webContents, 'keychain:changed', state);
    },
  });
  app.on('will-quit', () => keychain.stop());

  const network = openNetwork(settings);
  const connection = watchConnection(
    () => isPractising(),
    (changed) => tell(window?.webContents, 'connection:changed', changed),
  );
  const session = createSession({
    keychain: keychain.entry('session'),
    connect: (base) => network.connect(base),
    openPractice: () => openPractice(() => settings.read().practiceRelease),
    changed: (state) => {
      tell(window?.webContents, 'session:changed', state);
      tell(window?.webContents, 'connection:changed', connection.state());
    },
    heard: (result) => connection.heard(result),
    now: Date.now,
  });
  function isPractising(): boolean {
    const state = session.state();
    return state.signedIn && state.operator.practice;
  }

  for (const each of [network.session, electronSession.defaultSession]) denyEverything(each);
  serveFiles(join(__dirname, '..', 'renderer'));
  setMenu(developmentUrl !== undefined);
  const opened = openWindow({
    url: developmentUrl ?? windowUrl,
    preload: join(__dirname, 'preload.cjs'),
    development: !app.isPackaged,
  });
  window = opened;
  // The keychain may hang: what is on screen comes before it.
  const restored = new Promise<void>((resolve) => opened.once('ready-to-show', resolve)).then(async () => {
    if (app.commandLine.hasSwitch('practice')) await session.practise();
    else await session.restore();
  });
  serve({
    handlers: createHandlers({ session, restored, connection, keychain, settings, window: () => window, clipboard }),
    isOurs: (event) => isFromWindow(event, window, origin),
    log,
  });
}

function comeForward(): void {
  if (window?.isMinimized()) window.restore();
  window?.focus();
}
