import { isDeepStrictEqual } from 'node:util';
import type { UpdatesOff, UpdateState } from '../contract/updates';
import { isSafeAddress } from '../crm/address';
import type { Log } from './log';
import type { Feed, UpdateEngine } from './updates-engine';
import type { InFlightMark } from './updates-mark';
import { nextStage, type UpdateEvent, type UpdateStage } from './updates-state';
import { firstCheckMs, nextCheckMs } from './updates-times';

/** What the organisation says of updates; what is missing is left to the build and the operator. */
export interface UpdateRules {
  enabled?: boolean;
  feedUrl?: string;
  automaticDownload?: boolean;
  channel?: string;
}

export interface Updates {
  state(): UpdateState;
  /** Looks for a newer version now; settles when that is known, and fetches it where the rules say so. */
  check(): Promise<UpdateState>;
  /** Fetches the version that was found; settles when it is here, or will not be. */
  download(): Promise<UpdateState>;
  /** Quits in order to install and to start anew; does nothing where nothing is ready, or it has to wait. */
  install(): UpdateState;
  /** The operator stays after all. */
  stay(): void;
  /** The outbox has changed, and with it whether an update may be installed. */
  weigh(): void;
  /** The last thing before the app ends: installs what is ready, unless it has to wait. */
  installAtQuit(): Promise<void>;
}

interface Parts {
  rules: () => UpdateRules;
  /** Why this copy cannot be replaced, whatever the rules; null where it can. */
  place: UpdatesOff | null;
  /** The feed that this build was given. */
  feed: () => string | null;
  /** Opened when it is first needed. */
  engine: () => UpdateEngine;
  /** How many entries of the outbox are on their way; null until it was opened. */
  inFlight: () => number | null;
  mark: InFlightMark;
  changed: (state: UpdateState) => void;
  quit: () => void;
  after: (milliseconds: number, act: () => void) => void;
  random: () => number;
  now: () => number;
  log: Log;
}

/** Keeps the app up to date: looks for a newer version now and then, and installs it when the app quits, never under an entry on its way. */
export function openUpdates(parts: Parts): Updates {
  const { rules, place, engine, mark, log } = parts;
  let stage: UpdateStage = { state: 'idle' };
  let told: UpdateState | undefined;
  let restart = false;
  let checking: Promise<unknown> | undefined;

  function feedNow(): Feed | { off: UpdatesOff } {
    const { enabled, feedUrl, channel } = rules();
    const url = feedUrl ?? parts.feed();
    if (enabled === false) return { off: 'policy' };
    if (place) return { off: place };
    if (url === null) return { off: 'no-feed' };
    return isSafeAddress(url) ? { url, ...(channel === undefined ? {} : { channel }) } : { off: 'unsafe-feed' };
  }

  function waits(): boolean {
    const count = parts.inFlight();
    return count === null ? mark.isSet() : count > 0;
  }

  function state(): UpdateState {
    const feed = feedNow();
    if ('off' in feed) return { state: 'off', why: feed.off };
    return stage.state === 'ready' ? { ...stage, waits: waits() } : stage;
  }

  function tell(): void {
    const now = state();
    if (isDeepStrictEqual(now, told)) return;
    told = now;
    parts.changed(now);
  }

  function hear(event: UpdateEvent): void {
    stage = nextStage(stage, event);
    if ('why' in event) log('update-failed', { reason: event.why });
    if (event.is === 'found' || event.is === 'downloaded')
      log('update', { outcome: stage.state, version: versionOf(stage) });
    tell();
  }

  async function look(): Promise<void> {
    const feed = feedNow();
    if ('off' in feed || stage.state === 'downloading') return;
    hear({ is: 'asked' });
    const found = await engine().check(feed);
    if ('trouble' in found) hear({ is: 'check-failed', why: found.trouble });
    else if (found.version === null) hear({ is: 'nothing-newer', at: parts.now() });
    else hear({ is: 'found', version: found.version });
    if (rules().automaticDownload) await bring();
  }

  async function bring(): Promise<void> {
    if (stage.state !== 'available') return;
    hear({ is: 'coming', percent: 0 });
    const trouble = await engine().download((percent) => hear({ is: 'coming', percent }));
    hear(trouble ? { is: 'download-failed', why: trouble } : { is: 'downloaded' });
  }

  /** One at a time: whoever asks meanwhile waits for the same answer. */
  async function once(work: () => Promise<void>): Promise<UpdateState> {
    checking ??= work()
      .catch(() => hear({ is: 'check-failed', why: 'unforeseen' }))
      .finally(() => (checking = undefined));
    await checking;
    return state();
  }

  function lookEveryFewHours(delay: (random: () => number) => number): void {
    parts.after(delay(parts.random), () => {
      void once(look).finally(() => lookEveryFewHours(nextCheckMs));
    });
  }

  if (!place) lookEveryFewHours(firstCheckMs);

  return {
    state,
    check: () => once(look),
    download: () =>
      once(async () => {
        if (stage.state !== 'available') await look();
        await bring();
      }),
    install() {
      const now = state();
      if (now.state === 'ready' && !now.waits) {
        restart = true;
        parts.quit();
      }
      return now;
    },
    stay: () => void (restart = false),
    weigh() {
      const count = parts.inFlight();
      if (count !== null) mark.set(count > 0);
      if (stage.state === 'ready') tell();
    },
    async installAtQuit() {
      const now = state();
      if (now.state !== 'ready' || now.waits) return;
      log('update', { outcome: 'installing', version: now.version });
      await engine().install(restart);
      log('update-failed', { reason: 'not-installed', version: now.version });
    },
  };
}

function versionOf(stage: UpdateStage): string | undefined {
  return 'version' in stage ? (stage.version ?? undefined) : undefined;
}
