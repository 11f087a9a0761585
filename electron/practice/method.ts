import type { PracticeOptions } from './options';
import type { Given, ParameterTable } from './parameters';
import type { Outcome } from './refusals';
import type { Release } from './releases';
import type { Server } from './server';
import type { Session } from './sessions';

/** What a method did: its answer's `data` (absent where the API sends none), and the tokens it made or changed. */
export interface Work {
  data?: unknown;
  tokens?: readonly string[];
}

interface Common {
  verb: 'GET' | 'POST';
  path: string;
  since: readonly Release[];
  parameters: ParameterTable | ((options: PracticeOptions) => ParameterTable);
}

/** A call before or without a sign-in. */
export interface OpenCall {
  server: Server;
  given: Given;
  /** The `Authorization` header; only sign-in by key uses it. */
  authorization: string | null;
  /** The top-level `token`, whatever it is. */
  sessionToken: string | null;
}

/** A call of a signed-in user. */
export interface Call extends OpenCall {
  session: Session;
}

export type Method = Common &
  ({ isOpen: true; run: (call: OpenCall) => Outcome<Work> } | { isOpen: false; run: (call: Call) => Outcome<Work> });

/** Declares a method that wants a session. */
export function signedIn(
  verb: 'GET' | 'POST',
  path: string,
  since: Release | readonly Release[],
  parameters: Common['parameters'],
  run: (call: Call) => Outcome<Work>,
): Method {
  return { verb, path, since: typeof since === 'string' ? [since] : since, parameters, isOpen: false, run };
}

/** Declares a method that answers without a session. */
export function open(
  path: string,
  since: readonly Release[],
  parameters: ParameterTable,
  run: (call: OpenCall) => Outcome<Work>,
): Method {
  return { verb: 'POST', path, since, parameters, isOpen: true, run };
}
