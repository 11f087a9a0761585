import type { AccessToken, AccountIdentifier, RewardsParticipant, TokenIdentifier } from './model';

/** A token whose pass code nobody present knows: the methods that reset something take it bare (docs/design/api.md 3.9). */
export type BareIdentifier = { authenticationCode: string } | { identifier: string };

/** A verification code as its customer got it; from R14 on the pass code can be set along with it (docs/design/api.md 3.8). */
export interface VerifyAsk {
  token: TokenIdentifier;
  verificationCode: string;
  passCode?: string;
}

/** A pass code that the server made up; it is shown once and kept nowhere. */
export interface NewPassCode {
  token: AccessToken;
  randomPassCode: string | null;
}

/** A code for one use, as text because zeros may lead. */
export interface OneTimePassword {
  number: string | null;
  oneTimePassword: string | null;
  /** As the server wrote it, without a zone. */
  expirationDate: string | null;
  /** Milliseconds that are left, where the server's clock and this machine's zone make a believable span of it. */
  remainingMs: number | null;
}

/** What an account gets: a token that exists, or one made with it (docs/design/api.md 3.17). */
export type Association =
  | { existing: TokenIdentifier }
  | { added: { authenticationCode?: string; identifier?: string; passCode?: string; classificationId?: string } };

export interface AssociationAsk {
  account: AccountIdentifier;
  association: Association;
}

/** Whether reading the token again showed the change; null where it could not be read. */
export interface AssociationAnswer {
  token: AccessToken | null;
  isAsAsked: boolean | null;
}

export interface ParticipantsAsk {
  account: AccountIdentifier;
  lifeCycleState?: 'EFFECTIVE' | 'TERMINATED';
  numberOfResults: number;
  offset: number;
}

export interface ParticipantPage {
  participants: RewardsParticipant[];
  hasMore: boolean;
}

/** What a CRM.COM release may have or lack; `crm/releases.ts` says since when (docs/design/api.md 2 to 4). */
export const features = [
  'show',
  'list',
  'getNotAssociated',
  'create',
  'update',
  'setAsEffective',
  'setAsNotEffective',
  'verify',
  'resetVerificationCode',
  'resetPassCode',
  'forgotPassCode',
  'generateOtp',
  'deleteToken',
  'listClassifications',
  'releaseSessionToken',
  'signInWithWebApiKey',
  'accountOfToken',
  'listRewardsParticipants',
  'accountsReceivable',
  'rewardsParticipant',
  'pendingVerification',
  'verifiedDate',
  'classification',
  'udfs',
  'paging',
  'passCodeAtVerification',
  'cardLast4Digits',
  'cardMaskedNumber',
] as const;
export type Feature = (typeof features)[number];
