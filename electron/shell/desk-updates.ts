import { app } from 'electron';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import * as v from 'valibot';
import type { UpdateState } from '../contract/updates';
import type { OfflineDesk } from '../desk/offline';
import type { Log } from './log';
import type { Network } from './network';
import type { NetworkService } from './network-service';
import type { MachinePolicy } from './policy';
import type { SettingsFile } from './settings';
import type * as updater from './updater';
import { openUpdates, type Updates } from './updates';
import { openInFlightMark } from './updates-mark';
import { readyLine } from './updates-line';
import { whyNotHere } from './updates-place';

interface Parts {
  /** The folder of the profile. */
  profile: string;
  settings: Pick<SettingsFile, 'read'>;
  policy: Pick<MachinePolicy, 'read'>;
  networkService: NetworkService;
  /** Answers the proxies on the way to the feed. */
  answerProxy: Network['answerProxy'];
  offline: Pick<OfflineDesk, 'inFlight'>;
  log: Log;
  say: (name: 'updates:changed', state: UpdateState) => void;
}

/** Gives an app that was started from its sources a feed, as it gives one to a package when that is made. */
const feedVariable = 'TOKENDESK_FEED_URL';

/** Gives the updates of this copy of the app: where it was built or installed without them, they are off and say why. */
export function openDeskUpdates(parts: Parts): Updates {
  const { profile, settings, policy, networkService, answerProxy, offline, log, say } = parts;
  const { platform, execPath, resourcesPath, env } = process;
  const isFromSources = !app.isPackaged && env[feedVariable] === undefined;
  let feed: string | null | undefined;
  let engine: ReturnType<typeof updater.openUpdater> | undefined;
  return openUpdates({
    rules: () => policy.read().updates ?? {},
    feed: () => (feed ??= app.isPackaged ? bakedFeed() : (env[feedVariable] ?? null)),
    place: isFromSources
      ? 'not-packaged'
      : whyNotHere({ platform, program: execPath, resources: resourcesPath, environment: env }),
    engine: () =>
      (engine ??= loadUpdater().openUpdater(networkService.session, readyLine(settings, policy), answerProxy)),
    inFlight: () => offline.inFlight(),
    mark: openInFlightMark(join(profile, 'outbox-in-flight')),
    changed: (state) => say('updates:changed', state),
    log,
    quit: () => app.quit(),
    after: (milliseconds, act) => void setTimeout(act, milliseconds),
    random: Math.random,
    now: Date.now,
  });
}

/** A file of its own, so that no start has to read it. */
function loadUpdater(): typeof updater {
  const program = join(__dirname, 'updater.cjs');
  return createRequire(program)(program) as typeof updater;
}

/** What build/package wrote into the package's own package.json. */
function bakedFeed(): string | null {
  const baked = v.object({ updateFeed: v.string() });
  const parsed = v.safeParse(baked, JSON.parse(readFileSync(join(app.getAppPath(), 'package.json'), 'utf8')));
  return parsed.success ? parsed.output.updateFeed : null;
}
