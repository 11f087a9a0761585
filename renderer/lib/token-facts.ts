import type { AccessToken } from '../../electron/contract/model';
import { udfNames } from '../../electron/contract/model';
import { accountOf, ownerName, readableDate, unitLabel, userLabel } from './readable';
import { stateWords } from './words/common';
import { tokenWords as words, udfLabel } from './words/token';

export interface Fact {
  label: string;
  /** Null where the server gave nothing. */
  value: string | null;
  /** A code, an id, a number: every character counts. */
  mono?: true;
}

export interface FactGroup {
  title: string;
  note?: string;
  facts: Fact[];
}

/** All that is known of a token, in the groups in which its screen shows them; the authentication code has its own place. */
export function factGroups(token: AccessToken): FactGroup[] {
  return [
    tokenFacts(token),
    accountFacts(token),
    participantFacts(token),
    classificationFacts(token),
    verificationFacts(token),
    { title: words.udfs, facts: udfNames.map((name) => fact(udfLabel(name), udfValue(token, name))) },
    logFacts(token),
    {
      title: words.other,
      note: words.otherNote,
      facts: token.otherFields.map(({ name, value }) => fact(name, value)),
    },
  ];
}

function fact(label: string, value: string | null | undefined): Fact {
  return { label, value: value?.trim() ? value : null };
}

function code(label: string, value: string | null | undefined): Fact {
  return { ...fact(label, value), mono: true };
}

function date(label: string, value: string | null | undefined): Fact {
  return fact(label, value && readableDate(value));
}

function stateFact(label: string, value: string | null | undefined): Fact {
  return fact(label, value && (stateWords[value] ?? value));
}

function udfValue(token: AccessToken, name: (typeof udfNames)[number]): string | null {
  const value = token.udfs[name] ?? null;
  return value && name.startsWith('udfDate') ? readableDate(value) : value;
}

function tokenFacts(token: AccessToken): FactGroup {
  return {
    title: words.token,
    facts: [
      code(words.number, token.number),
      stateFact(words.lifeCycleState, token.lifeCycleState),
      fact(words.identifier, token.identifier),
      code(words.cardMaskedNumber, token.cardMaskedNumber),
      code(words.cardLast4Digits, token.cardLast4Digits),
      code(words.id, token.id),
    ],
  };
}

function accountFacts(token: AccessToken): FactGroup {
  const account = token.accountsReceivable;
  const owner = account?.owner;
  return {
    title: words.account,
    facts: [
      code(words.accountNumber, account?.number),
      fact(words.accountName, account?.name),
      fact(words.accountState, account?.lifeCycleState),
      fact(words.ownerName, ownerName(owner)),
      fact(words.company, owner?.companyName),
      fact(words.ownerType, owner?.type),
      fact(words.ownerState, owner?.lifeCycleState),
      code(words.ownerId, owner?.id),
      code(words.accountId, account?.id),
    ],
  };
}

function participantFacts(token: AccessToken): FactGroup {
  const participant = token.rewardsParticipant;
  const account = participant?.accountsReceivable;
  return {
    title: words.participant,
    facts: [
      code(words.participantNumber, participant?.number),
      stateFact(words.participantState, participant?.lifeCycleState),
      code(words.participantAccount, account?.number ?? account?.name),
      fact(words.ownerName, token.accountsReceivable ? null : ownerName(accountOf(token)?.owner)),
      code(words.participantId, participant?.id),
    ],
  };
}

function classificationFacts({ classification }: AccessToken): FactGroup {
  return {
    title: words.classification,
    facts: [
      fact(words.name, classification?.name),
      code(words.alternativeCode, classification?.alternativeCode),
      fact(words.description, classification?.description),
      code(words.id, classification?.id),
    ],
  };
}

function verificationFacts(token: AccessToken): FactGroup {
  return {
    title: words.verification,
    facts: [
      code(words.verificationCode, token.verificationCode),
      date(words.verifiedDate, token.verifiedDate),
      fact(words.verifiedByUser, userLabel(token.verifiedByUser)),
    ],
  };
}

function logFacts({ log }: AccessToken): FactGroup {
  return {
    title: words.log,
    note: words.logNote,
    facts: [
      date(words.created, log?.createdDate),
      fact(words.createdBy, userLabel(log?.createdByUser ?? null)),
      fact(words.createdIn, unitLabel(log?.createdByUnit ?? null)),
      date(words.updated, log?.updatedDate),
      fact(words.updatedBy, userLabel(log?.updatedByUser ?? null)),
      fact(words.updatedIn, unitLabel(log?.updatedByUnit ?? null)),
    ],
  };
}
