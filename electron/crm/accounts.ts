import { failed, success, type Result } from '../contract/failure';
import type { ParticipantPage, ParticipantsAsk } from '../contract/actions';
import type { AccountIdentifier, AccountsReceivable, TokenIdentifier } from '../contract/model';
import { unreadable } from './answer';
import type { Call } from './call';
import { send, type Connection } from './client';
import { show } from './access-tokens';
import { isAccount, isAccountShownAt, isSameName, isSameRecord } from './identity';
import { askedPage, shownPage } from './page';
import type { OneField } from './query';
import { recordIdentifier, tokenIdentifier } from './requests';
import { sendForOne } from './token-calls';
import { asList } from './wire-fields';
import { readAccount, readParticipant } from './wire-account';

/** Whose accounts are sought; the contact's own fields are those of docs/design/api.md 6. */
export type AccountSearch =
  | { emailAddress: string }
  | { contact: { by: 'id' | 'number' | 'idNumber' | 'passportNumber' | 'socialSecurityNumber'; value: string } };

export interface AccountPage {
  accounts: AccountsReceivable[];
  hasMore: boolean;
}

interface Page {
  numberOfResults: number;
  offset: number;
}

/** Shows one account with its owner (docs/design/api.md 6). */
export function showAccountsReceivable(
  connection: Connection,
  sessionToken: string,
  account: AccountIdentifier,
): Promise<Result<AccountsReceivable>> {
  const query = { token: sessionToken, accounts_receivable_identifier: recordIdentifier(account) };
  return sendForOne(connection, { path: 'accounts_receivable/show', effect: 'read', query }, readAccount, (shown) =>
    isAccount(account, shown),
  );
}

/**
 * Shows the account that an effective token belongs to (docs/design/api.md 4.2 and 6). An account does not name its tokens:
 * where it is not the one that the token was shown with, the token is shown once more, and an account that is not its own
 * fails as `about-another`.
 */
export async function showAccountOfToken(
  connection: Connection,
  sessionToken: string,
  token: TokenIdentifier,
): Promise<Result<AccountsReceivable>> {
  const body = {
    token: sessionToken,
    accounts_receivable_identifier: { access_token_identifier: tokenIdentifier(token) },
  };
  const call: Call = { path: 'accounts_receivable/show', effect: 'read', body };
  const answer = await sendForOne(connection, call, readAccount, () => true);
  if (!answer.ok || isAccountShownAt(connection, token, answer.value)) return answer;
  const now = await show(connection, sessionToken, { identifier: token });
  const owner = now.ok ? now.value.accountsReceivable : null;
  return owner && !isSameRecord(owner, answer.value) ? failed(unreadable(call, 'about-another')) : answer;
}

/** Lists the accounts of an e-mail address or a contact (docs/design/api.md 6). */
export async function listAccountsReceivable(
  connection: Connection,
  sessionToken: string,
  ask: Page & { search: AccountSearch },
): Promise<Result<AccountPage>> {
  const { release } = connection;
  const query = { token: sessionToken, ...searchParameter(ask.search), ...askedPage(release, ask) };
  const call: Call = { path: 'accounts_receivable/list', effect: 'read', query };
  const answer = await send(connection, call);
  if (!answer.ok) return answer;
  const { shown, hasMore } = shownPage(release, ask, asList(answer.value.data));
  const accounts = shown.map(readAccount);
  return accounts.every((account) => isFoundBy(ask.search, account))
    ? success({ accounts, hasMore })
    : failed(unreadable(call, 'about-another'));
}

/** Whether an account can be one that was sought: an answer tells of a contact its id, and neither its e-mail nor its papers. */
function isFoundBy(search: AccountSearch, { owner }: AccountsReceivable): boolean {
  return !('contact' in search) || search.contact.by !== 'id' || isSameName(search.contact.value, owner?.id ?? null);
}

/** Lists the rewards participants of an account (docs/design/api.md 6). */
export async function listRewardsParticipants(
  connection: Connection,
  sessionToken: string,
  ask: ParticipantsAsk,
): Promise<Result<ParticipantPage>> {
  const { release } = connection;
  const query = {
    token: sessionToken,
    accounts_receivable_identifier: recordIdentifier(ask.account),
    life_cycle_state: ask.lifeCycleState,
    ...askedPage(release, ask),
  };
  const call: Call = { path: 'rewards_participants/list', effect: 'read', query };
  const answer = await send(connection, call);
  if (!answer.ok) return answer;
  const { shown, hasMore } = shownPage(release, ask, asList(answer.value.data));
  const participants = shown.map(readParticipant);
  const isOfAccount = participants.every(({ accountsReceivable }) => isAccount(ask.account, accountsReceivable));
  return isOfAccount ? success({ participants, hasMore }) : failed(unreadable(call, 'about-another'));
}

const contactFields = {
  id: 'id',
  number: 'number',
  idNumber: 'id_number',
  passportNumber: 'passport_number',
  socialSecurityNumber: 'social_security_number',
} as const;

function searchParameter(search: AccountSearch): Record<string, string | OneField> {
  if ('emailAddress' in search) return { email_address: search.emailAddress };
  return { contact_information_identifier: { [contactFields[search.contact.by]]: search.contact.value } };
}
