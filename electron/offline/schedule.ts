import { isOpen, isSameOwner, type Entry, type Owner, type Work } from './entry';
import { canLookUp } from './look-up';
import type { Standing } from './standing';
import { namesOf } from './work';

/** How many entries are worked on at once, so that a queue of hundreds does not fall upon the server. */
const mostAtOnce = 4;
const shortestPauseMs = 2_000;
const longestPauseMs = 60_000;

interface Circumstances {
  /** Who is signed in; entries of nobody else are touched. */
  owner: Owner | null;
  /** Whether the server was not to be reached when it was last asked: then one entry goes ahead of the others. */
  isProbing: boolean;
  /** Names of tokens to which a request that nobody waits for any more may still be on its way. */
  onTheirWay: readonly string[];
}

/** Chooses the entries that act next, by id: in order for each token, several tokens at once. */
export function chooseTurns(standings: readonly Standing[], { owner, isProbing, onTheirWay }: Circumstances): string[] {
  if (owner === null) return [];
  const theirs = standings
    .filter(({ entry }) => isSameOwner(entry.owner, owner) && entry.state.name !== 'confirmed')
    .sort((one, other) => one.entry.sequence - other.entry.sequence);
  let free = (isProbing ? 1 : mostAtOnce) - theirs.filter(isAsking).length;
  const taken = new Set(onTheirWay);
  const chosen: string[] = [];
  for (const { entry, phase } of theirs) {
    const isWaiting = isUnderWay(entry);
    const names = isWaiting ? namesTaken(entry.work) : namesOf(entry.work);
    const isFirst = !names.some((name) => taken.has(name));
    for (const name of names) taken.add(name);
    if (!isWaiting || !isFirst || phase !== 'resting' || free <= 0) continue;
    chosen.push(entry.id);
    free -= 1;
  }
  return chosen;
}

/** Tells which entries wait behind an earlier one for the same token that goes on only when a person decides about it. */
export function stuckAmong(standings: readonly Standing[]): (standing: Standing) => boolean {
  // found once: hundreds of entries may wait, and few of them for a person
  const undecided = standings.map(({ entry }) => entry).filter((entry) => isOpen(entry) && !isUnderWay(entry));
  return ({ entry: { state, owner, sequence, work } }) => {
    if (undecided.length === 0 || (state.name !== 'queued' && state.name !== 'unknown')) return false;
    const names = namesOf(work);
    return undecided.some(
      (earlier) =>
        earlier.sequence < sequence &&
        isSameOwner(earlier.owner, owner) &&
        namesOf(earlier.work).some((name) => names.includes(name)),
    );
  };
}

/** Whether something that this operator was promised for the same token is not done yet, and goes on by itself. */
export function isBehind(
  standings: readonly Standing[],
  work: Work,
  { owner, onTheirWay }: { owner: Owner; onTheirWay: readonly string[] },
): boolean {
  const earlier = standings.filter(({ entry }) => isSameOwner(entry.owner, owner) && isUnderWay(entry));
  const taken = [...onTheirWay, ...earlier.flatMap(({ entry }) => namesTaken(entry.work))];
  return namesTaken(work).some((name) => taken.includes(name));
}

/** The names that work under way keeps others from; tokens told apart by their newness alone are not made two at a time. */
export function namesTaken(work: Work): string[] {
  const crowd = work.kind === 'create' && !canLookUp(work) ? ['a new token'] : [];
  return [...namesOf(work), ...crowd];
}

/** How long a server that was not to be reached is left alone: longer each time, and never in step with other desks. */
export function pauseMs(failures: number, random: () => number): number {
  const full = Math.min(longestPauseMs, shortestPauseMs * 2 ** Math.max(0, failures - 1));
  return full * (0.5 + random() / 2);
}

function isUnderWay({ state: { name } }: Entry): boolean {
  return name === 'queued' || name === 'sending' || name === 'unknown';
}

function isAsking({ phase }: Standing): boolean {
  return phase !== 'resting' && phase !== 'waiting';
}
