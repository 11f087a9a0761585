import type { AccessToken } from '../../electron/contract/model';

/** A token of which all is unknown but what is given. */
export function tokenWith(members: Partial<AccessToken>): AccessToken {
  return {
    id: null,
    number: null,
    lifeCycleState: null,
    authenticationCode: null,
    identifier: null,
    cardMaskedNumber: null,
    cardLast4Digits: null,
    verificationCode: null,
    verifiedDate: null,
    verifiedByUser: null,
    classification: null,
    accountsReceivable: null,
    rewardsParticipant: null,
    udfs: {},
    log: null,
    otherFields: [],
    ...members,
  };
}
