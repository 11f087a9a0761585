import type {
  AccountIdentifier,
  ParticipantIdentifier,
  TokenColumn,
  TokenIdentifier,
  UdfName,
  Udfs,
} from '../contract/model';
import type { Feature } from '../contract/actions';
import type { JsonObject } from './call';
import type { OneField } from './query';
import { has } from './releases';
import { udfWireNames } from './wire-token';

/** Gives `access_token_identifier`: one code, or an identifier that its pass code vouches for (docs/design/api.md 4.1). */
export function tokenIdentifier(identifier: TokenIdentifier): OneField {
  return 'authenticationCode' in identifier
    ? { authentication_code: identifier.authenticationCode }
    : { identifier: identifier.identifier, pass_code: identifier.passCode };
}

/**
 * Gives the identifier object of an account or a participant, whose fields are called as in our words (docs/design/api.md
 * 4.2).
 */
export function recordIdentifier(identifier: AccountIdentifier | ParticipantIdentifier): OneField {
  return { [identifier.by]: identifier.value };
}

const wireColumns: Partial<Record<string, string>> & Record<Exclude<TokenColumn, UdfName>, string> = {
  number: 'number',
  lifeCycleState: 'life_cycle_state',
  authenticationCode: 'authentication_code',
  identifier: 'identifier',
  classification: 'classification',
  accountsReceivable: 'accounts_receivable',
  rewardsParticipant: 'rewards_participant',
  cardMaskedNumber: 'card_masked_number',
  verifiedDate: 'verified_date',
  log: 'log_information',
  ...Object.fromEntries(udfWireNames),
};

/**
 * Gives `fields_set` for the columns that the release knows, with the id by which rows are told apart and the code by which
 * a row is opened; undefined, which asks for everything, without columns. What an unknown name does is not documented
 * (docs/design/api.md 6).
 */
export function fieldsSet(
  release: string | undefined,
  columns: readonly TokenColumn[] | undefined,
): string | undefined {
  if (!columns || columns.length === 0) return undefined;
  const known = columns.filter((column) => {
    const feature = featureOf(column);
    return feature === null || has(release, feature);
  });
  return [...new Set(['id', 'authentication_code', ...known.map((column) => wireColumns[column])])].join(',');
}

function featureOf(column: TokenColumn): Feature | null {
  switch (column) {
    case 'classification':
    case 'accountsReceivable':
    case 'cardMaskedNumber':
    case 'verifiedDate':
      return column;
    default:
      return column.startsWith('udf') ? 'udfs' : null;
  }
}

/** Gives the user-defined fields of a create or update: floats as numbers, dates in the form of the answers, null as null. */
export function udfsToSend(udfs: Udfs | undefined): JsonObject {
  if (!udfs) return {};
  const given = udfWireNames.filter(([name]) => udfs[name] !== undefined);
  return Object.fromEntries(given.map(([name, wireName]) => [wireName, udfToSend(name, udfs[name] ?? null)]));
}

function udfToSend(name: UdfName, value: string | null): string | number | null {
  if (value === null) return null;
  if (name.startsWith('udfFloat')) return isNumber(value) ? Number(value) : value;
  if (name.startsWith('udfDate')) return dateToSend(value);
  return value;
}

/** Stricter than Number(), for which an empty text is 0. */
function isNumber(value: string): boolean {
  return /^\s*[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d{1,3})?\s*$/i.test(value) && Number.isFinite(Number(value));
}

/** Fills what date and time pickers leave out: `YYYY-MM-DDTHH:mm:ss`, without a zone (docs/design/api.md 6). */
function dateToSend(value: string): string {
  const found = /^\s*(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(:\d{2})?)?\s*$/.exec(value);
  return found ? `${found[1] ?? ''}T${found[2] ?? '00:00'}${found[3] ?? ':00'}` : value;
}
