import { askedToken, change, send } from '../change';
import { wireDate } from '../clock';
import { checkPassCode, isEmail, makePassCode, rulesOf } from '../credentials';
import { findTokenWithoutPassCode, requireState } from '../find/tokens';
import { open, signedIn } from '../method';
import type { Call, Method, OpenCall, Work } from '../method';
import { mandatory, optional, textOf } from '../parameters';
import { showTokenAfterReset } from '../present/token';
import { done, refuse, refuseParameter } from '../refusals';
import type { Outcome } from '../refusals';
import { has } from '../releases';

function resetPassCode(call: Call): Outcome<Work> {
  const { server, given } = call;
  const found = findTokenWithoutPassCode(server, given);
  const token = found.ok ? requireState(found.value, 'EFFECTIVE') : found;
  if (!token.ok) return token;
  const rules = has(server.options.release, 'R13.1.0') ? rulesOf(server, token.value) : null;
  const random_pass_code = makePassCode(server, rules);
  const changed = change(call, token.value, { pass_code: random_pass_code });
  return done({ data: { ...showTokenAfterReset(changed), random_pass_code }, tokens: [changed.number] });
}

function forgotPassCode({ server, given }: Call): Outcome<Work> {
  const identifier = textOf(given, 'identifier') ?? '';
  if (!isEmail(identifier)) return refuseParameter('identifier-not-email', 'identifier');
  const found = findTokenWithoutPassCode(server, { identifier });
  const token = found.ok ? requireState(found.value, 'EFFECTIVE') : found;
  if (!token.ok) return token;
  const { number } = token.value;
  send(server, { about: 'forgotten-pass-code', number, to: identifier, secret: server.random.hex(32) });
  return done({});
}

/** Its `token` is the one out of the mail, not an operator's session (docs/design/api.md 3.12). */
function changePassCode({ server, given, sessionToken }: OpenCall): Outcome<Work> {
  const mail = server.messages.findIndex(
    ({ about, secret }) => about === 'forgotten-pass-code' && secret === sessionToken,
  );
  const [message] = mail === -1 ? [] : server.messages.slice(mail, mail + 1);
  if (!message)
    return server.sessions.find(sessionToken ?? '').ok ? refuse('operator-session') : refuse('invalid-session');
  const found = findTokenWithoutPassCode(server, { identifier: message.to });
  const token = found.ok ? requireState(found.value, 'EFFECTIVE') : found;
  if (!token.ok) return token;
  const passCode = checkPassCode(rulesOf(server, token.value), textOf(given, 'pass_code') ?? '');
  if (!passCode.ok) return passCode;
  server.messages.splice(mail, 1);
  // Nobody is signed in: the customer's own change leaves the log as it is.
  server.tokens.put({ ...token.value, pass_code: passCode.value });
  return done({ tokens: [message.number] });
}

/** Only effective tokens get in (docs/design/api.md 4.5), so only they get a one-time password. */
function generateOtp(call: Call): Outcome<Work> {
  const { options, oneTimePasswords, random } = call.server;
  const token = askedToken(call, 'EFFECTIVE');
  if (!token.ok) return token;
  const until = options.now().getTime() + options.oneTimePasswordSeconds * 1000;
  for (const [value, issued] of oneTimePasswords) if (issued.tokenId === token.value.id) oneTimePasswords.delete(value);
  const one_time_password = random.digits(6);
  oneTimePasswords.set(one_time_password, { tokenId: token.value.id, until });
  const { id, number } = token.value;
  return done({ data: { id, number, one_time_password, expiration_date: wireDate(new Date(until), options) } });
}

/** What makes and changes a customer's pass codes (docs/design/api.md 3.10 to 3.13). */
export const passCodeMethods: readonly Method[] = [
  signedIn(
    'POST',
    'access_tokens/reset_pass_code',
    'R9',
    { authentication_code: optional('text'), identifier: optional('text'), fields_set: optional('text', 'R10') },
    resetPassCode,
  ),
  signedIn(
    'POST',
    'access_tokens/forgot_pass_code',
    ['R16.12.0', 'R17.10.0'],
    { identifier: mandatory('text') },
    forgotPassCode,
  ),
  open('access_tokens/change_pass_code', ['R16.12.0', 'R17.10.0'], { pass_code: mandatory('text') }, changePassCode),
  signedIn(
    'POST',
    'access_tokens/generate_otp',
    'R13',
    { access_token_identifier: mandatory('identifier'), fields_set: optional('text') },
    generateOtp,
  ),
];
