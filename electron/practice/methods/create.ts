import { answerToken } from '../change';
import { findAccountOrByToken, findClassification, findIfGiven, findParticipant } from '../find/holders';
import { issueToken } from '../issue';
import { signedIn } from '../method';
import type { Call, Method, Work } from '../method';
import { optional, textOf } from '../parameters';
import type { Outcome } from '../refusals';
import { givenUdfs, udfParameters } from '../udfs';

function create(call: Call): Outcome<Work> {
  const { server, given } = call;
  const classification = findIfGiven(server, given, 'classification_identifier', findClassification);
  if (!classification.ok) return classification;
  const account = findIfGiven(server, given, 'accounts_receivable_identifier', findAccountOrByToken);
  if (!account.ok) return account;
  const participant = findIfGiven(server, given, 'rewards_participant_identifier', findParticipant);
  if (!participant.ok) return participant;
  const token = issueToken(call, {
    codes: given,
    classification: classification.value,
    account: account.value,
    participant: participant.value,
    card_masked_number: textOf(given, 'card_masked_number'),
    udfs: givenUdfs(given),
  });
  return token.ok ? answerToken(call, token.value) : token;
}

/** docs/design/api.md 3.4. An empty text is as good as an absent one. */
export const createMethod: Method = signedIn(
  'POST',
  'access_tokens/create',
  'R5',
  {
    authentication_code: optional('text'),
    identifier: optional('text'),
    pass_code: optional('text'),
    card_masked_number: optional('text', 'R16.2.0'),
    accounts_receivable_identifier: optional('identifier', 'R8'),
    rewards_participant_identifier: optional('identifier', 'R8'),
    classification_identifier: optional('identifier', 'R10'),
    ...udfParameters,
    fields_set: optional('text', 'R10'),
  },
  create,
);
