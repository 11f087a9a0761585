import { app, clipboard as systemClipboard, nativeTheme } from 'electron';
import { uptime } from 'node:os';
import { join } from 'node:path';
import { createHandlers } from './bridge/handlers';
import { serve, tell } from './bridge/serve';
import { openOfflineDesk } from './desk/offline-desk';
import { openStore } from './offline/store-host';
import { success } from './contract/failure';
import type { EventName, Events } from './contract/requests';
import { reach } from './crm/reach';
import { watchConnection } from './desk/connection';
import { leaveForbidden } from './desk/leave-forbidden';
import { openOperations } from './operations/operations';
import { noteUnforeseen } from './operations/unforeseen';
import { listenToClock } from './crm/server-clock';
import { openHearingClock } from './offline/clock';
import { openClock } from './session/clock';
import { awayFor, type Clocks } from './session/last-seen';
import { openKeptProxies } from './session/kept-proxies';
import { openDataKey } from './session/keychain-data-key';
import { openPractice, practicePasswordOf } from './session/practice-connection';
import { openProfileKeychain } from './session/profile-keychain';
import { createSession } from './session/session';
import { openVerifier } from './session/unlock';
import { openClipboard } from './shell/clipboard';
import { confirmDiscard, confirmMove } from './shell/confirm';
import { openDeepLinks, type DeepLinks } from './shell/deep-links';
import { openDeskUpdates } from './shell/desk-updates';
import { openDeskWindow, type DeskWindow } from './shell/desk-window';
import { openDrafts } from './shell/drafts';
import { firstPaint } from './shell/first-paint';
import { guardKiosk } from './shell/kiosk';
import { openLock } from './shell/lock';
import { createLog, logFileOf } from './shell/log';
import { clearMarkedText } from './shell/marked-text';
import { openNetwork } from './shell/network';
import { watchNetworkService } from './shell/network-service';
import { windowOrigin, windowUrl } from './shell/own-files';
import { openWindowSession } from './shell/window-session';
import { isInUse } from './shell/profile-files';
import { openPresence } from './shell/presence';
import { serveFiles } from './shell/protocol';
import { applyToSystem } from './shell/system-entries';
import { askBeforeQuit, quitAfter, quitWithSystem } from './shell/quit';
import { openRules } from './shell/rules';
import { isFromWindow } from './shell/sender';
import { openStartNotices } from './shell/start-notices';
import { openUnheard } from './shell/unheard';
import { watchDesk } from './shell/watch-desk';

/** Where the window's page is served while it is developed; undefined in a package, whatever the environment says. */
export const developmentUrl = app.isPackaged ? undefined : process.env['TOKENDESK_DEV_URL'];
/** What every address of the window's page begins with. */
export const origin = developmentUrl ?? windowOrigin;
let desk: DeskWindow | undefined;
let links: DeepLinks | undefined;
/** A link that came before anything could take it. */
let earlyLink: string | undefined;

