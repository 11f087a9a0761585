import { askedToken } from '../change';
import { signedIn } from '../method';
import type { Call, Method, Work } from '../method';
import type { PracticeOptions } from '../options';
import { mandatory, optional } from '../parameters';
import { showToken } from '../present/token';
import { done, refuse } from '../refusals';
import type { Outcome } from '../refusals';
import { has } from '../releases';
import { accountMethods } from './accounts';
import { associationMethod } from './associations';
import { authenticationMethods } from './authentication';
import { createMethod } from './create';
import { lifeCycleMethods } from './life-cycle';
import { listMethods } from './lists';
import { passCodeMethods } from './pass-codes';
import { updateMethod } from './update';

function show(call: Call): Outcome<Work> {
  const token = askedToken(call);
  return token.ok ? done({ data: showToken(token.value, call.server.options) }) : token;
}

const methods: readonly Method[] = [
  ...authenticationMethods,
  signedIn(
    'POST',
    'access_tokens/show',
    'R5',
    { access_token_identifier: mandatory('identifier'), fields_set: optional('text') },
    show,
  ),
  ...listMethods,
  createMethod,
  updateMethod,
  ...lifeCycleMethods,
  ...passCodeMethods,
  ...accountMethods,
  associationMethod,
];

function isThere({ path, since }: Method, { release, keepsTokenRelease }: PracticeOptions): boolean {
  if (!has(release, ...since)) return false;
  return path !== 'authentication/token/release' || keepsTokenRelease || !has(release, 'R12');
}

/** Gives the method of a path and verb; one that the release does not have is unknown to it. */
export function findMethod(path: string, verb: string, options: PracticeOptions): Outcome<Method> {
  const known = methods.filter((method) => method.path === path && isThere(method, options));
  const method = known.find((one) => one.verb === verb);
  if (method) return done(method);
  return refuse(known.length > 0 ? 'wrong-verb' : 'unknown-method');
}
