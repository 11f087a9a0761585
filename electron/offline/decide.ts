import type { TokenChange } from '../contract/model';
import { udfNames } from '../contract/model';
import type { QueueDifference, SeenToken } from '../contract/outbox';
import { isSameOwner, isSamePerson, type Entry, type Owner, type Work } from './entry';
import { canLookUp } from './look-up';
import { rest, type Standing } from './standing';

/** What a person may decide about an entry. */
export type Decision =
  | { decision: 'send-now' | 'look-up' | 'discard' | 'keep-theirs' | 'keep-ours' }
  | { decision: 'edit'; work: Work }
  /** To the server where their operator is signed in now. */
  | { decision: 'move'; to: Owner };
export type Choice = Exclude<Decision['decision'], 'move'>;

/** What may be decided about an entry by somebody who is signed in as this owner. */
export function choicesFor(standing: Standing, present: Owner | null): Decision['decision'][] {
  const { owner } = standing.entry;
  if (present === null || !isSamePerson(present, owner)) return [];
  if (isSameOwner(present, owner)) return choicesOf(standing);
  // At the address that it is for, nobody may be able to sign in any more.
  return standing.phase === 'resting' ? ['move', 'discard'] : [];
}

/** What a person may decide about an entry as it stands; while a request is on its way, nothing. */
export function choicesOf({ entry, phase }: Standing): Choice[] {
  const { state, work } = entry;
  const lookUp: Choice[] = canLookUp(work) ? ['look-up'] : [];
  switch (state.name) {
    case 'queued':
      return phase === 'resting' ? ['send-now', 'edit', 'discard'] : ['discard'];
    case 'sending':
      return [];
    case 'unknown':
      return ['look-up', 'discard'];
    case 'confirmed':
      return ['discard'];
    case 'rejected':
      return ['send-now', ...lookUp, 'edit', 'discard'];
    case 'conflict':
      return ['keep-theirs', ...(keepOurs(entry) ? (['keep-ours'] as const) : []), ...lookUp, 'edit', 'discard'];
    case 'needs-a-person':
      return ['send-now', ...lookUp, 'edit', 'discard'];
  }
}

/** What an entry becomes by a decision; `forget` ends it, null is a decision that it does not allow. */
export function decide(
  standing: Standing,
  decided: Decision,
  stamp: Pick<Entry, 'approvedAt' | 'isServerTime'>,
): Standing | 'forget' | null {
  if (decided.decision === 'move') return { entry: { ...standing.entry, owner: decided.to }, phase: standing.phase };
  if (!choicesOf(standing).includes(decided.decision)) return null;
  const { isServerTime: _, ...before } = standing.entry;
  const entry: Entry = { ...before, ...stamp };
  const { state } = entry;
  switch (decided.decision) {
    case 'discard':
      return 'forget';
    case 'send-now': {
      const wasRefused = state.name === 'rejected' || entry.attempts === 0;
      return rest({ ...entry, idsBefore: null }, { name: 'queued', isResend: !wasRefused, isForced: true });
    }
    case 'look-up':
      if (state.name === 'unknown') return { entry, phase: standing.phase };
      return rest(entry, { name: 'unknown', mayResend: false, isRefused: state.name === 'rejected' });
    case 'edit':
      return anew(entry, decided.work);
    case 'keep-theirs': {
      const left = state.name === 'conflict' ? withoutDifferences(entry.work, state.differences, state.theirs) : null;
      return left ? anew(entry, left) : 'forget';
    }
    case 'keep-ours': {
      const work = keepOurs(entry);
      return work && anew(entry, work);
    }
  }
}

/** A person has decided what shall be, having seen what is: what was tried before counts no more. */
function anew(entry: Entry, work: Work): Standing {
  const fresh = { ...entry, work, attempts: 0, lastFailure: null, idsBefore: null };
  return rest(fresh, { name: 'queued', isResend: false, isForced: false });
}

/** The work that puts ours in the place of theirs; null where the API cannot change what differs (docs/design/api.md 3.5). */
function keepOurs({ work, state }: Entry): Work | null {
  if (state.name !== 'conflict') return null;
  if (work.kind !== 'create') return { ...work, seen: state.theirs };
  const { authenticationCode: code } = state.theirs;
  const change = changeFor(state.differences, work.draft.passCode, work.draft.identifier);
  return code !== null && change
    ? { kind: 'update', token: { authenticationCode: code }, change, seen: state.theirs }
    : null;
}

function changeFor(
  differences: readonly QueueDifference[],
  passCode: string | undefined,
  identifier: string | undefined,
): TokenChange | null {
  const change: TokenChange = {};
  for (const { field, ours } of differences) {
    const udf = udfNames.find((name) => field === `udfs.${name}`);
    if (udf) change.udfs = { ...change.udfs, [udf]: ours };
    else if (field === 'authenticationCode' || field === 'identifier' || field === 'cardMaskedNumber')
      change[field] = ours;
    else if (field !== 'passCode') return null;
  }
  // An identifier and its pass code are always changed together (docs/design/api.md 3.5).
  const hasCredentials = differences.some(({ field }) => field === 'passCode' || field === 'identifier');
  if (hasCredentials && passCode && identifier) Object.assign(change, { identifier, passCode });
  return change;
}

/** What is left of an update when theirs stays; null where nothing is. */
function withoutDifferences(work: Work, differences: readonly QueueDifference[], theirs: SeenToken): Work | null {
  if (work.kind !== 'update') return null;
  const given = new Set(differences.map(({ field }) => field));
  const { udfs = {}, ...fields } = work.change;
  const keptUdfs = Object.fromEntries(Object.entries(udfs).filter(([name]) => !given.has(`udfs.${name}`)));
  const isKept = ([name]: [string, unknown]): boolean => !differences.some(({ field }) => field === name);
  const change: TokenChange = {
    ...Object.fromEntries(Object.entries(fields).filter(isKept)),
    ...(Object.keys(keptUdfs).length > 0 && { udfs: keptUdfs }),
  };
  return Object.keys(change).length > 0 ? { ...work, change, seen: theirs } : null;
}
