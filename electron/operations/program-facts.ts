import { app } from 'electron';
import { writeSync } from 'node:fs';
import * as inspector from 'node:inspector';
import { createRequire } from 'node:module';
import { release, type } from 'node:os';
import type { Health } from '../contract/health';
import { logFileOf } from '../shell/log';
import { policyPlaces } from '../shell/policy-places';
import type { LoadEngine } from './record-count';
import type { CommandParts } from './run-command';
import type { SandboxFacts } from './start-problem';

/** What a command, or a support bundle, needs to know of the program that runs; `folder`: its profile. */
export function programFacts(folder: string): CommandParts {
  return {
    folder,
    logFile: logFileOf(folder),
    appVersion: app.getVersion(),
    loadEngine: () => loadLater('@photostructure/sqlite') as ReturnType<LoadEngine>,
    policySources: policyPlaces(process.platform, app.isPackaged ? undefined : process.env['TOKENDESK_POLICY']),
    system: process.platform,
    environment: process.env,
    isDebugged: inspector.url() !== undefined,
    ...sandboxFacts(),
    say: writeLine,
  };
}

/** Whether the app runs without Chromium's sandbox, which only one that is being developed opens a window with. */
export function hasNoSandbox(): boolean {
  return app.commandLine.hasSwitch('no-sandbox');
}

/** What decides whether a package may open its window. */
export function sandboxFacts(): SandboxFacts {
  return { isPackaged: app.isPackaged, isRoot: process.geteuid?.() === 0, hasNoSandbox: hasNoSandbox() };
}

/** Of what the app that runs is made. */
export function ownVersions(): Omit<Health['versions'], 'release'> {
  const { electron, chrome } = process.versions;
  return { app: app.getVersion(), electron, chromium: chrome, system: `${type()} ${release()} ${process.arch}` };
}

/** Loads what the start does without, when it is wanted; a path begins at the folder of the built main program. */
export function loadLater(name: string): unknown {
  return createRequire(__filename)(name);
}

/** Writes at once, as the program may be about to end. */
export function writeLine(text: string, stream: 1 | 2): void {
  try {
    writeSync(stream, `${text}\n`);
  } catch {
    // There may be no console, or nobody who reads.
  }
}
