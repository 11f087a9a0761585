import { change } from '../change';
import { findAccountOrByToken, findClassification, findIfGiven } from '../find/holders';
import { findEffectiveToken } from '../find/tokens';
import { checkRoom, issueToken } from '../issue';
import { signedIn } from '../method';
import type { Call, Method, Work } from '../method';
import { identifierOf, mandatory, optional, recordsOf } from '../parameters';
import type { Given } from '../parameters';
import { showWholeAccount } from '../present/people';
import type { Account, Token } from '../records';
import { done, refuse, refuseParameter } from '../refusals';
import type { Outcome } from '../refusals';
import { has } from '../releases';

function addNew(call: Call, account: Account, entry: Given): Outcome<Token> {
  const { server } = call;
  if (!server.options.globalRules.allowsNewFromAccount) return refuse('not-permitted');
  for (const name of ['authentication_code', 'identifier', 'pass_code']) {
    const isText = ['string', 'undefined'].includes(typeof entry[name]) || entry[name] === null;
    if (!isText) return refuseParameter('invalid-parameter', name);
  }
  const known = has(server.options.release, 'R10') ? entry : {};
  const classification = findIfGiven(server, known, 'classification_identifier', findClassification);
  if (!classification.ok) return classification;
  return issueToken(call, {
    codes: entry,
    classification: classification.value,
    ...{ account, participant: null, card_masked_number: null, udfs: {} },
  });
}

function addExisting(call: Call, account: Account, entry: Given): Outcome<Token> {
  const token = askedIn(call, entry);
  if (!token.ok) return token;
  const { participant } = token.value;
  if (token.value.account) return refuse('already-associated');
  if (participant && participant.account.id !== account.id) return refuse('participant-not-of-account');
  const room = checkRoom(call, account);
  return room.ok ? done(change(call, token.value, { account })) : room;
}

function remove(call: Call, account: Account, entry: Given): Outcome<Token> {
  const token = askedIn(call, entry);
  if (!token.ok) return token;
  if (token.value.account?.id !== account.id) return refuse('not-associated');
  const isLast = token.value.participant === null;
  const isEnded = isLast && call.server.options.globalRules.deactivatesUnassociated;
  return done(change(call, token.value, { account: null, ...(isEnded && { life_cycle_state: 'NOT_EFFECTIVE' }) }));
}

function askedIn(call: Call, entry: Given): Outcome<Token> {
  const identifier = identifierOf(entry, 'access_token_identifier');
  if (!identifier) return refuseParameter('missing-parameter', 'access_token_identifier');
  return findEffectiveToken(call.server, identifier, false);
}

const actions = new Map([
  ['ADD_NEW', addNew],
  ['ADD_EXISTING', addExisting],
  ['REMOVE', remove],
]);

function updateAccount(call: Call): Outcome<Work> {
  const { server, given } = call;
  const account = findAccountOrByToken(server, identifierOf(given, 'accounts_receivable_identifier') ?? {});
  if (!account.ok) return account;
  const entries = recordsOf(given, server.options.tokenSetName);
  if (!entries.ok) return entries;
  if (entries.value.length === 0) return refuse('nothing-amended');
  return server.tokens.atomically(() => {
    const tokens: string[] = [];
    for (const entry of entries.value) {
      const act = typeof entry.action === 'string' ? actions.get(entry.action) : undefined;
      if (!act)
        return refuseParameter(entry.action === undefined ? 'missing-parameter' : 'invalid-parameter', 'action');
      const token = act(call, account.value, entry);
      if (!token.ok) return token;
      tokens.push(token.value.number);
    }
    return done({ data: showWholeAccount(account.value), tokens });
  });
}

/**
 * Ties tokens to an account and unties them, all or none (docs/design/api.md 3.17); of the method's parameters only this
 * list.
 */
export const associationMethod: Method = signedIn(
  'POST',
  'accounts_receivable/update',
  'R8',
  ({ tokenSetName }) => ({
    accounts_receivable_identifier: mandatory('identifier'),
    [tokenSetName]: optional('list'),
    fields_set: optional('text'),
  }),
  updateAccount,
);
