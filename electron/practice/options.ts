import type { Faults } from './faults';
import type { RefusalKind } from './refusals';
import type { Release } from './releases';
import { defaultGlobalRules, defaultTokenRules } from './rules';
import type { GlobalRules, TokenRules } from './rules';

/** Everything that differs between installations, releases and bad days. All but `seed` and `size` may change while running. */
export interface PracticeOptions {
  /** Decides methods, parameters and fields. Records are made for the release at the start: before R9 none is pending. */
  release: Release;
  basePath: string;
  seed: number;
  /** How many access tokens there are at the start, up to 100,000; the sample records are always there. */
  size: number;
  now: () => Date;
  /** Dates on the wire have no zone (docs/design/api.md 6); null writes them in the zone of this machine. */
  utcOffsetMinutes: number | null;

  sessionForm: 'by-release' | 'jwt' | 'hex' | 'number';
  /** Null: 2 hours, and before R12 one hour without use (docs/design/api.md 2.5). */
  sessionSeconds: number | null;
  /** Writes the claims `exp` and `iat` as text, as one published answer does. */
  jwtDatesAsText: boolean;
  /** `authentication/token/release` is deprecated from R12 on; whether it still answers then is unknown. */
  keepsTokenRelease: boolean;

  tokenRules: TokenRules;
  globalRules: GlobalRules;
  /** The undocumented name of the list in `accounts_receivable/update` (docs/design/api.md 3.17). */
  tokenSetName: string;
  oneTimePasswordSeconds: number;
  /** The most that a list gives at once; null gives everything. */
  largestPage: number | null;

  errorCodes: Partial<Record<RefusalKind, string>> | ((kind: RefusalKind) => string);
  /** The HTTP status of business errors; technical ones keep their own. */
  errorStatus: number;
  messageOnSuccess: string | null;
  emptyMembers: 'null' | 'missing' | 'empty-text';
  memberOrder: 'status-first' | 'data-first' | 'shuffled';
  numbersAsText: boolean;
  partialAnswers: 'no' | 'number-and-id' | 'no-data';
  /** Members that no release documents, added to every access token. */
  extraMembers: Record<string, unknown>;

  faults: Faults;
  ledgerLimit: number;
}

/** Gives the usual installation: the newest release before R18, no quirks, no faults. */
export function usualOptions(): PracticeOptions {
  return {
    release: 'R17',
    basePath: '/crmapi/rest/v2',
    seed: 1,
    size: 400,
    now: () => new Date(),
    utcOffsetMinutes: null,
    sessionForm: 'by-release',
    sessionSeconds: null,
    jwtDatesAsText: false,
    keepsTokenRelease: false,
    tokenRules: defaultTokenRules,
    globalRules: defaultGlobalRules,
    tokenSetName: 'access_tokens_set',
    oneTimePasswordSeconds: 120,
    largestPage: null,
    errorCodes: {},
    errorStatus: 200,
    messageOnSuccess: null,
    emptyMembers: 'null',
    memberOrder: 'status-first',
    numbersAsText: false,
    partialAnswers: 'no',
    extraMembers: {},
    faults: {},
    ledgerLimit: 10_000,
  };
}
