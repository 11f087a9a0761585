/**
 * Every reason for which the practice service refuses. The vendor publishes no catalogue of codes (docs/design/api.md 5): the
 * conditions are documented, these codes only follow the known form, and `errorCodes` replaces them.
 */
const refusals = {
  'unknown-method': ['SYSTEM.METHODNOTFOUND', 'The requested method does not exist.'],
  'wrong-verb': ['SYSTEM.METHODNOTALLOWED', 'The requested method does not accept this HTTP verb.'],
  'wrong-content-type': ['SYSTEM.UNSUPPORTEDMEDIATYPE', 'The request must be sent as application/json.'],
  'malformed-request': ['SYSTEM.MALFORMEDREQUEST', 'The request body is not a JSON object.'],
  'missing-parameter': ['SYSTEM.MISSINGMANDATORYPARAMETER', 'A mandatory parameter is missing.'],
  'invalid-parameter': ['SYSTEM.INVALIDPARAMETERVALUE', 'A parameter has an invalid value.'],
  'one-of-required': [
    'SYSTEM.INVALIDSEMIOPTIONALPARAMETERS',
    'One semi-optional parameter must be specified, only one allowed.',
  ],
  'bad-credentials': ['SECURITY.INVALIDCREDENTIALS', 'The user name, password or organisation is not correct.'],
  'user-locked': ['SECURITY.USERLOCKED', 'The user is locked.'],
  'unknown-unit': ['SECURITY.INVALIDUNIT', 'The user does not belong to this unit.'],
  'invalid-session': ['SECURITY.INVALIDTOKEN', 'The session token is not valid.'],
  'expired-session': ['SECURITY.EXPIREDTOKEN', 'The session token has expired.'],
  'operator-session': ['SECURITY.INVALIDTOKENTYPE', 'This method does not accept the session of a user.'],
  'token-not-found': ['ACCESSTOKENS.ACCESSTOKENNOTFOUND', 'The access token was not found.'],
  'wrong-pass-code': ['ACCESSTOKENS.INVALIDPASSCODE', 'The pass code is not correct.'],
  'wrong-state': [
    'ACCESSTOKENS.INVALIDLIFECYCLESTATE',
    'The life cycle state of the access token does not allow this.',
  ],
  'wrong-verification-code': ['ACCESSTOKENS.INVALIDVERIFICATIONCODE', 'The verification code is not correct.'],
  'code-required': ['ACCESSTOKENS.AUTHENTICATIONCODEREQUIRED', 'The authentication code is mandatory.'],
  'code-taken': ['ACCESSTOKENS.AUTHENTICATIONCODEALREADYEXISTS', 'The authentication code is already used.'],
  'identifier-required': ['ACCESSTOKENS.IDENTIFIERREQUIRED', 'The identifier is mandatory.'],
  'identifier-taken': ['ACCESSTOKENS.IDENTIFIERALREADYEXISTS', 'The identifier is already used.'],
  'identifier-not-email': ['ACCESSTOKENS.IDENTIFIERNOTEMAIL', 'The identifier must be an e-mail address.'],
  'pass-code-required': ['ACCESSTOKENS.PASSCODEREQUIRED', 'The pass code is mandatory when an identifier is given.'],
  'broken-format': ['ACCESSTOKENS.INVALIDFORMAT', 'A value does not follow its format.'],
  'nothing-amended': ['ACCESSTOKENS.ATLEASTONEOFTHEFIELDSMUSTBEAMENDED', 'At least one of the fields must be amended.'],
  'nobody-named': [
    'ACCESSTOKENS.ACCOUNTORPARTICIPANTREQUIRED',
    'An account or a rewards participant is mandatory when the pass code is generated.',
  ],
  'account-not-found': ['ACCOUNTSRECEIVABLE.ACCOUNTNOTFOUND', 'The accounts receivable was not found.'],
  'participant-not-found': ['REWARDS.PARTICIPANTNOTFOUND', 'The rewards participant was not found.'],
  'classification-not-found': ['ACCESSTOKENS.CLASSIFICATIONNOTFOUND', 'The classification was not found.'],
  'participant-not-of-account': [
    'ACCESSTOKENS.PARTICIPANTNOTOWNEDBYACCOUNT',
    'The rewards participant does not belong to the accounts receivable.',
  ],
  'participant-still-effective': [
    'ACCESSTOKENS.PARTICIPANTISEFFECTIVE',
    'The access token belongs to a rewards participant that is not terminated.',
  ],
  'too-many-tokens': ['ACCESSTOKENS.MAXIMUMNUMBEREXCEEDED', 'The account has its maximum number of access tokens.'],
  'already-associated': ['ACCESSTOKENS.ALREADYASSOCIATED', 'The access token is already associated with an account.'],
  'not-associated': ['ACCESSTOKENS.NOTASSOCIATED', 'The access token is not associated with this account.'],
  'still-associated': ['ACCESSTOKENS.STILLASSOCIATED', 'The access token still has associations.'],
  'not-permitted': ['ACCESSTOKENS.CREATIONNOTALLOWED', 'Access tokens cannot be created from an account.'],
} as const satisfies Record<string, readonly [code: string, message: string]>;

export type RefusalKind = keyof typeof refusals;

export interface Refusal {
  kind: RefusalKind;
  message: string;
}

export type Outcome<T> = { ok: true; value: T } | { ok: false; refusal: Refusal };

/** Wraps what a method gives when it does its work. */
export function done<T>(value: T): Outcome<T> {
  return { ok: true, value };
}

/** Refuses for a known reason; `message` replaces the usual words where more can be said. */
export function refuse(kind: RefusalKind, message?: string): { ok: false; refusal: Refusal } {
  return { ok: false, refusal: { kind, message: message ?? refusals[kind][1] } };
}

/** Refuses and says which parameter is meant, so that a client can put the words beside the field. */
export function refuseParameter(kind: RefusalKind, name: string): { ok: false; refusal: Refusal } {
  return refuse(kind, `${refusals[kind][1]} Parameter: ${name}.`);
}

/** Gives the made-up code of a refusal in the form of the two real ones that are known (docs/design/api.md 5). */
export function usualCode(kind: RefusalKind): string {
  return `COM.CRM.EXCEPTION.${refusals[kind][0]}EXCEPTION`;
}
