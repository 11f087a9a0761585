import { send } from './change';
import { stampOf } from './clock';
import { checkCode, checkIdentifier, checkPassCode, makeCode, makePassCode, rulesOf } from './credentials';
import type { Call } from './method';
import { textOf } from './parameters';
import type { Given } from './parameters';
import type { Account, Classification, Participant, Token, UdfValue } from './records';
import { done, refuse, refuseParameter } from './refusals';
import type { Outcome } from './refusals';
import { has } from './releases';
import type { TokenRules } from './rules';

/** A token to be made; its codes are read from `codes`. */
export interface Wanted {
  codes: Given;
  classification: Classification | null;
  account: Account | null;
  participant: Participant | null;
  card_masked_number: string | null;
  udfs: Record<string, UdfValue>;
}

type Codes = Pick<Token, 'authentication_code' | 'identifier' | 'pass_code'>;

function decideCode({ server }: Call, rules: TokenRules, asked: string | null): Outcome<string> {
  if (asked !== null) return checkCode(server, rules, asked, null);
  // R5 always made one; since the definitions of R9 it depends on them (docs/design/api.md 3.4).
  const isMade = rules.authenticationCode.generated !== 'no' || !has(server.options.release, 'R9');
  return isMade ? done(makeCode(server, rules)) : refuseParameter('code-required', 'authentication_code');
}

function decidePassCode({ server }: Call, rules: TokenRules, wanted: Wanted): Outcome<string> {
  const asked = textOf(wanted.codes, 'pass_code');
  if (asked !== null) return checkPassCode(rules, asked);
  if (rules.passCode.generated === 'no') return refuseParameter('pass-code-required', 'pass_code');
  // A pass code that nobody chose has to be told to somebody (docs/design/api.md 3.4).
  const isNamed = wanted.account !== null || wanted.participant !== null;
  if (has(server.options.release, 'R14') && !isNamed) return refuse('nobody-named');
  return done(makePassCode(server, rules));
}

function decideCodes(call: Call, rules: TokenRules, wanted: Wanted): Outcome<Codes> {
  const code = decideCode(call, rules, textOf(wanted.codes, 'authentication_code'));
  if (!code.ok) return code;
  const identifier = textOf(wanted.codes, 'identifier');
  if (identifier === null) {
    if (rules.mustHaveIdentifier || textOf(wanted.codes, 'pass_code') !== null) {
      return refuseParameter('identifier-required', 'identifier');
    }
    return done({ authentication_code: code.value, identifier, pass_code: null });
  }
  const checked = checkIdentifier(call.server, rules, identifier, null);
  if (!checked.ok) return checked;
  const passCode = decidePassCode(call, rules, wanted);
  return passCode.ok ? done({ authentication_code: code.value, identifier, pass_code: passCode.value }) : passCode;
}

/** Refuses one token too many for the account. */
export function checkRoom({ server }: Call, account: Account | null): Outcome<null> {
  const { maximumPerAccount } = server.options.globalRules;
  const isFull =
    account !== null && maximumPerAccount !== null && server.tokens.ofAccount(account.id).length >= maximumPerAccount;
  return isFull ? refuse('too-many-tokens') : done(null);
}

/** Makes and stores a token, or refuses as `create` and `ADD_NEW` do (docs/design/api.md 3.4, 3.17). */
export function issueToken(call: Call, wanted: Wanted): Outcome<Token> {
  const { server, session } = call;
  const { classification, account, participant, card_masked_number, udfs } = wanted;
  const rules = rulesOf(server, wanted);
  if (account && participant && participant.account.id !== account.id) return refuse('participant-not-of-account');
  const room = checkRoom(call, account);
  if (!room.ok) return room;
  const codes = decideCodes(call, rules, wanted);
  if (!codes.ok) return codes;
  const isPending = rules.isVerified && has(server.options.release, 'R9');
  const stamp = stampOf(session, server.options);
  const token: Token = {
    id: server.random.hex(32),
    number: server.tokens.nextNumber(),
    life_cycle_state: isPending ? 'PENDING_VERIFICATION' : 'EFFECTIVE',
    ...codes.value,
    ...{ classification, account, participant, card_masked_number, udfs },
    verification_code: isPending ? server.random.digits(6) : null,
    verified: null,
    log: { created: stamp, updated: stamp },
  };
  server.tokens.put(token);
  sendVerificationCode(call, token);
  return done(token);
}

/** Sends the code that a pending token waits for to whoever is known to have it. */
export function sendVerificationCode({ server }: Call, token: Token): void {
  const { number, identifier, account, participant, verification_code: secret } = token;
  if (secret === null) return;
  send(server, {
    about: 'verification',
    number,
    to: identifier ?? (account ?? participant?.account)?.owner.email ?? null,
    secret,
  });
}
