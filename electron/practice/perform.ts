import type { Call, Method, OpenCall, Work } from './method';
import { findMethod } from './methods/table';
import { readParameters, textOf } from './parameters';
import type { Given } from './parameters';
import { keepFields, keepPart } from './quirks';
import { done, refuseParameter } from './refusals';
import type { Outcome } from './refusals';
import type { Server } from './server';
import type { Session } from './sessions';

export interface Sent {
  verb: string;
  path: string;
  authorization: string | null;
  parameters: Outcome<Given>;
}

export interface Performed {
  outcome: Outcome<Work>;
  operator: string | null;
}

function findSession({ sessions }: Server, given: Given): Outcome<Session> {
  const sessionToken = textOf(given, 'token');
  return sessionToken === null ? refuseParameter('missing-parameter', 'token') : sessions.find(sessionToken);
}

function callOf(server: Server, method: Method, sent: Sent, all: Given): Outcome<OpenCall> {
  const { options } = server;
  const table = typeof method.parameters === 'function' ? method.parameters(options) : method.parameters;
  const given = readParameters(table, all, options.release);
  if (!given.ok) return given;
  return done({ server, given: given.value, authorization: sent.authorization, sessionToken: textOf(all, 'token') });
}

function run(method: Method, call: OpenCall, session: Session | null): Outcome<Work> {
  if (method.isOpen) return method.run(call);
  return session ? method.run({ ...call, session } satisfies Call) : refuseParameter('missing-parameter', 'token');
}

/** Does what a request asks for, if the release, the session and the rules allow it. */
export function perform(server: Server, sent: Sent): Performed {
  const method = findMethod(sent.path, sent.verb, server.options);
  if (!method.ok) return { outcome: method, operator: null };
  const { parameters } = sent;
  if (!parameters.ok) return { outcome: parameters, operator: null };
  const session = method.value.isOpen ? done(null) : findSession(server, parameters.value);
  if (!session.ok) return { outcome: session, operator: null };
  const operator = session.value?.user.username ?? null;
  const call = callOf(server, method.value, sent, parameters.value);
  if (!call.ok) return { outcome: call, operator };
  const outcome = run(method.value, call.value, session.value);
  if (!outcome.ok) return { outcome, operator };
  const whole = keepPart(outcome.value.data, sent.path, server.options.partialAnswers);
  const data = keepFields(whole, textOf(call.value.given, 'fields_set'));
  return { outcome: done({ ...outcome.value, data }), operator };
}
