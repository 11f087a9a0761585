import * as v from 'valibot';
import type { HideableFeature } from '../contract/policy';
import { policySchema, type Policy } from '../contract/policy-schema';
import { isRecord } from './settings-members';

/** What a source says: nothing, something that could not or must not be read, something that is no JSON, or an object. */
export type Found =
  { state: 'absent' } | { state: 'unreadable'; why: string } | { state: 'invalid' } | { state: 'found'; value: object };

/** One place that a policy may come from; reading it is quick enough to be done every few seconds. */
export interface PolicySource {
  /** As an administrator would name it. */
  place: string;
  read(): Found;
}

/** What all sources together say, and which members are wrong; they are left out of the policy. */
export type Judged =
  | { state: 'absent' }
  | { state: 'unreadable'; place: string; why: string }
  | { state: 'invalid'; place: string; problems: string[]; policy: Policy }
  | { state: 'in-force'; place: string; policy: Policy };

/** Reads all sources, the first winning member by member; trouble with any of them is trouble with the policy. */
export function readSources(sources: readonly PolicySource[]): Judged {
  const read = sources.map((source) => ({ place: source.place, found: source.read() }));
  let merged: object = {};
  let places: string[] = [];
  for (const { place, found } of read) {
    if (found.state === 'unreadable') return { state: 'unreadable', place, why: found.why };
    if (found.state === 'invalid') return { state: 'invalid', place, problems: [], policy: {} };
    if (found.state === 'absent') continue;
    merged = { ...found.value, ...merged };
    places = [...places, place];
  }
  if (places.length === 0) return { state: 'absent' };
  const place = places.join(', ');
  const { policy, problems } = judge(merged);
  return problems.length > 0 ? { state: 'invalid', place, problems, policy } : { state: 'in-force', place, policy };
}

/** Gives the members that are as the schema has them, and the names of the others; never their values. */
export function judge(value: object): { policy: Policy; problems: string[] } {
  const parsed = v.safeParse(policySchema, value);
  if (parsed.success) return { policy: parsed.output, problems: [] };
  const problems = [...new Set(parsed.issues.map((issue) => v.getDotPath(issue) ?? ''))];
  const wrong = new Set(parsed.issues.map((issue) => String(issue.path?.[0]?.key)));
  const rest = Object.fromEntries(Object.entries(value).filter(([name]) => !wrong.has(name)));
  const salvaged = v.safeParse(policySchema, rest);
  return { policy: salvaged.success ? salvaged.output : {}, problems };
}

/** Gives what a text holds as a policy; an editor on Windows may have begun it with a byte order mark. */
export function readPolicyText(bytes: Uint8Array): Found {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return isRecord(value) ? { state: 'found', value } : { state: 'invalid' };
  } catch {
    return { state: 'invalid' };
  }
}

/** The strictest value of whatever weakens a desk: what counts while nobody knows what the organisation wants. */
const strictest = {
  onlyTheseServers: true,
  lock: { deskMinutes: 1, kioskMinutes: 1 },
  offline: { queue: false },
  directory: { hours: 1, forgetAtSignOut: true },
  updates: { enabled: false },
} as const satisfies Policy;
const strictlyHidden: readonly HideableFeature[] = ['delete', 'export', 'print'];

/**
 * The policy of a desk that starts on one which cannot be taken as it is: what is right in it counts; what is wrong or
 * unknown has its strictest value, or is as it was under the last good policy. So a desk stays usable (everybody can sign
 * in to the servers it knows, by the proxy and the authorities of that policy, and a kiosk stays a kiosk), but is never
 * weaker than it was.
 */
export function strictPolicy(right: Policy, lastGood: Policy): Policy {
  const hidden = [...new Set([...(lastGood.hidden ?? []), ...strictlyHidden])];
  return { ...lastGood, ...strictest, hidden, telemetry: {}, ...right };
}