/** Puts the desk together, in the order in which its parts start; Electron must be ready. */
export function start(): void {
  const profile = app.getPath('userData');
  const { log, written, keepFrom } = createLog(logFileOf(profile));
  noteUnforeseen(log);
  const rules = openRules({ folder: profile, log, policyChanged, settingsChanged });
  const { policy, settings } = rules;
  keepFrom(policy.read().logLevel);
  nativeTheme.themeSource = settings.read().theme;

  const keychain = openProfileKeychain({
    folder: profile,
    log,
    changed: (state) => say('keychain:changed', state),
    recovered() {
      void session.resume();
      void verifier.resume();
      offline.refresh();
    },
  });
  // A locked keychain answers like an empty one: a new key must not take the place of the one that opens these files.
  const isMarkerLost = isInUse(profile) && keychain.expect('data-key');
  const notices = openStartNotices([
    ...rules.notices,
    () => (isMarkerLost ? { notice: 'keychain-marker-lost', file: null } : null),
  ]);
  const networkService = watchNetworkService(() => {
    log('network-service-ended');
    // what was asked meanwhile has failed
    offline.wake();
  });
  const network = openNetwork({
    settings,
    policy: () => policy.read(),
    service: networkService,
    keptProxies: openKeptProxies(keychain.entry('proxy')),
    proxyAsks: (asks) => say('proxy:changed', asks),
    log,
  });
  const operations = openOperations({ log, network, settings, policy: () => policy.read(), folder: profile });
  const connection = watchConnection({
    isPractice: () => session.operator()?.practice ?? false,
    changed: (changed) => {
      say('connection:changed', changed);
      if (changed === 'online') offline.wake();
    },
    probe: async () => {
      const operator = session.operator();
      return operator ? reach(operations.connect(operator.server)) : success(null);
    },
    after: (milliseconds, act) => void setTimeout(act, milliseconds),
  });
  const clock = openClock();
  const deskClock = openHearingClock(() => clock.elapsed());
  const verifier = openVerifier(keychain.entry('unlock'));
  const isPractice = app.commandLine.hasSwitch('practice');
  const session = createSession({
    keychain: keychain.entry('session'),
    isAwaited: isPractice || keychain.expects('session'),
    verifier,
    clock,
    connect: (base) => listenToClock(operations.connect(base), (serverNow) => deskClock.heard(serverNow)),
    openPractice: () => openPractice(() => settings.read().practiceRelease),
    isHidden: (feature) => rules.isFeatureHidden(feature),
    changed: () => {
      lock.takeUp();
      void leaveForbidden({ session, settings, lock });
      say('session:changed', session.state());
      say('connection:changed', connection.state());
      offline.refresh();
    },
    heard: (result) => connection.heard(result),
    now: () => Date.now(),
    lastSeen: () => ({ ...clocksNow(), idle: idle.seconds() * 1_000 }),
    startsLocked: (lastSeen) => rules.isKiosk() || awayFor(lastSeen, clocksNow()) >= settings.read().lockAfter * 60_000,
  });

  const offline = openOfflineDesk({
    dataKey: openDataKey(keychain.entry('data-key')),
    store: openStore(join(__dirname, 'store.cjs')),
    folder: profile,
    session,
    settings,
    log,
    async confirmMove(from, to) {
      const isStillHere = presence.begin();
      return (await confirmMove(desk?.current(), from, to)) && isStillHere();
    },
    mayDiscardOthers: () => policy.read().offline?.discardOthers === true,
    async confirmDiscard(left) {
      const isStillHere = presence.begin();
      return (await confirmDiscard(desk?.current(), left)) && isStillHere();
    },
    clock: deskClock,
    changed(view) {
      say('outbox:changed', view);
      updates.weigh();
    },
  });
  const updates = openDeskUpdates({
    ...{ profile, settings, policy, networkService, offline, log, say },
    answerProxy: network.answerProxy,
  });
  const save = () =>
    Promise.all([
      session.keepLastSeen(),
      clipboard.clear(),
      offline.close(),
      written(),
      keychain.drain(),
      operations.stop(),
    ]);
  const system = quitWithSystem(save);
  const drafts = openDrafts(() => clock.elapsed());
  const unheard = openUnheard(
    () => say('unheard:changed', null),
    () => clock.elapsed(),
  );
  const quitQuestion = askBeforeQuit({
    // in a kiosk there is nobody to ask
    hasUnnoted() {
      const operator = session.operator();
      if (!operator || rules.isKiosk()) return false;
      return drafts.hasUnnoted(operator, lock.state().locked) || unheard.hasPassCode(operator);
    },
    waiting: () => (rules.isKiosk() ? 0 : offline.waiting()),
    stayed() {
      updates.stay();
      comeForward();
    },
    isEnding: () => system.isEnding(),
  });

  const clipboard = openClipboard(systemClipboard);
  const lock = openLock({
    session,
    verifier,
    isKiosk: () => rules.isKiosk(),
    practicePassword: async ({ practice, userName }) => (practice ? practicePasswordOf(userName) : null),
    shut() {
      void clipboard.clear();
      clearMarkedText();
      desk?.renew();
    },
    changed: (state) => tell(desk?.current()?.webContents, 'lock:changed', state),
    locked: () => log('locked'),
    elapsed: () => clock.elapsed(),
  });
  const presence = openPresence({
    contents: () => desk?.current()?.webContents,
    operator: () => session.operator(),
    isLocked: () => lock.state().locked,
  });
  function policyChanged(): void {
    keepFrom(policy.read().logLevel);
    kiosk.apply(desk?.current());
    say('policy:changed', rules.view());
    settingsChanged();
    void leaveForbidden({ session, settings, lock });
  }
  function settingsChanged(): void {
    nativeTheme.themeSource = settings.read().theme;
    applyEntries();
    say('settings:changed', settings.read());
    // A server's release may have changed, and with it what may be done there.
    say('session:changed', session.state());
    offline.refresh();
  }
  function applyEntries(): void {
    applyToSystem({
      startAtLogOn: settings.read().startAtLogOn,
      deepLinks: policy.read().deepLinks !== false,
    });
  }
  applyEntries();
  links = openDeepLinks({
    isAllowed: () => policy.read().deepLinks !== false,
    arrived: () => say('link:arrived', null),
    elapsed: () => clock.elapsed(),
    log,
  });
  if (earlyLink !== undefined) links.read(earlyLink);
  /** A locked desk tells its window nothing. */
  function say<N extends EventName>(name: N, value: Events[N]): void {
    if (!lock.state().locked) tell(desk?.current()?.webContents, name, value);
  }

  const windowSession = openWindowSession(developmentUrl !== undefined);
  serveFiles(windowSession, join(__dirname, '..', 'renderer'));
  const kiosk = guardKiosk({ isKiosk: () => rules.isKiosk(), development: developmentUrl !== undefined });
  const idle = watchDesk({
    lock,
    session,
    clock,
    lockAfter: () => settings.read().lockAfter * 60,
    warn: (seconds) => say('lock:warning', seconds),
  });
  desk = openDeskWindow({
    open: {
      url: developmentUrl ?? windowUrl,
      session: windowSession,
      preload: join(__dirname, 'preload.cjs'),
      development: !app.isPackaged && !rules.isKiosk(),
    },
    quit: () => app.quit(),
    mayClose: () => quitQuestion.mayClose(),
    elapsed: () => clock.elapsed(),
    log,
  });
  const opened = desk.current();
  kiosk.apply(opened);
  quitAfter(
    save,
    () => keychain.stop(),
    // An installer that the end of the system cuts off leaves half an app.
    () => (system.isEnding() ? Promise.resolve() : updates.installAtQuit()),
  );
  // The keychain may hang: what is on screen comes before it, and does not wait for it.
  void (opened ? firstPaint(opened) : Promise.resolve()).then(async () => {
    log('started', { version: app.getVersion() });
    if (isPractice) await session.practise();
    else await Promise.all([session.restore(), keychain.tidy()]);
  });
  serve({
    handlers: createHandlers({
      offline,
      session,
      connection,
      keychain,
      settings,
      notices,
      policy: () => rules.view(),
      desk,
      lock,
      idle,
      links,
      drafts,
      unheard,
      clipboard,
      presence,
      proxies: network.proxies,
      health: operations.health({ keychain, offline, connection, session }),
      updates,
    }),
    isOurs: (event) => isFromWindow(event, desk?.current(), origin),
    isLocked: () => lock.state().locked,
    isHidden: (name, ask) => rules.isHidden(name, ask),
    log,
  });
}

function clocksNow(): Clocks {
  return { timeOfDay: Date.now(), uptime: uptime() * 1_000 };
}

/** Opens a link from outside, once somebody is signed in and the desk is unlocked. */
export function openLink(url: string): void {
  if (links) links.read(url);
  else earlyLink = url;
}

/** Shows the window of a desk that was started once more, or whose operator stays; a window that was closed opens again. */
export function comeForward(): void {
  const window = desk?.open();
  if (window?.isMinimized()) window.restore();
  window?.focus();
}
