import { udfNames, type AccessToken } from '../contract/model';

/** A token as it was seen, and when. */
export interface RememberedToken {
  token: AccessToken;
  /** Milliseconds since the epoch by this machine's clock. */
  seenAt: number;
}

/** What the directory keeps of a token: short, for there may be 100,000; what is null is left out. */
export type KeptToken = Partial<Record<(typeof keptTexts)[number], string>> & {
  /** The classification's id and name. */
  class?: [string | null, string | null];
  /** The account's id, number, name and its owner's name. */
  account?: [string | null, string | null, string | null, string | null];
  /** The participant's id and number. */
  participant?: [string | null, string | null];
  udfs?: AccessToken['udfs'];
};

const keptTexts = [
  'id',
  'number',
  'lifeCycleState',
  'authenticationCode',
  'identifier',
  'cardMaskedNumber',
  'cardLast4Digits',
  'verifiedDate',
] as const;

/**
 * Gives what is kept of a token; null where nothing names it. Never a verification code, and nothing that no release
 * documents: it may be a secret. Pass codes are in no answer that comes here.
 */
export function keptOf(token: AccessToken): KeptToken | null {
  if (keyOf(token) === null) return null;
  const kept: KeptToken = {};
  for (const name of keptTexts) if (token[name] !== null) kept[name] = token[name];
  const { classification, accountsReceivable: account, rewardsParticipant: participant } = token;
  if (classification) kept.class = [classification.id, classification.name];
  if (account) kept.account = [account.id, account.number, account.name, account.owner?.name ?? null];
  if (participant) kept.participant = [participant.id, participant.number];
  const udfs = udfNames.flatMap((name) => (token.udfs[name] ? [[name, token.udfs[name]] as const] : []));
  if (udfs.length > 0) kept.udfs = Object.fromEntries(udfs);
  return kept;
}

/** What tells a token from every other; null where nothing does. */
export function keyOf(token: {
  id?: string | null;
  number?: string | null;
  authenticationCode?: string | null;
}): string | null {
  return token.id ?? token.number ?? token.authenticationCode ?? null;
}

/** Adds to what was seen of a part of a token, as a list with few columns gives it, what an earlier look showed. */
export function merged(before: KeptToken, part: KeptToken): KeptToken {
  return { ...before, ...part, ...(before.udfs && { udfs: { ...before.udfs, ...part.udfs } }) };
}

/** Gives a kept token in the form of an answer; what was not kept is null. */
export function tokenOf(kept: KeptToken): AccessToken {
  const [classId = null, className = null] = kept.class ?? [];
  const [accountId = null, accountNumber = null, accountName = null, ownerName = null] = kept.account ?? [];
  const [participantId = null, participantNumber = null] = kept.participant ?? [];
  const nobody = { title: null, firstName: null, middleName: null, lastName: null, companyName: null };
  const owner = ownerName === null ? null : { ...nobody, id: null, name: ownerName, type: null, lifeCycleState: null };
  return {
    id: kept.id ?? null,
    number: kept.number ?? null,
    lifeCycleState: kept.lifeCycleState ?? null,
    authenticationCode: kept.authenticationCode ?? null,
    identifier: kept.identifier ?? null,
    cardMaskedNumber: kept.cardMaskedNumber ?? null,
    cardLast4Digits: kept.cardLast4Digits ?? null,
    verificationCode: null,
    verifiedDate: kept.verifiedDate ?? null,
    verifiedByUser: null,
    classification: kept.class ? { id: classId, name: className, alternativeCode: null, description: null } : null,
    accountsReceivable: kept.account
      ? { id: accountId, number: accountNumber, name: accountName, lifeCycleState: null, owner }
      : null,
    rewardsParticipant: kept.participant
      ? { id: participantId, number: participantNumber, lifeCycleState: null, accountsReceivable: null }
      : null,
    udfs: kept.udfs ?? {},
    log: null,
    otherFields: [],
  };
}

/** Everything of a token that is searched. */
export function searchedOf(kept: KeptToken): string[] {
  const { authenticationCode, identifier, number, cardMaskedNumber, account, udfs = {} } = kept;
  const texts = [authenticationCode, identifier, number, cardMaskedNumber, account?.[2], account?.[3], kept.class?.[1]];
  return [...texts, ...Object.values(udfs)].filter((text): text is string => typeof text === 'string' && text !== '');
}
