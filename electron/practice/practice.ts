import { answer } from './answer';
import { Ledger } from './ledger';
import { usualOptions } from './options';
import type { PracticeOptions } from './options';
import { practicePeople } from './people';
import { showToken } from './present/token';
import { createRandom } from './random';
import type { Message } from './records';
import { makeRecords } from './seed/seed';
import type { Server } from './server';
import { Sessions } from './sessions';

/** An embedded CRM.COM with made-up people, for training, demonstration and tests. */
export interface Practice {
  /** Answers as the Web API that docs/design/api.md describes; the host of the address does not matter. */
  fetch(this: void, request: Request): Promise<Response>;
  ledger: Ledger;
  /** May be changed while running. */
  options: PracticeOptions;
  /** Every access token as the release shows it, in the order of creation; a copy. */
  tokens(this: void): Record<string, unknown>[];
  /** What was sent to customers, the newest last: the codes that no answer tells. */
  messages(this: void): Message[];
  /** Ends every session, as if the server had been started anew. */
  endSessions(this: void): void;
}

/** Starts a practice service; what `options` does not say is as in `usualOptions`. */
export function createPractice(given: Partial<PracticeOptions> = {}): Practice {
  const options: PracticeOptions = { ...usualOptions(), ...given };
  const { directory, tokens } = makeRecords(options, createRandom(options.seed));
  // Sources of their own, so that neither the size nor the quirks change what is made while running.
  const random = createRandom(options.seed + 1);
  const quirkRandom = createRandom(options.seed + 2);
  const ledger = new Ledger(options);
  const server: Server = {
    options,
    organisation: practicePeople.organisation,
    directory,
    tokens,
    sessions: new Sessions(options, createRandom(options.seed + 3), directory.users),
    random,
    messages: [],
    oneTimePasswords: new Map(),
    ledger,
  };
  return {
    fetch: (request) => answer(server, quirkRandom, request),
    ledger,
    options,
    tokens: () => Array.from(tokens.all(), (token) => showToken(token, options)),
    messages: () => [...server.messages],
    endSessions: () => {
      server.sessions.endAll();
    },
  };
}
