import { isDeepStrictEqual } from 'node:util';
import type { PolicyState } from '../contract/policy';
import type { Policy } from '../contract/policy-schema';
import type { CompanyCa } from '../contract/servers';
import type { LastPolicy } from './last-policy';
import type { Log } from './log';
import { readAuthorities } from './policy-authorities';
import { readSources, strictPolicy, type Judged, type PolicySource } from './policy-reading';

/** What the organisation fixes on this machine. */
export interface MachinePolicy {
  /** The policy in force; empty where there is none. */
  read(): Policy;
  /** The authorities that it names; undefined where it names none. */
  authorities(): CompanyCa[] | undefined;
  standing(): { state: PolicyState; source: string; problems: string[] };
  /** Looks whether it has changed; done every few seconds as well. */
  look(): void;
  stop(): void;
}

interface Parts {
  /** What wins first. */
  sources: readonly PolicySource[];
  last: LastPolicy;
  changed: () => void;
  log: Log;
}

const lookEveryMs = 3_000;

/**
 * Reads the policy of this machine and follows it without a restart. One that turns bad while the app runs changes
 * nothing: the last good one stays in force. A start on a bad one is strict. The sources are looked at again and again, as
 * no system tells of files that are not there yet, are replaced as a whole, or lie in a registry.
 */
export function openPolicy({ sources, last, changed, log }: Parts): MachinePolicy {
  let seen = withAuthorities(readSources(sources));
  let inForce = isGood(seen.judged) ? seen : strict(seen, last.read());
  note();

  function look(): void {
    const next = withAuthorities(readSources(sources));
    if (isDeepStrictEqual(next, seen)) return;
    seen = next;
    if (isGood(seen.judged)) inForce = seen;
    note();
    changed();
  }

  function note(): void {
    const { judged } = seen;
    if (isGood(judged)) last.keep(judged.state === 'in-force' ? judged.policy : null);
    const problems = problemsOf(judged);
    const reason = judged.state === 'unreadable' ? judged.why : undefined;
    log('policy-read', { outcome: judged.state, reason, count: problems.length });
    for (const member of problems) log('policy-member-wrong', { member });
  }

  const timer = setInterval(look, lookEveryMs);
  timer.unref();
  return {
    read: () => policyOf(inForce.judged),
    authorities: () => inForce.authorities,
    standing: () => ({
      state: seen.judged.state,
      source: 'place' in seen.judged ? seen.judged.place : (sources.at(-1)?.place ?? ''),
      problems: problemsOf(seen.judged),
    }),
    look,
    stop: () => clearInterval(timer),
  };
}

interface Seen {
  judged: Judged;
  authorities: CompanyCa[] | undefined;
}

/** Reads the authorities that a policy names; one that cannot be read makes it invalid. */
function withAuthorities(judged: Judged): Seen {
  const { companyCa, ...rest } = policyOf(judged);
  if (!companyCa || !('policy' in judged)) return { judged, authorities: undefined };
  const { authorities, wrong } = readAuthorities(companyCa);
  if (wrong.length === 0) return { judged, authorities };
  const problems = [...problemsOf(judged), ...wrong.map((at) => `companyCa.${at}`)];
  return { judged: { state: 'invalid', place: judged.place, problems, policy: rest }, authorities: undefined };
}

function strict({ judged, authorities }: Seen, lastGood: Policy): Seen {
  const policy = strictPolicy(policyOf(judged), lastGood);
  const known = authorities ?? (policy.companyCa && readAuthorities(policy.companyCa).authorities);
  return { judged: { state: 'in-force', place: '', policy }, authorities: known };
}

function isGood({ state }: Judged): boolean {
  return state === 'absent' || state === 'in-force';
}

function policyOf(judged: Judged): Policy {
  return 'policy' in judged ? judged.policy : {};
}

function problemsOf(judged: Judged): string[] {
  return judged.state === 'invalid' ? judged.problems : [];
}
