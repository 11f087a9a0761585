import { findAccount, findClassification, findIfGiven, findParticipant } from '../find/holders';
import { signedIn } from '../method';
import type { Call, Method, Work } from '../method';
import { exactlyOneGiven, mandatory, numberOf, optional, textOf } from '../parameters';
import { showLog } from '../present/people';
import { showToken } from '../present/token';
import type { LifeCycleState, Token } from '../records';
import { done, refuseParameter } from '../refusals';
import type { Outcome } from '../refusals';
import { has } from '../releases';

const fieldsSet = optional('text');

/** `number_of_results` and `offset`, from R13 on (docs/design/api.md 6). */
export const paging = { number_of_results: optional('number', 'R13'), offset: optional('number', 'R13') };

/** Gives the part of a list that the paging parameters ask for. */
export function pageOf<T>({ server, given }: Call, all: readonly T[]): T[] {
  const offset = numberOf(given, 'offset') ?? 0;
  const most = server.options.largestPage ?? Infinity;
  return all.slice(offset, offset + Math.min(numberOf(given, 'number_of_results') ?? Infinity, most));
}

function listTokens(call: Call): Outcome<Work> {
  const { server, given } = call;
  const holder = exactlyOneGiven(given, ['accounts_receivable_identifier', 'rewards_participant_identifier']);
  if (!holder.ok) return holder;
  const account = findIfGiven(server, given, 'accounts_receivable_identifier', findAccount);
  if (!account.ok) return account;
  const participant = findIfGiven(server, given, 'rewards_participant_identifier', findParticipant);
  if (!participant.ok) return participant;
  const classification = findIfGiven(server, given, 'classification_identifier', findClassification);
  if (!classification.ok) return classification;
  const held = account.value
    ? server.tokens.ofAccount(account.value.id)
    : server.tokens.ofParticipant(participant.value?.id ?? '');
  const wanted = held.filter((token) => !classification.value || token.classification?.id === classification.value.id);
  return done({ data: pageOf(call, wanted).map((token) => showToken(token, server.options)) });
}

function isAskedState(text: string | null, states: readonly LifeCycleState[]): boolean {
  return text === null || states.some((state) => state === text);
}

function listNotAssociated({ server, given }: Call): Outcome<Work> {
  const { release, largestPage } = server.options;
  const state = textOf(given, 'life_cycle_state');
  const states = [
    'EFFECTIVE',
    'NOT_EFFECTIVE',
    ...(has(release, 'R9') ? (['PENDING_VERIFICATION'] as const) : []),
  ] as const;
  if (!isAskedState(state, states)) return refuseParameter('invalid-parameter', 'life_cycle_state');
  const most = Math.min(numberOf(given, 'number') ?? 0, largestPage ?? Infinity);
  const found: Token[] = [];
  for (const token of server.tokens.all()) {
    if (found.length >= most) break;
    const isFree = !token.account && !token.participant;
    if (isFree && (state === null || token.life_cycle_state === state)) found.push(token);
  }
  return done({ data: found.map((token) => showToken(token, server.options)) });
}

function listClassifications({ server }: Call): Outcome<Work> {
  const data = server.directory.classifications.map(({ id, name, alternative_code, description, log }) => ({
    ...{ id, name, alternative_code, description },
    log_information: showLog(log),
  }));
  return done({ data });
}

/** The methods that give several tokens, or what tokens are filed under (docs/design/api.md 3.2, 3.3, 3.14). */
export const listMethods: readonly Method[] = [
  signedIn(
    'GET',
    'access_tokens/list',
    'R8',
    {
      accounts_receivable_identifier: optional('identifier'),
      rewards_participant_identifier: optional('identifier'),
      classification_identifier: optional('identifier', 'R10'),
      ...paging,
      fields_set: fieldsSet,
    },
    listTokens,
  ),
  signedIn(
    'GET',
    'access_tokens/get_not_associated',
    'R5',
    { number: mandatory('number'), life_cycle_state: optional('text'), fields_set: fieldsSet },
    listNotAssociated,
  ),
  signedIn(
    'GET',
    'access_tokens/configuration/classifications/list',
    'R10',
    { fields_set: fieldsSet },
    listClassifications,
  ),
];
