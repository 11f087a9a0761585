import { exactlyOne, identifierOf } from '../parameters';
import type { Given } from '../parameters';
import type { Account, Classification, Contact, Participant } from '../records';
import { done, refuse, refuseParameter } from '../refusals';
import type { Outcome, RefusalKind } from '../refusals';
import { has } from '../releases';
import type { Server } from '../server';
import { findEffectiveToken } from './tokens';

type Finder<T> = (server: Server, identifier: Given) => Outcome<T>;

function findIn<T extends object>(
  all: Iterable<T>,
  identifier: Given,
  names: readonly (keyof T & string)[],
  missing: RefusalKind,
): Outcome<T> {
  const one = exactlyOne(identifier, names);
  if (!one.ok) return one;
  const name = names.find((known) => known === one.value.name);
  for (const record of all) if (name !== undefined && record[name] === one.value.value) return done(record);
  return refuse(missing);
}

/** Finds an account by id, number or name (docs/design/api.md 4.2). */
export function findAccount(server: Server, identifier: Given): Outcome<Account> {
  return findIn(server.directory.accounts, identifier, ['id', 'number', 'name'], 'account-not-found');
}

/** Finds an account as the POST methods do: from R8 on also by an effective access token that belongs to it. */
export function findAccountOrByToken(server: Server, identifier: Given): Outcome<Account> {
  const { release } = server.options;
  const tokenIdentifier = has(release, 'R8') ? identifierOf(identifier, 'access_token_identifier') : null;
  if (!tokenIdentifier) return findAccount(server, identifier);
  if (['id', 'number', 'name'].some((name) => identifier[name] !== undefined)) {
    return refuseParameter('one-of-required', 'accounts_receivable_identifier');
  }
  const token = findEffectiveToken(server, tokenIdentifier, has(release, 'R13'));
  if (!token.ok) return token;
  const account = token.value.account ?? token.value.participant?.account;
  return account ? done(account) : refuse('account-not-found');
}

/** Finds a rewards participant by id or number (docs/design/api.md 4.3). */
export function findParticipant(server: Server, identifier: Given): Outcome<Participant> {
  return findIn(server.directory.participants, identifier, ['id', 'number'], 'participant-not-found');
}

/** Finds a classification by id, name or alternative code (docs/design/api.md 4.4). */
export function findClassification(server: Server, identifier: Given): Outcome<Classification> {
  const names = ['id', 'name', 'alternative_code'] as const;
  return findIn(server.directory.classifications, identifier, names, 'classification-not-found');
}

/** Finds the contacts that a field of `contact_information_identifier` names (docs/design/api.md 6); none is no refusal. */
export function findContacts(server: Server, identifier: Given): Outcome<readonly Contact[]> {
  const papers = [
    'id_number',
    'passport_number',
    'social_security_number',
    'vat_registration_number',
    'registration_number',
  ];
  const one = exactlyOne(identifier, ['id', 'number', ...papers]);
  if (!one.ok) return one;
  const { name, value } = one.value;
  return done(
    server.directory.contacts.filter((contact) =>
      name === 'id' || name === 'number' ? contact[name] === value : contact.papers[name] === value,
    ),
  );
}

/** Finds what an optional identifier parameter names; null when it is not given. */
export function findIfGiven<T>(server: Server, given: Given, name: string, find: Finder<T>): Outcome<T | null> {
  const identifier = identifierOf(given, name);
  return identifier ? find(server, identifier) : done(null);
}
