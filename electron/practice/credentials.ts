import type { Token } from './records';
import { done, refuse, refuseParameter } from './refusals';
import type { Outcome, RefusalKind } from './refusals';
import type { CredentialRules, TokenRules } from './rules';
import type { Server } from './server';

const forms = { text: /^[\s\S]*$/, number: /^\d*$/, email: /^[^\s@]+@[^\s@]+\.[^\s@]+$/ } as const;

/** Tells whether a text looks like an e-mail address. */
export function isEmail(text: string): boolean {
  return forms.email.test(text);
}

function checkFormat(name: string, value: string, rules: CredentialRules): Outcome<string> {
  if (forms[rules.format].test(value) && value.length >= rules.minimumLength) return done(value);
  const wanted = `${rules.format}, at least ${rules.minimumLength} characters`;
  return refuse('broken-format', `Parameter ${name} does not follow its format: ${wanted}.`);
}

function checkUnused(name: string, value: string, owner: Token | undefined, selfId: string | null): Outcome<string> {
  if (!owner || owner.id === selfId) return done(value);
  const kind: RefusalKind = name === 'identifier' ? 'identifier-taken' : 'code-taken';
  return refuseParameter(kind, name);
}

/** Checks an authentication code's format, and that no other token than `selfId` has it. */
export function checkCode(server: Server, rules: TokenRules, value: string, selfId: string | null): Outcome<string> {
  const format = checkFormat('authentication_code', value, rules.authenticationCode);
  return format.ok ? checkUnused('authentication_code', value, server.tokens.withCode(value), selfId) : format;
}

/** Checks an identifier's format, and that no other token than `selfId` has it. */
export function checkIdentifier(
  server: Server,
  rules: TokenRules,
  value: string,
  selfId: string | null,
): Outcome<string> {
  const format = checkFormat('identifier', value, rules.identifier);
  return format.ok ? checkUnused('identifier', value, server.tokens.withIdentifier(value), selfId) : format;
}

export function checkPassCode(rules: TokenRules, value: string): Outcome<string> {
  return checkFormat('pass_code', value, rules.passCode);
}

/** Makes an authentication code that no token has. */
export function makeCode({ tokens, random }: Server, rules: TokenRules): string {
  for (;;) {
    const code = rules.authenticationCode.generated === 'number' ? random.digits(11) : random.hex(32);
    if (!tokens.withCode(code)) return code;
  }
}

/** Makes a pass code: 6 alphanumeric characters, or as the settings of `rules` want it. */
export function makePassCode({ random }: Server, rules: TokenRules | null): string {
  const length = Math.max(6, rules?.passCode.minimumLength ?? 0);
  return rules?.passCode.format === 'number' ? random.digits(length) : random.letters(length);
}

/** Gives the rules of a token: its classification's, else those of tokens without one. */
export function rulesOf(server: Server, { classification }: Pick<Token, 'classification'>): TokenRules {
  return classification?.rules ?? server.options.tokenRules;
}
