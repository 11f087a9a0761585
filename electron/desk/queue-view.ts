import {
  queueDecisions,
  type LeftBehind,
  type LostEntry,
  type OthersQueue,
  type QueueEntry,
  type QueueLoss,
  type QueueState,
  type QueueView,
} from '../contract/outbox';
import { choicesFor } from '../offline/decide';
import {
  isOpen,
  isSameOwner,
  isSamePerson,
  type Entry,
  type EntryState,
  type Owner,
  type Work,
} from '../offline/entry';
import { stuckAmong } from '../offline/schedule';
import type { Standing } from '../offline/standing';

/** From this age on an entry is shown as late, in milliseconds (docs/design/offline.md, An entry's life). */
const lateAfterMs = 24 * 3_600_000;

/** The entries of one operator as the window shows them, and how many there are of others; ages are in milliseconds. */
export function queueOf(
  standings: readonly Standing[],
  owner: Owner | null,
  ageOf: (entry: Entry) => number,
): Pick<QueueView, 'entries' | 'others'> {
  const isTheirs = ({ entry }: Standing): boolean => owner !== null && isSamePerson(owner, entry.owner);
  const others: OthersQueue = {};
  for (const { entry } of standings.filter((standing) => !isTheirs(standing) && isOpen(standing.entry)))
    others[entry.work.kind] = (others[entry.work.kind] ?? 0) + 1;
  const isStuck = stuckAmong(standings);
  const entries = standings
    .filter(isTheirs)
    .map((standing) => ({ ...viewOf(standing, owner, ageOf(standing.entry)), isBehind: isStuck(standing) }));
  return { entries, others };
}

/** What waits for each other operator, the oldest first. */
export function leftBehindBy(standings: readonly Standing[], present: Owner | null): LeftBehind[] {
  const left: LeftBehind[] = [];
  for (const { entry } of standings) {
    const { owner, work, since } = entry;
    if (!isOpen(entry) || (present && isSamePerson(present, owner))) continue;
    const before = left.find((one) => isSameOwner(one.owner, owner));
    const one = before ?? { owner, counts: {}, since };
    if (!before) left.push(one);
    one.counts[work.kind] = (one.counts[work.kind] ?? 0) + 1;
    one.since = Math.min(one.since, since);
  }
  return left.sort((one, other) => one.since - other.since);
}

/** What is told of an entry for another server: the sessions of one server do not tell whose entries those of another are. */
const untold = { authenticationCode: null, identifier: null, number: null, lastFailure: null, differences: [] };

/** One entry as the window shows it: what a person knows the token by, and never a pass code. */
function viewOf(standing: Standing, owner: Owner | null, age: number): Omit<QueueEntry, 'isBehind'> {
  const { entry } = standing;
  const { id, since, attempts, state, lastFailure, work } = entry;
  const isHere = owner !== null && isSameOwner(owner, entry.owner);
  const choices = choicesFor(standing, owner);
  return {
    id,
    kind: work.kind,
    ...namesOf(entry),
    since,
    isLate: isWaiting(state) && age >= lateAfterMs,
    attempts,
    state: stateOf(state),
    why: state.name === 'needs-a-person' ? state.why : null,
    lastFailure,
    differences: state.name === 'conflict' ? state.differences : [],
    owner: entry.owner,
    isHere,
    ...(isHere ? {} : untold),
    decisions: queueDecisions.filter((decision) => choices.includes(decision)),
    canEdit: choices.includes('edit') && isEditable(work),
  };
}

function stateOf(state: EntryState): QueueState {
  switch (state.name) {
    case 'queued':
      return 'waiting';
    case 'needs-a-person':
      return 'held';
    default:
      return state.name;
  }
}

function isWaiting({ name }: EntryState): boolean {
  return name !== 'confirmed';
}

function namesOf({ work, state }: Entry): Pick<QueueEntry, 'authenticationCode' | 'identifier' | 'number'> {
  const known = work.kind === 'create' ? work.draft : work.seen;
  const outcome = state.name === 'confirmed' ? state.outcome : null;
  return {
    authenticationCode: outcome?.authenticationCode ?? known.authenticationCode ?? null,
    identifier: known.identifier ?? null,
    number: outcome?.number ?? ('number' in known ? known.number : null),
  };
}

/**
 * What an operator is told of a loss: how much of it there is until somebody has acknowledged it, then their own entries, for
 * each is told to whoever saved it. What another operator's entries were for is told to nobody else.
 */
export function lossFor(loss: QueueLoss | null, owner: Owner | null): QueueLoss | null {
  if (!loss) return null;
  const isWhole = loss.files.length > 0 || loss.restored + loss.unsure > 0 || loss.mayBeMore;
  const missing = loss.missing.flatMap((entry) => {
    if (isLossOf(entry, owner)) return [entry];
    return isWhole ? [{ ...entry, name: null, isAnothers: true as const }] : [];
  });
  return isWhole || missing.length > 0 ? { ...loss, missing } : null;
}

/** The missing entries that an operator may acknowledge: their own, and those of which nobody knows whose they were. */
export function acknowledgedBy(owner: Owner | null, loss: QueueLoss | null): string[] {
  return (loss?.missing ?? []).flatMap((entry) => (isLossOf(entry, owner) ? [entry.id] : []));
}

function isLossOf({ owner: whose }: LostEntry, owner: Owner | null): boolean {
  return whose === null || (owner !== null && isSameOwner(whose, owner));
}

/** A change addressed by a pass code cannot be edited: the window would have to be told it. */
export function isEditable(work: Work): boolean {
  return work.kind === 'create' || (work.kind === 'update' && 'authenticationCode' in work.token);
}

/** The work for a form to take over; a pass code has to be typed again. */
export function withoutPassCode(work: Work): Work {
  if (work.kind === 'create') {
    const { passCode: _, ...draft } = work.draft;
    return { ...work, draft };
  }
  if (work.kind !== 'update') return work;
  const { passCode: _, ...change } = work.change;
  return { ...work, change };
}
