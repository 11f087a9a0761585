import { answerToken, askedToken, change } from '../change';
import { checkCode, checkIdentifier, checkPassCode, makeCode, rulesOf } from '../credentials';
import { signedIn } from '../method';
import type { Call, Method, Work } from '../method';
import { mandatory, optional, textOf } from '../parameters';
import type { Token } from '../records';
import { done, refuse, refuseParameter } from '../refusals';
import type { Outcome } from '../refusals';
import type { TokenRules } from '../rules';
import { givenUdfs, udfParameters } from '../udfs';

type Changes = Partial<Token>;

function codeChange({ server, given }: Call, rules: TokenRules, token: Token): Outcome<Changes> {
  if (given.authentication_code === undefined) return done({});
  const asked = textOf(given, 'authentication_code');
  // Null means anew, not empty: a token without an authentication code does not exist.
  if (asked === null) return done({ authentication_code: makeCode(server, rules) });
  const code = checkCode(server, rules, asked, token.id);
  return code.ok ? done({ authentication_code: code.value }) : code;
}

function identifierChange({ server, given }: Call, rules: TokenRules, token: Token): Outcome<Changes> {
  const passCode = textOf(given, 'pass_code');
  const sendsIdentifier = given.identifier !== undefined;
  if (!sendsIdentifier && given.pass_code === undefined) return done({});
  const identifier = sendsIdentifier ? textOf(given, 'identifier') : token.identifier;
  if (identifier === null) {
    if (rules.mustHaveIdentifier || passCode !== null) return refuseParameter('identifier-required', 'identifier');
    // A pass code without an identifier opens nothing, so it goes with it.
    return done({ identifier: null, pass_code: null });
  }
  if (passCode === null) return refuseParameter('pass-code-required', 'pass_code');
  const checkedPassCode = checkPassCode(rules, passCode);
  if (!checkedPassCode.ok) return checkedPassCode;
  const checked = sendsIdentifier ? checkIdentifier(server, rules, identifier, token.id) : done(identifier);
  return checked.ok ? done({ identifier, pass_code: passCode }) : checked;
}

function update(call: Call): Outcome<Work> {
  const { server, given } = call;
  const token = askedToken(call);
  if (!token.ok) return token;
  const amended = Object.keys(given).filter((name) => name !== 'access_token_identifier' && name !== 'fields_set');
  if (amended.length === 0) return refuse('nothing-amended');
  const rules = rulesOf(server, token.value);
  const code = codeChange(call, rules, token.value);
  if (!code.ok) return code;
  const identifier = identifierChange(call, rules, token.value);
  if (!identifier.ok) return identifier;
  const changed = change(call, token.value, {
    ...code.value,
    ...identifier.value,
    ...(given.card_masked_number !== undefined && { card_masked_number: textOf(given, 'card_masked_number') }),
    udfs: { ...token.value.udfs, ...givenUdfs(given) },
  });
  return answerToken(call, changed);
}

/**
 * docs/design/api.md 3.5: absent = untouched, null (or an empty text) = emptied. The convention of refusing an update
 * without any change is known from another module of the vendor (docs/design/api.md 5).
 */
export const updateMethod: Method = signedIn(
  'POST',
  'access_tokens/update',
  'R5',
  {
    access_token_identifier: mandatory('identifier'),
    authentication_code: optional('text'),
    identifier: optional('text'),
    pass_code: optional('text'),
    card_masked_number: optional('text', 'R16.2.0'),
    ...udfParameters,
    fields_set: optional('text'),
  },
  update,
);
