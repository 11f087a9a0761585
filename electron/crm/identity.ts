import type { BareIdentifier } from '../contract/actions';
import type {
  AccessToken,
  AccountIdentifier,
  AccountsReceivable,
  ParticipantIdentifier,
  RewardsParticipant,
  TokenHolder,
  TokenIdentifier,
} from '../contract/model';
import type { Connection } from './client';

/** What a server tells a record by. */
type RecordNames = Pick<AccessToken, 'id' | 'number'>;

/** A token as the server showed it last, and the account that it had; null where it told none. */
interface ShownToken extends RecordNames {
  account: RecordNames | null;
}

/** By the connection of a session: which token the server showed last under a code or an identifier. */
const shown = new WeakMap<Connection, Map<string, ShownToken>>();
/** More than an operator has in mind at a time. */
const mostShown = 5_000;

/** Notes which token the server shows under its code and its identifier: a change made to these is about that one. */
export function noteShown(connection: Connection, token: AccessToken): void {
  const known = shown.get(connection) ?? new Map<string, ShownToken>();
  shown.set(connection, known);
  for (const key of [keyOf('code', token.authenticationCode), keyOf('identifier', token.identifier)]) {
    if (key === null) continue;
    known.delete(key);
    known.set(key, { id: token.id, number: token.number, account: token.accountsReceivable });
  }
  for (const key of known.keys()) {
    if (known.size <= mostShown) return;
    known.delete(key);
  }
}

/** Whether what the server tells of a token can be about the one at this address; what it leaves out speaks against nothing. */
export function isTokenAt(address: TokenIdentifier | BareIdentifier, token: AccessToken): boolean {
  return 'authenticationCode' in address
    ? isSameName(address.authenticationCode, token.authenticationCode)
    : isSameName(address.identifier, token.identifier);
}

/** Whether a token can be the one that was shown last at this address. */
export function isTokenShownAt(
  connection: Connection,
  address: TokenIdentifier | BareIdentifier,
  token: RecordNames,
): boolean {
  const known = shownAt(connection, address);
  return known === undefined || isSameRecord(known, token);
}

/** Whether an account is the one that the token at this address had when it was shown last. */
export function isAccountShownAt(
  connection: Connection,
  address: TokenIdentifier,
  account: AccountsReceivable,
): boolean {
  const before = shownAt(connection, address)?.account;
  return before ? isSameRecord(before, account) : false;
}

function shownAt(connection: Connection, address: TokenIdentifier | BareIdentifier): ShownToken | undefined {
  const key =
    'authenticationCode' in address
      ? keyOf('code', address.authenticationCode)
      : keyOf('identifier', address.identifier);
  return key === null ? undefined : shown.get(connection)?.get(key);
}

/** Gives whether a token can be the one at this address, and the one that was shown there last. */
export function isTheOne(
  connection: Connection,
  address: TokenIdentifier | BareIdentifier,
): (token: AccessToken) => boolean {
  return (token) => isTokenAt(address, token) && isTokenShownAt(connection, address, token);
}

/** Whether two can be the same record: its id decides, or else its number. */
export function isSameRecord(one: RecordNames, other: RecordNames): boolean {
  if (one.id !== null && other.id !== null) return one.id === other.id;
  return one.number === null || other.number === null || one.number === other.number;
}

/** Whether a token can belong to this holder. */
export function isOfHolder(holder: TokenHolder, token: AccessToken): boolean {
  return 'accountsReceivable' in holder
    ? isAccount(holder.accountsReceivable, token.accountsReceivable)
    : isParticipant(holder.rewardsParticipant, token.rewardsParticipant);
}

/** Whether a token belongs to somebody, as far as the server tells. */
export function isSomebodys({ accountsReceivable, rewardsParticipant }: AccessToken): boolean {
  return [accountsReceivable, rewardsParticipant].some(
    (holder) => holder !== null && (holder.id ?? holder.number) !== null,
  );
}

/** Whether an account can be the one that was asked for. */
export function isAccount({ by, value }: AccountIdentifier, account: AccountsReceivable | null): boolean {
  return isSameName(value, account?.[by] ?? null);
}

/** Whether a rewards participant can be the one that was asked for. */
function isParticipant({ by, value }: ParticipantIdentifier, participant: RewardsParticipant | null): boolean {
  return isSameName(value, participant?.[by] ?? null);
}

/** Whether two names can be the same one: a server may write it in another case, and take off spaces around it. */
export function isSameName(asked: string, told: string | null): boolean {
  return told === null || told === '' || plain(asked) === plain(told);
}

function plain(name: string): string {
  return name.normalize('NFC').trim().toLowerCase();
}

function keyOf(kind: 'code' | 'identifier', name: string | null): string | null {
  return name === null ? null : `${kind} ${plain(name)}`;
}
