import { answerToken, askedToken, change } from '../change';
import { stampOf } from '../clock';
import { checkPassCode, rulesOf } from '../credentials';
import { findTokenWithoutPassCode, requireState } from '../find/tokens';
import { sendVerificationCode } from '../issue';
import { signedIn } from '../method';
import type { Call, Method, Work } from '../method';
import { mandatory, optional, textOf } from '../parameters';
import { showTokenAfterReset } from '../present/token';
import { done, refuse, refuseParameter } from '../refusals';
import type { Outcome } from '../refusals';
import { has } from '../releases';

const fieldsSet = optional('text', 'R10');
const addressed = { access_token_identifier: mandatory('identifier'), fields_set: fieldsSet };

function setAsEffective(call: Call): Outcome<Work> {
  const token = askedToken(call, 'NOT_EFFECTIVE');
  return token.ok ? answerToken(call, change(call, token.value, { life_cycle_state: 'EFFECTIVE' })) : token;
}

function setAsNotEffective(call: Call): Outcome<Work> {
  const token = askedToken(call, 'EFFECTIVE');
  if (!token.ok) return token;
  const isKept = token.value.participant?.life_cycle_state === 'EFFECTIVE';
  if (isKept && call.server.options.globalRules.participantKeepsEffective) return refuse('participant-still-effective');
  return answerToken(call, change(call, token.value, { life_cycle_state: 'NOT_EFFECTIVE' }));
}

function verify(call: Call): Outcome<Work> {
  const { server, given, session } = call;
  const token = askedToken(call, 'PENDING_VERIFICATION');
  if (!token.ok) return token;
  if (given.verification_code !== token.value.verification_code) {
    return refuseParameter('wrong-verification-code', 'verification_code');
  }
  const passCode = textOf(given, 'pass_code');
  if (passCode !== null) {
    if (token.value.identifier === null) return refuse('identifier-required');
    const checked = checkPassCode(rulesOf(server, token.value), passCode);
    if (!checked.ok) return checked;
  }
  const verified = change(call, token.value, {
    life_cycle_state: 'EFFECTIVE',
    verification_code: null,
    verified: stampOf(session, server.options),
    ...(passCode !== null && { pass_code: passCode }),
  });
  return answerToken(call, verified);
}

function resetVerificationCode(call: Call): Outcome<Work> {
  const { server, given } = call;
  const found = findTokenWithoutPassCode(server, given);
  const token = found.ok ? requireState(found.value, 'PENDING_VERIFICATION') : found;
  if (!token.ok) return token;
  const changed = change(call, token.value, { verification_code: server.random.digits(6) });
  sendVerificationCode(call, changed);
  const isTold = !has(server.options.release, 'R16');
  const data = { ...showTokenAfterReset(changed), ...(isTold && { verification_code: changed.verification_code }) };
  return done({ data, tokens: [changed.number] });
}

function remove(call: Call): Outcome<Work> {
  const { server } = call;
  const token = askedToken(call, 'NOT_EFFECTIVE');
  if (!token.ok) return token;
  const isHeld = token.value.account !== null || token.value.participant !== null;
  if (isHeld && !server.options.globalRules.deletesAssociated) return refuse('still-associated');
  server.tokens.remove(token.value);
  return answerToken(call, token.value);
}

/** The changes of a token's life-cycle state (docs/design/api.md 3.6 to 3.9, 3.15, 4.5). */
export const lifeCycleMethods: readonly Method[] = [
  signedIn('POST', 'access_tokens/set_as_effective', 'R13.1.0', addressed, setAsEffective),
  signedIn('POST', 'access_tokens/set_as_not_effective', 'R13.1.0', addressed, setAsNotEffective),
  signedIn(
    'POST',
    'access_tokens/verify',
    'R9',
    { ...addressed, verification_code: mandatory('text'), pass_code: optional('text', 'R14') },
    verify,
  ),
  signedIn(
    'POST',
    'access_tokens/reset_verification_code',
    'R12',
    { authentication_code: optional('text'), identifier: optional('text'), fields_set: fieldsSet },
    resetVerificationCode,
  ),
  signedIn('POST', 'access_tokens/delete', 'R14.26.0', addressed, remove),
];
