import { udfNames, type AccessToken, type TokenDraft } from '../contract/model';
import { differencesFromDraft } from './compare';
import { isSameName } from '../contract/same-operator';
import { isOpen, isSameOwner, type Entry, type Work } from './entry';
import { canLookUp } from './look-up';

/** What else this desk has asked the server for, as far as it bears on a create that cannot be looked up. */
export interface OtherWork {
  /** Authentication codes that other entries asked for, or got. */
  codes: ReadonlySet<string>;
  /** Whether another create that cannot be looked up asked for the same, and its outcome is open. */
  hasTwin: boolean;
}

/** Gives what the other entries of this desk have asked for. */
export function otherWork(entry: Entry, all: readonly Entry[]): OtherWork {
  const others = all.filter(({ id }) => id !== entry.id);
  return {
    codes: new Set(others.flatMap(codesOf)),
    hasTwin: others.some((other) => isOpen(other) && other.attempts > 0 && isTwin(entry, other)),
  };
}

/**
 * The tokens of a list that the create of this entry may have made: new since it was sent, by the same operator, with all that
 * was asked for and with nothing that was not. A code that may have been scanned was not made by the server.
 */
export function candidatesFor(
  { work, idsBefore, owner }: Entry,
  tokens: readonly AccessToken[],
  { codes }: OtherWork,
): AccessToken[] {
  if (work.kind !== 'create' || idsBefore === null) return [];
  const before = new Set(idsBefore);
  return tokens.filter((token) => {
    const { id, authenticationCode: code } = token;
    const maker = token.log?.createdByUser?.userName ?? null;
    const isNew = id === null || !before.has(id);
    const isTheirs = maker === null || isSameName(maker, owner.userName);
    const isOthers = code !== null && (codes.has(code) || !isGenerated(code));
    return isNew && isTheirs && !isOthers && isAsAsked(work.draft, token);
  });
}

/** Whether nothing else can have made this token, the only one that fits: else a person has to decide. */
export function isCertain({ work }: Entry, token: AccessToken, { hasTwin }: OtherWork): boolean {
  const maker = token.log?.createdByUser?.userName ?? null;
  const isKnown = maker !== null && token.id !== null && token.authenticationCode !== null;
  return work.kind === 'create' && isMarked(work.draft) && isKnown && !hasTwin;
}

/** Whether a draft asks for a value by which its token can be told from those that other desks make. */
function isMarked({ accountsReceivable, rewardsParticipant, cardMaskedNumber, udfs }: TokenDraft): boolean {
  const values = [accountsReceivable, rewardsParticipant, cardMaskedNumber, ...Object.values(udfs ?? {})];
  return values.some((value) => value !== undefined && value !== '');
}

/** Servers make GUIDs, or numbers from a sequence; such a number may be a scanned card as well (docs/design/api.md 7.5). */
function isGenerated(code: string): boolean {
  return /^\{?[\da-f]{8}(-?)[\da-f]{4}\1[\da-f]{4}\1[\da-f]{4}\1[\da-f]{12}\}?$/i.test(code);
}

function isAsAsked(draft: TokenDraft, token: AccessToken): boolean {
  const { accountsReceivable, rewardsParticipant } = draft;
  const isHeld = accountsReceivable !== undefined || rewardsParticipant !== undefined;
  const notAsked = [
    draft.identifier === undefined && token.identifier,
    draft.cardMaskedNumber === undefined && token.cardMaskedNumber,
    draft.classificationId === undefined && token.classification?.id,
    !isHeld && token.accountsReceivable,
    rewardsParticipant === undefined && token.rewardsParticipant,
    ...udfNames.map((name) => draft.udfs?.[name] === undefined && token.udfs[name]),
  ];
  return !notAsked.some(Boolean) && differencesFromDraft(draft, token).length === 0;
}

function codesOf({ work, state }: Entry): string[] {
  const given = work.kind === 'create' ? work.draft : work.kind === 'update' ? work.change : {};
  const outcome = state.name === 'confirmed' ? state.outcome.authenticationCode : null;
  return [given.authenticationCode, outcome].filter((code) => typeof code === 'string');
}

function isTwin(one: Entry, other: Entry): boolean {
  if (!isNameless(one.work) || !isNameless(other.work)) return false;
  return isSameOwner(one.owner, other.owner) && isSameDraft(one.work.draft, other.work.draft);
}

/** Whether work makes a token that cannot be looked up afterwards. */
export function isNameless(work: Work): work is Extract<Work, { kind: 'create' }> {
  return work.kind === 'create' && !canLookUp(work);
}

/** Whether an entry made the same create as this work, perhaps: it was sent, and goes on only when a person decides. */
export function isOpenTwin({ state, attempts, work: before }: Entry, work: Work): boolean {
  const isInDoubt = state.name === 'needs-a-person' || state.name === 'conflict';
  return isInDoubt && attempts > 0 && isNameless(before) && isNameless(work) && isSameDraft(before.draft, work.draft);
}

/** Whether two drafts ask for the same, whatever the pass code. */
export function isSameDraft(one: TokenDraft, other: TokenDraft): boolean {
  return shapeOf(one) === shapeOf(other);
}

function shapeOf({ passCode: _, udfs, ...draft }: TokenDraft): string {
  return JSON.stringify([
    draft.authenticationCode,
    draft.identifier,
    draft.classificationId,
    draft.cardMaskedNumber,
    draft.accountsReceivable?.by,
    draft.accountsReceivable?.value,
    draft.rewardsParticipant?.by,
    draft.rewardsParticipant?.value,
    ...udfNames.map((name) => udfs?.[name]),
  ]);
}
