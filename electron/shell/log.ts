import { join } from 'node:path';
import type { Policy } from '../contract/policy-schema';
import { openLogFile, type LogRoom } from './log-file';

/**
 * The only things that may be written, and the form that each must have: no body, no address, nothing typed by anybody. A
 * word has small letters and hyphens only, so that neither a code nor a token passes for one.
 */
const word = /^[a-z]{1,30}(-[a-z]{1,30}){0,5}$/;
const forms = {
  /** A request of the contract, or a method of the API. */
  request: /^[a-z_]{1,40}([:/][a-z_-]{1,60}){0,3}$/,
  /** With a hyphen, as eight digits might be a code. */
  reference: /^[0-9a-f]{4}-[0-9a-f]{4}$/,
  /** An error's kind and place, without the folders above. */
  error: /^[A-Za-z]{1,40}( at [\w.-]{1,60}(:\d{1,7}){2})?$/,
  code: word,
  /** A member of the policy. */
  member: /^[A-Za-z$]{1,40}(\.[A-Za-z0-9]{1,40}){0,5}$/,
  reason: word,
  outcome: word,
  version: /^\d{1,4}(\.\d{1,6}){1,3}$/,
  // Numbers.
  httpStatus: null,
  milliseconds: null,
  count: null,
} as const;

/** What an auditor asks for; no level leaves it out. */
const auditEvents = [
  'signed-in',
  'sign-in-failed',
  'practice-begun',
  'signed-out',
  'locked',
  'unlocked',
  'unlock-failed',
  'handed-over',
  'exported',
  'support-bundle-saved',
  'print-asked',
  'pass-code-reset',
  'verification-code-reset',
  'entry-discarded',
  'outbox-others-discarded',
  'trust-changed',
  'setting-changed',
] as const;
export type AuditEvent = (typeof auditEvents)[number];

type Forms = typeof forms;
export type LogFields = { [K in keyof Forms]?: (Forms[K] extends null ? number : string) | undefined };
export type Log = (event: string, fields?: LogFields) => void;

/** One event as it is kept. */
export type LogLine = { at: string; event: string } & Record<string, string | number>;

export type LogLevel = NonNullable<Policy['logLevel']>;

export interface DeskLog {
  log: Log;
  /** Leaves out what weighs less from now on; without a level what is for developers alone. */
  keepFrom: (level: LogLevel | undefined) => void;
  /** Settles when all that was logged until now is on disk, or given up. */
  written: () => Promise<void>;
}

/** Where the log of a profile is. */
export function logFileOf(profile: string): string {
  return join(profile, 'logs', 'tokendesk.log');
}

/** Gives a log of one JSON line per event, in order and in universal time, in `file` and some older ones beside it. */
export function createLog(file: string, now: () => Date = () => new Date(), room?: LogRoom): DeskLog {
  const kept = openLogFile(file, room);
  let least: LogLevel = 'info';
  return {
    keepFrom: (level = 'info') => void (least = level),
    log(event, fields = {}) {
      const line = logLine({ at: now().toISOString(), event, ...fields });
      if (line && (isForAuditor(line) || levels.indexOf(levelOf(line)) <= levels.indexOf(least)))
        kept.append(`${JSON.stringify(line)}\n`);
    },
    written: () => kept.written(),
  };
}

/** What weighs most first. */
const levels: readonly LogLevel[] = ['error', 'warning', 'info', 'debug'];

const events: Readonly<Record<string, LogLevel>> = {
  'request-threw': 'error',
  unforeseen: 'error',
  'window-lost': 'error',
  'outbox-loss-found': 'error',
  'request-failed': 'warning',
  'update-failed': 'warning',
  'policy-member-wrong': 'warning',
  'request-answered': 'debug',
};

/** Of policy and keychain. */
const troubles: readonly unknown[] = ['unreadable', 'invalid', 'unavailable', 'failed'];

function isForAuditor({ event }: LogLine): boolean {
  return auditEvents.some((name) => name === event);
}

function levelOf({ event, outcome }: LogLine): LogLevel {
  return events[event] ?? (troubles.includes(outcome) ? 'warning' : 'info');
}

/** What of an event may be kept or passed on, whoever wrote it; undefined where it is no event of ours. */
export function logLine(found: Record<string, unknown>): LogLine | undefined {
  const { at, event } = found;
  if (typeof at !== 'string' || !/^\d{4}-\d\d-\d\dT[\d:.]{8,12}Z$/.test(at)) return undefined;
  if (typeof event !== 'string' || !word.test(event)) return undefined;
  const kept = Object.entries(forms).flatMap(([key, form]): [string, string | number][] => {
    const value = Object.hasOwn(found, key) ? found[key] : undefined;
    if (form === null) return typeof value === 'number' ? [[key, Math.round(value)]] : [];
    return typeof value === 'string' && form.test(value) ? [[key, value]] : [];
  });
  return { at, event, ...Object.fromEntries(kept) };
}
