import type { AccessToken, TokenChange, TokenDraft } from '../../electron/contract/model';
import type { SeenToken } from '../../electron/contract/outbox';
import { fieldsOf } from './change';
import { emptyFields, udfTexts } from './draft-fields';
import type { TokenFields } from './draft-fields';

/** A token of which no more is known than what is given. */
export function tokenOf(known: Partial<SeenToken>): AccessToken {
  return {
    id: null,
    number: null,
    lifeCycleState: null,
    authenticationCode: null,
    identifier: null,
    cardMaskedNumber: null,
    udfs: {},
    ...known,
    cardLast4Digits: null,
    verificationCode: null,
    verifiedDate: null,
    verifiedByUser: null,
    classification: null,
    accountsReceivable: null,
    rewardsParticipant: null,
    log: null,
    otherFields: [],
  };
}

/** The form as it was when a token was saved to be created later; without its pass code. */
export function fieldsOfDraft(draft: TokenDraft): TokenFields {
  const { accountsReceivable: account, rewardsParticipant: participant } = draft;
  return {
    ...emptyFields(),
    generate: draft.authenticationCode === undefined,
    authenticationCode: draft.authenticationCode ?? '',
    identifier: draft.identifier ?? '',
    classification: draft.classificationId ?? '',
    ...(account && { accountBy: account.by, account: account.value }),
    ...(participant && { participantBy: participant.by, participant: participant.value }),
    cardMaskedNumber: draft.cardMaskedNumber ?? '',
    udfs: udfTexts((name) => draft.udfs?.[name] ?? ''),
  };
}

/** The form as it was when a change was saved to be made later; without its pass code. */
export function fieldsOfChange(token: AccessToken, change: TokenChange): TokenFields {
  const before = fieldsOf(token);
  const text = (now: string | null | undefined, then: string) => (now === undefined ? then : (now ?? ''));
  return {
    ...before,
    generate: change.authenticationCode === null,
    authenticationCode: change.authenticationCode ?? before.authenticationCode,
    identifier: text(change.identifier, before.identifier),
    cardMaskedNumber: text(change.cardMaskedNumber, before.cardMaskedNumber),
    udfs: udfTexts((name) => text(change.udfs?.[name], before.udfs[name])),
  };
}
