import { accessSync, constants, statSync } from 'node:fs';
import { arch, cpus, freemem, platform, release, totalmem, type, uptime, version } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { writeFileSync } from 'atomically';
import type { Health } from '../contract/health';
import { readSources, type PolicySource } from '../shell/policy-reading';
import { readLogTail } from './log-tail';
import { diskFacts, keychainFacts, settingsSetAside, storeFacts } from './profile-facts';
import type { LoadEngine } from './record-count';
import { settingsFacts } from './settings-facts';

export interface BundleParts {
  /** The folder of the profile, and the log in it. */
  folder: string;
  logFile: string;
  appVersion: string;
  isPackaged: boolean;
  now: Date;
  /** What the running app knows of itself; null where it is another program that looks. */
  health: Health | null;
  loadEngine: LoadEngine;
  /** Where the policy of the machine may stand. */
  policySources: readonly PolicySource[];
}

const mostLines = 1_000;

/**
 * Gives what support needs of this desk, and nothing else: every member is picked, none is copied whole. No secret, no name of
 * a person, organisation or unit, no name of this machine, no path; of servers the host.
 */
export function collectBundle({ folder, logFile, now, health, loadEngine, policySources, ...app }: BundleParts) {
  const { electron, chrome, node } = process.versions as Partial<NodeJS.ProcessVersions>;
  return {
    format: 1,
    madeAt: now.toISOString(),
    madeBy: health ? 'the running app' : 'the command line',
    versions: { tokendesk: app.appVersion, electron, chromium: chrome, node, isPackaged: app.isPackaged },
    system: {
      platform: platform(),
      kind: type(),
      release: release(),
      build: version(),
      arch: arch(),
      processors: cpus().length,
      memoryMb: Math.round(totalmem() / 1024 ** 2),
      freeMemoryMb: Math.round(freemem() / 1024 ** 2),
      upForHours: Math.round(uptime() / 3_600),
      desktop: ['DISPLAY', 'WAYLAND_DISPLAY', 'DBUS_SESSION_BUS_ADDRESS'].filter((name) => process.env[name]),
      proxyVariables: Object.keys(process.env).filter((name) => /^(https?|all|no)_proxy$/i.test(name)),
    },
    clock: {
      utc: now.toISOString(),
      zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      minutesFromUtc: -now.getTimezoneOffset(),
      serverAheadSeconds: health?.clockSkew ?? null,
    },
    disk: diskFacts(folder),
    keychain: { state: health?.keychain ?? null, entries: keychainFacts(folder) },
    store: {
      outbox: storeFacts(folder, 'outbox.db', loadEngine),
      directory: storeFacts(folder, 'directory.db', loadEngine),
    },
    policy: policyFacts(policySources),
    settings: settingsFacts(join(folder, 'settings.json')),
    settingsFilesSetAside: settingsSetAside(folder),
    health,
    log: readLogTail(logFile, mostLines),
  };
}

/** How the policy stands and which of its members are in force, without what they say. */
function policyFacts(sources: readonly PolicySource[]): { state: string; members: string[] } {
  const judged = readSources(sources);
  return { state: judged.state, members: 'policy' in judged ? Object.keys(judged.policy) : [] };
}

/** The name of a bundle that was made now, which no other has. */
export function bundleName(now: Date): string {
  return `tokendesk-support-${now.toISOString().slice(0, 19).replace(/\D/g, '')}.json`;
}

/** The file that a typed target means: a folder gets a file of its own name, and nothing at all means the current folder. */
export function bundleFile(target: string | null, now: Date): string {
  const path = resolve(target ?? '.');
  return isFolder(path) ? join(path, bundleName(now)) : path;
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

/** Writes a bundle for its owner's eyes, all of it or nothing; throws where the folder is missing or the disk refuses. */
export function writeBundle(file: string, bundle: ReturnType<typeof collectBundle>): void {
  // Otherwise a folder that was misspelt would be made.
  accessSync(dirname(file), constants.W_OK);
  writeFileSync(file, `${JSON.stringify(bundle, null, 2)}\n`, { mode: 0o600 });
}
