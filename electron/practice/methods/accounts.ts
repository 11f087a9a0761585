import { findAccount, findAccountOrByToken, findContacts } from '../find/holders';
import { signedIn } from '../method';
import type { Call, Method, Work } from '../method';
import { exactlyOneGiven, identifierOf, mandatory, optional, textOf } from '../parameters';
import type { Given } from '../parameters';
import { showAccount, showWholeAccount, showWholeParticipant } from '../present/people';
import type { Account } from '../records';
import { done, refuseParameter } from '../refusals';
import type { Outcome } from '../refusals';
import { pageOf, paging } from './lists';

const fieldsSet = optional('text');
const named = { accounts_receivable_identifier: mandatory('identifier'), fields_set: fieldsSet };

function showWith(find: typeof findAccount) {
  return ({ server, given }: Call): Outcome<Work> => {
    const account = find(server, identifierOf(given, 'accounts_receivable_identifier') ?? {});
    return account.ok ? done({ data: showWholeAccount(account.value) }) : account;
  };
}

function accountsOfContact({ server }: Call, identifier: Given): Outcome<readonly Account[]> {
  const contacts = findContacts(server, identifier);
  if (!contacts.ok) return contacts;
  return done(server.directory.accounts.filter(({ owner }) => contacts.value.includes(owner)));
}

/** Subscriptions, preferences and wallets exist as parameters, but the practice service has no such records. */
const unheld = [
  'subscription_identifier',
  'payment_preference_identifier',
  'presentment_preference_identifier',
  'wallet_identifier',
];

function listAccounts(call: Call): Outcome<Work> {
  const { server, given } = call;
  const one = exactlyOneGiven(given, [...unheld, 'contact_information_identifier', 'email_address']);
  if (!one.ok) return one;
  const contact = identifierOf(given, 'contact_information_identifier');
  const email = textOf(given, 'email_address');
  const byEmail = server.directory.accounts.filter(({ owner }) => owner.email === email);
  const found = contact ? accountsOfContact(call, contact) : done(byEmail);
  return found.ok ? done({ data: pageOf(call, found.value).map(showAccount) }) : found;
}

function accountsOfHolder(call: Call): Outcome<readonly Account[]> {
  const account = identifierOf(call.given, 'accounts_receivable_identifier');
  const contact = identifierOf(call.given, 'contact_information_identifier');
  if (contact) return accountsOfContact(call, contact);
  if (!account) return done([]);
  const found = findAccount(call.server, account);
  return found.ok ? done([found.value]) : found;
}

function listParticipants(call: Call): Outcome<Work> {
  const { server, given } = call;
  const holders = ['accounts_receivable_identifier', 'contact_information_identifier', 'wallet_identifier'];
  const one = exactlyOneGiven(given, holders);
  if (!one.ok) return one;
  const state = textOf(given, 'life_cycle_state');
  if (state !== null && state !== 'EFFECTIVE' && state !== 'TERMINATED') {
    return refuseParameter('invalid-parameter', 'life_cycle_state');
  }
  const accounts = accountsOfHolder(call);
  if (!accounts.ok) return accounts;
  const found = server.directory.participants.filter(
    ({ account, life_cycle_state }) =>
      accounts.value.includes(account) && (state ?? life_cycle_state) === life_cycle_state,
  );
  return done({ data: pageOf(call, found).map(showWholeParticipant) });
}

/** The look-ups that lead to an account or participant (docs/design/api.md 6). */
export const accountMethods: readonly Method[] = [
  signedIn('GET', 'accounts_receivable/show', 'R5', named, showWith(findAccount)),
  // The POST form came to be because GET cannot pass an access token as the identifier, so with that identifier: R8.
  signedIn('POST', 'accounts_receivable/show', 'R8', named, showWith(findAccountOrByToken)),
  signedIn(
    'GET',
    'accounts_receivable/list',
    'R5',
    {
      ...Object.fromEntries(unheld.map((name) => [name, optional('identifier')])),
      contact_information_identifier: optional('identifier'),
      email_address: optional('text'),
      ...paging,
      fields_set: fieldsSet,
    },
    listAccounts,
  ),
  signedIn(
    'GET',
    'rewards_participants/list',
    'R5',
    {
      accounts_receivable_identifier: optional('identifier'),
      contact_information_identifier: optional('identifier'),
      wallet_identifier: optional('identifier'),
      life_cycle_state: optional('text'),
      ...paging,
      fields_set: fieldsSet,
    },
    listParticipants,
  ),
];
