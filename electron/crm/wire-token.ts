import * as v from 'valibot';
import { udfNames, type AccessToken, type Classification, type UdfName, type Udfs } from '../contract/model';
import { isObject } from './json';
import { otherFields } from './other-fields';
import { accountsReceivable, rewardsParticipant, toAccount, toParticipant } from './wire-account';
import { asText, part, renamed, text, unlessEmpty } from './wire-fields';
import { logInformation, renameLog, toLog, toUser, user } from './wire-log';

/** Every user-defined field by our name and by the API's, which is like `udf_string_1`. */
export const udfWireNames: readonly (readonly [name: UdfName, wireName: string])[] = udfNames.map((name) => [
  name,
  name.replace(/^udf(\w+)(\d)$/, (_, kind: string, digit: string) => `udf_${kind.toLowerCase()}_${digit}`),
]);

const classification = part({ id: text, name: text, alternative_code: text, description: text });

const accessToken = part({
  id: text,
  number: text,
  life_cycle_state: text,
  authentication_code: text,
  identifier: text,
  card_masked_number: text,
  card_last_4_digits: text,
  verification_code: text,
  verified_date: text,
  verified_by_user: user,
  classification,
  accounts_receivable: accountsReceivable,
  rewards_participant: rewardsParticipant,
  log_information: logInformation,
  ...Object.fromEntries(udfWireNames.map(([, wireName]) => [wireName, text])),
});

const noMembers = v.parse(v.object(accessToken.wrapped.entries), {});

/** Reads a token from an answer of any shape: what is missing is null, what is unknown is in otherFields. Never throws. */
export function readToken(data: unknown): AccessToken {
  const value = renameToken(data);
  const wire = v.parse(accessToken, value) ?? noMembers;
  return {
    id: wire.id,
    number: wire.number,
    lifeCycleState: wire.life_cycle_state,
    authenticationCode: wire.authentication_code,
    identifier: wire.identifier,
    cardMaskedNumber: wire.card_masked_number,
    cardLast4Digits: wire.card_last_4_digits,
    verificationCode: wire.verification_code,
    verifiedDate: wire.verified_date,
    verifiedByUser: toUser(wire.verified_by_user),
    classification: toClassification(wire.classification),
    accountsReceivable: toAccount(wire.accounts_receivable),
    rewardsParticipant: toParticipant(wire.rewards_participant),
    udfs: readUdfs(value),
    log: toLog(wire.log_information),
    otherFields: otherFields(accessToken, value),
  };
}

/** Reads a classification; null where nothing of one was told. */
export function readClassification(data: unknown): Classification | null {
  return toClassification(v.parse(classification, data));
}

function toClassification(wire: v.InferOutput<typeof classification>): Classification | null {
  if (!wire) return null;
  return unlessEmpty({
    id: wire.id,
    name: wire.name,
    alternativeCode: wire.alternative_code,
    description: wire.description,
  });
}

/** R5 had `reward_participant` (docs/design/api.md 3.16); an answer of text alone can only be the token's number. */
function renameToken(data: unknown): unknown {
  if (asText(data) !== null) return { number: data };
  const token = renamed(data, { reward_participant: 'rewards_participant' });
  return isObject(token) && 'log_information' in token
    ? { ...token, log_information: renameLog(token.log_information) }
    : token;
}

function readUdfs(token: unknown): Udfs {
  if (!isObject(token)) return {};
  const present = udfWireNames.filter(([, wireName]) => Object.hasOwn(token, wireName));
  return Object.fromEntries(present.map(([name, wireName]) => [name, asText(token[wireName])]));
}
