import type { LostEntry, QueueLoss } from '../contract/outbox';
import type { PromiseFormat } from './promise-facts';
import { afterChange, digestOf, type Head, type Witness, type WitnessRecord } from './witness';

/** What the files of the outbox hold, as they were found. */
export interface Found {
  witness: Pick<Witness, 'newest' | 'hasUnreadable' | 'isPair'>;
  /** What the database says of its last write: null where it says nothing, `broken` where that cannot be read. */
  head: Head | null | 'broken';
  /** The promises that the database gives, by their ids. */
  readable: ReadonlyMap<string, string>;
  /** Ids of rows that cannot be decrypted. */
  broken: readonly string[];
  /** Whether the database could not be used and was begun anew. */
  isBegunAnew: boolean;
  /** Whether there were promises here before, as far as other files know. */
  isExpected: boolean;
  /** Every version of each promise that the bytes of the files hold, the oldest first. Read only where something is amiss. */
  versions: () => ReadonlyMap<string, readonly string[]>;
  /** What those bytes say of earlier writes and of later ones, by their numbers. */
  heads: () => ReadonlyMap<number, Head>;
}

/** What has to be done so that database and witness agree again. */
export interface Verdict {
  /** Promises to write: read out of the files, or only known in an earlier state. */
  put: Map<string, string>;
  /** Ids of rows to keep apart: they cannot be decrypted, or were removed before. */
  aside: string[];
  /** What the operator has to be told; null where nothing is amiss. */
  loss: Omit<QueueLoss, 'at' | 'files'> | null;
  /** `none`: they agree. `witness`: the witness is one write behind, as after a crash. `whole`: both are begun anew. */
  update: 'none' | 'witness' | 'whole';
  /** The record of the witness as it was, brought up to date; null where there was none. */
  known: WitnessRecord | null;
}

/** How the database and its witness stand to each other. */
type Relation =
  /** They agree, or the database is one write ahead, which a crash can cause. */
  | 'agree'
  /** Nothing was ever witnessed here. */
  | 'new'
  /** The database went back, or lost what it says of its last write. */
  | 'behind'
  /** The witness went back. */
  | 'ahead'
  /** There was a witness, and there is none that can be read. */
  | 'no-witness';

/** Compares a database with its witness. */
export function checkWitness(found: Found, format: PromiseFormat): Verdict {
  const { known, relation, update, isVague } = relate(found);
  const { readable, isBegunAnew } = found;
  const put = new Map<string, string>();
  const missing: LostEntry[] = [];
  const aside = new Set(found.broken);
  let [restored, unsure] = [0, 0];

  function putUnsure(id: string, older: string, mayResend: boolean): void {
    const content = format.unsure(older, mayResend) ?? older;
    if (content === readable.get(id)) return;
    put.set(id, content);
    unsure += 1;
  }

  for (const { id, digest, facts } of known?.promises ?? []) {
    const content = readable.get(id);
    if (content !== undefined && (relation === 'ahead' || digestOf(content) === digest)) continue;
    const versions = found.versions().get(id) ?? [];
    const exact = versions.filter((version) => digestOf(version) === digest).at(-1);
    const older = content ?? versions.at(-1);
    if (exact !== undefined) {
      put.set(id, exact);
      restored += 1;
    } else if (older !== undefined) putUnsure(id, older, false);
    else missing.push({ id, ...(facts ?? unknownFacts) });
  }
  const isKnown = new Set(known?.promises.map(({ id }) => id));
  for (const id of found.broken) if (!isKnown.has(id)) missing.push({ id, ...unknownFacts });
  const isList = relation === 'agree' || relation === 'behind';
  // What the witness says was removed was confirmed or discarded, and must not be done again.
  if (isList) for (const id of readable.keys()) if (!isKnown.has(id)) aside.add(id);
  if (isVague) {
    for (const [id, versions] of isBegunAnew ? found.versions() : []) {
      const latest = versions.at(-1);
      if (!isKnown.has(id) && latest !== undefined) putUnsure(id, latest, false);
    }
    // What may have been done since is looked up before anything is sent.
    for (const [id, content] of [...readable, ...put]) if (!aside.has(id)) putUnsure(id, put.get(id) ?? content, true);
  }

  const isAmiss =
    isVague || relation === 'behind' || isBegunAnew || missing.length + restored + unsure + aside.size > 0;
  if (!isAmiss) return { put, aside: [], loss: null, update, known };
  return { put, aside: [...aside], loss: { missing, restored, unsure, mayBeMore: isVague }, update: 'whole', known };
}

interface Related extends Pick<Verdict, 'known' | 'update'> {
  relation: Relation;
  /** Whether later writes may be unknown, because the witness is damaged too. */
  isVague: boolean;
}

function relate({ witness, head, isBegunAnew, isExpected, heads }: Found): Related {
  const { newest } = witness;
  const said = typeof head === 'object' ? head : null;
  if (said && (!newest || said.number > newest.number)) {
    if ('record' in said) return { known: said.record, relation: 'agree', update: 'witness', isVague: false };
    if (newest && said.number === newest.number + 1)
      return { known: afterChange(newest, said.change), relation: 'agree', update: 'witness', isVague: false };
  }
  if (!newest) {
    const isNew = head === null && !witness.hasUnreadable && !isBegunAnew && !isExpected;
    return { known: null, relation: isNew ? 'new' : 'no-witness', update: 'whole', isVague: !isNew };
  }
  if (said?.number === newest.number && witness.isPair)
    return { known: newest, relation: 'agree', update: 'none', isVague: false };
  const known = rollForward(newest, heads());
  if (said && said.number > known.number) return { known, relation: 'ahead', update: 'whole', isVague: true };
  const isVague = !witness.isPair && known.number === newest.number;
  return { known, relation: said?.number === known.number ? 'agree' : 'behind', update: 'whole', isVague };
}

/** Gives the record after all the later writes of which the bytes of the files still tell. */
function rollForward(from: WitnessRecord, heads: ReadonlyMap<number, Head>): WitnessRecord {
  let known = from;
  for (let head = heads.get(from.number + 1); head; head = heads.get(head.number + 1))
    known = 'record' in head ? head.record : afterChange(known, head.change);
  return known;
}

/** Adds what was found now to what has not been acknowledged yet. */
export function joinLosses(
  before: QueueLoss | null,
  found: Omit<QueueLoss, 'at' | 'files'>,
  more: Pick<QueueLoss, 'at' | 'files'>,
): QueueLoss {
  if (!before) return { ...found, ...more };
  const isNew = (entry: LostEntry): boolean => before.missing.every(({ id }) => id !== entry.id);
  return {
    at: before.at,
    missing: [...before.missing, ...found.missing.filter(isNew)],
    restored: before.restored + found.restored,
    unsure: before.unsure + found.unsure,
    mayBeMore: before.mayBeMore || found.mayBeMore,
    files: [...before.files, ...more.files],
  };
}

const unknownFacts = { kind: null, name: null, owner: null, since: null } as const;
