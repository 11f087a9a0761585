import { udfNames, type AccessToken, type TokenChange, type TokenDraft } from '../contract/model';
import type { QueueDifference, SeenToken } from '../contract/outbox';

type EntryField = QueueDifference['field'];

/** One field as it was asked for, as the operator saw it, and as the server has it now. */
export interface Compared {
  field: EntryField;
  /** Null asks for nothing to be there; for the authentication code, for another one than was seen. */
  ours: string | null;
  seen: string | null;
  theirs: string | null;
}

/** Every field that a change asks for beside what was seen and what is; the pass code is not among them, no answer tells it. */
export function compareChange(change: TokenChange, seen: SeenToken, token: AccessToken): Compared[] {
  const fields = (['authenticationCode', 'identifier', 'cardMaskedNumber'] as const).flatMap((field) => {
    const ours = change[field];
    return ours === undefined ? [] : [{ field, ours, seen: seen[field], theirs: token[field] }];
  });
  const udfs = udfNames.flatMap((name) => {
    const ours = change.udfs?.[name];
    if (ours === undefined) return [];
    return [{ field: `udfs.${name}` as const, ours, seen: seen.udfs[name] ?? null, theirs: token.udfs[name] ?? null }];
  });
  return [...fields, ...udfs];
}

/** The fields of a change that somebody else has given another value since it was seen, and not the one that is asked for. */
export function conflictsWith(change: TokenChange, seen: SeenToken, token: AccessToken): QueueDifference[] {
  return compareChange(change, seen, token).filter(({ field, ours, seen: before, theirs }) => {
    const isAsAsked = ours !== null || field !== 'authenticationCode' ? isSameValue(field, ours, theirs) : false;
    return !isAsAsked && !isSameValue(field, before, theirs);
  });
}

/** The fields of a draft that a token does not have as they were asked for; the pass code is not among them. */
export function differencesFromDraft(draft: TokenDraft, token: AccessToken): QueueDifference[] {
  const { accountsReceivable: account, rewardsParticipant: participant, classificationId } = draft;
  const asked: [EntryField, string | undefined, string | null][] = [
    ['authenticationCode', draft.authenticationCode, token.authenticationCode],
    ['identifier', draft.identifier, token.identifier],
    ['cardMaskedNumber', draft.cardMaskedNumber, token.cardMaskedNumber],
    ['classification', classificationId, token.classification?.id ?? null],
    ['accountsReceivable', account?.value, (account && token.accountsReceivable?.[account.by]) ?? null],
    ['rewardsParticipant', participant?.value, (participant && token.rewardsParticipant?.[participant.by]) ?? null],
    ...udfNames.map((name): [EntryField, string | undefined, string | null] => [
      `udfs.${name}`,
      draft.udfs?.[name],
      token.udfs[name] ?? null,
    ]),
  ];
  return asked.flatMap(([field, ours, theirs]) =>
    ours === undefined || isSameValue(field, ours, theirs) ? [] : [{ field, seen: null, ours, theirs }],
  );
}

/** Whether two values of a field say the same: numbers and dates by what they mean, nothing and an empty text alike. */
export function isSameValue(field: EntryField, one: string | null, other: string | null): boolean {
  const [left, right] = [one ?? '', other ?? ''];
  if (left === right) return true;
  if (left.trim() === '' || right.trim() === '') return false;
  if (field.startsWith('udfs.udfFloat')) return Number(left) === Number(right);
  return field.startsWith('udfs.udfDate') && wholeDate(left) === wholeDate(right);
}

/** The API's dates have no zone, and pickers leave out what is zero (docs/design/api.md 6). */
function wholeDate(date: string): string {
  const found = /^\s*(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(:\d{2})?(?:\.0+)?)?\s*$/.exec(date);
  return found ? `${found[1] ?? ''}T${found[2] ?? '00:00'}${found[3] ?? ':00'}` : date;
}
