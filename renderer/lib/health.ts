import type { Health } from '../../electron/contract/health';
import {
  clockWords,
  healthWords,
  keychainWords,
  networkWords,
  sandboxWords,
  storeWords,
  versionWords,
} from './words/health';
import { moment } from './words/time';

export type Level = 'ok' | 'attention' | 'trouble' | 'unknown';

/** One part of the desk: how it is, what is known of it, and the one thing to do. */
export interface HealthRow {
  name: string;
  level: Level;
  says: string;
  facts: string[];
  advice: string;
}

type Judged = Omit<HealthRow, 'name'>;

/** Longer is felt at the desk. */
const slowMs = 3_000;
/** Beyond the first, times on the screen mislead; beyond the second, certificates may seem not yet or no longer valid. */
const offSeconds = 60;
const wrongSeconds = 600;

/** Judges the health of the desk, part by part. */
export function judge(health: Health, now: number): HealthRow[] {
  const { parts } = healthWords;
  return [
    { name: parts.keychain, ...keychain(health.keychain) },
    { name: parts.store, ...store(health.store) },
    { name: parts.network, ...network(health.network, now) },
    { name: parts.clock, ...clock(health.clockSkew) },
    { name: parts.versions, ...versions(health.versions) },
    ...(health.sandboxed ? [] : [{ name: parts.sandbox, ...row('attention', sandboxWords.off) }]),
  ];
}

/** How many parts somebody has to see to. */
export function needsAttention(rows: readonly HealthRow[]): number {
  return rows.filter(({ level }) => level === 'attention' || level === 'trouble').length;
}

function row(level: Level, [says, advice]: readonly [string, string], facts: string[] = []): Judged {
  return { level, says, facts, advice };
}

function keychain(state: Health['keychain']): Judged {
  const level = state === 'working' ? 'ok' : state === 'unavailable' ? 'attention' : 'trouble';
  return row(level, keychainWords[state]);
}

function store({ unavailable, waiting, loss, directory, bytes }: Health['store']): Judged {
  const facts = bytes > 0 ? [storeWords.takes(size(bytes))] : [];
  if (waiting > 0) facts.push(storeWords.waiting(waiting));
  if (unavailable !== null) return row(closedLevels[unavailable], storeWords.closed[unavailable], facts);
  if (loss) return row(loss.missing > 0 || loss.mayBeMore ? 'trouble' : 'attention', storeWords.loss(loss), facts);
  return directory === null
    ? row('ok', storeWords.open, facts)
    : row('attention', storeWords.directory[directory], facts);
}

const closedLevels = {
  practice: 'ok',
  'not-allowed': 'ok',
  'no-operator-name': 'attention',
  'no-keychain': 'attention',
  'disk-full': 'trouble',
  'read-only': 'trouble',
  'key-lost': 'trouble',
  'no-store': 'trouble',
} as const;

function network({ connection, host, askedAt, answeredAt, milliseconds }: Health['network'], now: number): Judged {
  if (host === null) return row('unknown', networkWords.none);
  const facts = [host];
  if (answeredAt !== null)
    facts.push(networkWords.answered(moment(answeredAt, now), seconds((milliseconds ?? 0) / 1_000)));
  const isUnanswered = askedAt !== null && (answeredAt === null || answeredAt < askedAt);
  if (isUnanswered) facts.push(networkWords.asked(moment(askedAt, now)));
  if (connection === 'offline' || isUnanswered) return row('trouble', networkWords.offline, facts);
  if (answeredAt === null) return row('unknown', networkWords.notAsked, facts);
  if ((milliseconds ?? 0) > slowMs) return row('attention', networkWords.slow, facts);
  return row('ok', networkWords.online, facts);
}

function clock(skew: Health['clockSkew']): Judged {
  if (skew === null) return row('unknown', clockWords.unknown);
  const off = Math.abs(skew);
  // a header tells whole seconds: one more or less is none
  const says = off <= 1 ? clockWords.same : (skew > 0 ? clockWords.behind : clockWords.ahead)(span(off));
  if (off <= offSeconds) return row('ok', [says, clockWords.right]);
  return off <= wrongSeconds ? row('attention', [says, clockWords.off]) : row('trouble', [says, clockWords.wrong]);
}

function versions({ app, electron, chromium, system, release }: Health['versions']): Judged {
  const facts = [...(release === null ? [] : [versionWords.release(release)]), versionWords.made(electron, chromium)];
  return row('ok', [versionWords.app(app), versionWords.advice], [...facts, system]);
}

function size(bytes: number): string {
  return bytes < 1024 ** 2 ? `${String(Math.ceil(bytes / 1024))} KB` : `${(bytes / 1024 ** 2).toFixed(1)} MB`;
}

function seconds(value: number): string {
  return `${value.toFixed(value < 10 ? 1 : 0)} s`;
}

function span(value: number): string {
  if (value < 120) return `${String(value)} s`;
  if (value < 7_200) return `${String(Math.round(value / 60))} min`;
  return value < 172_800 ? `${String(Math.round(value / 3_600))} h` : `${String(Math.round(value / 86_400))} days`;
}
