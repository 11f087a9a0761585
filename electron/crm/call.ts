import type { Query } from './query';

/** What a lost answer means: a read may be asked again, a write may have happened. */
type Effect = 'read' | 'write';

type Json = string | number | boolean | null | Json[] | JsonObject;
/** Members that are undefined are left out; null is sent (docs/design/api.md 3.5). */
export interface JsonObject {
  [name: string]: Json | undefined;
}

/** One request, in the API's own names; the sessionToken is already in its query or body (docs/design/api.md 1). */
export type Call = {
  /** Resource and method, without slashes around: `access_tokens/show`. */
  path: string;
  effect: Effect;
  /** Asks for a sign of life, which a refusal is, too. */
  isProbe?: true;
  /** The Authorization header, which only the sign-in by key has (docs/design/api.md 2.3). */
  authorization?: string;
} & ({ query: Query } | { body: JsonObject });

/** Gives the name of a call for messages: the verb and the method, never the host or a value. */
export function nameOf(call: Call): string {
  return `${verbOf(call)} ${call.path}`;
}

/** Gives the HTTP verb of a call: what has a body is posted. */
export function verbOf(call: Call): 'GET' | 'POST' {
  return 'body' in call ? 'POST' : 'GET';
}
