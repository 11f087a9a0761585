/** How one credential is made and checked (docs/design/api.md 7.5). */
export interface CredentialRules {
  /** What the server makes of an absent one; `no` leaves it to the caller. */
  generated: 'no' | 'number' | 'guid';
  format: 'text' | 'number' | 'email';
  minimumLength: number;
}

/** The settings of a classification, or of tokens without one (docs/design/api.md 7.5). */
export interface TokenRules {
  authenticationCode: CredentialRules;
  identifier: CredentialRules;
  passCode: CredentialRules;
  mustHaveIdentifier: boolean;
  /** A new token waits for its verification code, from R9 on. */
  isVerified: boolean;
}

/** Settings for all tokens, whatever their classification (docs/design/api.md 7.2, 7.5). */
export interface GlobalRules {
  maximumPerAccount: number | null;
  allowsNewFromAccount: boolean;
  /** The last association's removal makes a token not effective. */
  deactivatesUnassociated: boolean;
  /** A rewards participant that is not terminated keeps its token from being set not effective: a rule of the screens. */
  participantKeepsEffective: boolean;
  /** Whether a token that still has associations can be deleted is unknown (docs/design/api.md 3.15). */
  deletesAssociated: boolean;
}

const freeText: CredentialRules = { generated: 'no', format: 'text', minimumLength: 1 };

/** For tokens without a classification: everything is free, and an absent authentication code becomes a GUID. */
export const defaultTokenRules: TokenRules = {
  authenticationCode: { ...freeText, generated: 'guid' },
  identifier: freeText,
  passCode: { ...freeText, minimumLength: 4 },
  mustHaveIdentifier: false,
  isVerified: false,
};

export const defaultGlobalRules: GlobalRules = {
  maximumPerAccount: null,
  allowsNewFromAccount: true,
  deactivatesUnassociated: false,
  participantKeepsEffective: true,
  deletesAssociated: true,
};
