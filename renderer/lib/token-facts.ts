import { udfNames, type AccessToken, type AccountOwner } from '../../electron/contract/model';
import { logFacts, userFacts } from './log-facts';
import { code, date, fact, stateFact, type FactGroup } from './facts';
import { accountOf, ownerName, readableDate, userLabel } from './readable';
import { tokenWords as words, udfLabel } from './words/token';

/** All that is known of a token, in the groups in which its screen shows them; the authentication code has its own place. */
export function factGroups(token: AccessToken): FactGroup[] {
  return [
    tokenFacts(token),
    accountFacts(token),
    participantFacts(token),
    classificationFacts(token),
    verificationFacts(token),
    { title: words.udfs, since: 'udfs', facts: udfNames.map((name) => fact(udfLabel(name), udfValue(token, name))) },
    logFacts(token.log),
    {
      title: words.other,
      note: words.otherNote,
      facts: token.otherFields.map(({ name, value }) => fact(name, value)),
    },
  ];
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
      { ...code(words.cardMaskedNumber, token.cardMaskedNumber), since: 'cardMaskedNumber' },
      { ...code(words.cardLast4Digits, token.cardLast4Digits), since: 'cardLast4Digits' },
    ],
    more: [code(words.id, token.id)],
  };
}

function accountFacts({ accountsReceivable: account }: AccessToken): FactGroup {
  const owner = account?.owner ?? null;
  return {
    title: words.account,
    since: 'accountsReceivable',
    facts: [
      code(words.accountNumber, account?.number),
      fact(words.accountName, account?.name),
      stateFact(words.accountState, account?.lifeCycleState),
      fact(words.ownerName, ownerName(owner)),
    ],
    more: [code(words.accountId, account?.id), ...ownerFacts(owner)],
  };
}

/** What an owner's name leaves out. */
export function ownerFacts(owner: AccountOwner | null): FactGroup['facts'] {
  return [
    fact(words.ownerTitle, owner?.title),
    fact(words.ownerFirstName, owner?.firstName),
    fact(words.ownerMiddleName, owner?.middleName),
    fact(words.ownerLastName, owner?.lastName),
    fact(words.company, owner?.companyName),
    stateFact(words.ownerType, owner?.type),
    stateFact(words.ownerState, owner?.lifeCycleState),
    code(words.ownerId, owner?.id),
  ];
}

function participantFacts(token: AccessToken): FactGroup {
  const participant = token.rewardsParticipant;
  const account = participant?.accountsReceivable;
  const owner = account?.owner ?? null;
  return {
    title: words.participant,
    since: 'rewardsParticipant',
    facts: [
      code(words.participantNumber, participant?.number),
      stateFact(words.participantState, participant?.lifeCycleState),
      code(words.participantAccount, account?.number),
      // an account of the token's own has shown its owner already
      fact(words.ownerName, accountOf(token) === account ? ownerName(owner) : null),
    ],
    more: [
      code(words.participantId, participant?.id),
      fact(words.accountName, account?.name),
      stateFact(words.accountState, account?.lifeCycleState),
      code(words.accountId, account?.id),
      ...(owner ? [fact(words.ownerName, ownerName(owner)), ...ownerFacts(owner)] : []),
    ],
  };
}

function classificationFacts({ classification }: AccessToken): FactGroup {
  return {
    title: words.classification,
    since: 'classification',
    facts: [fact(words.name, classification?.name), fact(words.description, classification?.description)],
    more: [code(words.alternativeCode, classification?.alternativeCode), code(words.id, classification?.id)],
  };
}

function verificationFacts(token: AccessToken): FactGroup {
  return {
    title: words.verification,
    since: 'verify',
    facts: [
      { ...code(words.verificationCode, token.verificationCode), isSecret: true },
      date(words.verifiedDate, token.verifiedDate),
      fact(words.verifiedByUser, userLabel(token.verifiedByUser)),
    ],
    more: userFacts(words.verifiedByUser, token.verifiedByUser),
  };
}
