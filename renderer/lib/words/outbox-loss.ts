import type { LostEntry, QueueLoss } from '../../../electron/contract/outbox';
import { outboxWords } from './outbox';
import { moment } from './time';

const entries = (count: number) => (count === 1 ? '1 entry' : `${String(count)} entries`);
const are = (count: number) => (count === 1 ? 'is' : 'are');

export const lossWords = {
  acknowledge: 'Acknowledge',
  acknowledged: 'Noted. The Outbox keeps watch over what it holds now.',
  details: 'Details',
  of: 'what is missing, and which files were kept',
  files: (names: readonly string[]) =>
    names.length === 1
      ? `Copy of the damaged files: ${String(names[0])}`
      : `Copies of the damaged files: ${names.join(', ')}`,
} as const;

/** What is said of a loss: what happened, and what to do. */
export function lossNote({ missing, restored, unsure, mayBeMore }: QueueLoss): { title: string; text: string } {
  const count = missing.length;
  const rest = [
    ...(unsure > 0
      ? [
          `${entries(unsure)} may be older than what you saved: ${unsure === 1 ? 'it is' : 'each is'} looked up on the server before anything is sent.`,
        ]
      : []),
    ...(restored > 0
      ? [`${entries(restored)} could be read out of the damaged files and ${are(restored)} complete.`]
      : []),
  ];
  const said = (title: string, ...sentences: string[]) => ({ title, text: [...sentences, ...rest].join(' ') });
  if (count > 0)
    return said(
      `${mayBeMore ? 'At least ' : ''}${entries(count)} of the Outbox ${are(count)} missing`,
      `A file of this computer was damaged. What is missing was saved here and is not sent. See in the List what the server has, then enter ${count === 1 ? 'it' : 'them'} again.`,
    );
  if (mayBeMore)
    return said(
      'Entries of the Outbox may be missing',
      'Files of this computer were damaged, also the one that counts the entries. Compare what you see here with what you saved.',
    );
  return said(
    'Files of the Outbox were damaged',
    'Nothing is missing. Tell your administrator if it happens again: the disk may be failing.',
  );
}

/** Whose entries are missing, how many, and since when; the one with the most first. */
export function lossByOwner(missing: readonly LostEntry[], now: number): string[] {
  const byOwner = new Map<string | null, LostEntry[]>();
  for (const entry of missing) {
    const name = entry.owner?.userName ?? null;
    byOwner.set(name, [...(byOwner.get(name) ?? []), entry]);
  }
  return [...byOwner]
    .sort(([, one], [, other]) => other.length - one.length)
    .map(([name, lost]) => {
      const since = Math.min(...lost.flatMap((entry) => entry.since ?? []));
      const when = Number.isFinite(since) ? `, saved since ${moment(since, now)}` : '';
      return name === null
        ? `${entries(lost.length)} of nobody known${when}`
        : `${name}: ${entries(lost.length)}${when}`;
    });
}

/** One missing entry, as far as it is known. */
export function lostEntry({ kind, name, owner, since, isAnothers }: LostEntry, now: number): string {
  const facts = [
    kind === null ? 'An entry that could not be read' : outboxWords.kinds[kind],
    name ?? (kind === 'create' && !isAnothers ? outboxWords.noName : null),
    owner?.userName ?? null,
    since === null ? null : moment(since, now),
  ];
  return facts.filter((fact) => fact !== null).join(' · ');
}
