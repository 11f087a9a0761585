import type { Operator, SignIn } from '../contract/desk-state';
import { failed, success, type Failure, type Result } from '../contract/failure';
import { signInWithPassword, signInWithWebApiKey } from '../crm/authentication';
import type { Connection } from '../crm/client';
import { isSameName } from '../contract/same-operator';
import type { Term } from './expiry';
import type { Seat } from './live-session';
import type { Verifier } from './unlock';

/** A session that was just issued. */
export interface StartedSession {
  sessionToken: string;
  term: Omit<Term, 'seen'>;
  operator: Operator;
}

/** Signs in by whatever the operator has, and gives the session and whose it is. */
export async function startSession(connection: Connection, ask: SignIn): Promise<Result<StartedSession>> {
  const answer =
    ask.with === 'password' ? await signInWithPassword(connection, ask) : await signInWithWebApiKey(connection, ask);
  if (!answer.ok) return answer;
  const { sessionToken, lasts, issuedAt, userName, organisation, unit } = answer.value;
  const operator: Operator = {
    userName: ask.with === 'password' ? asTheServerHasIt(ask.userName, userName) : userName,
    organisation: ask.with === 'password' ? asTheServerHasIt(ask.organisation, organisation) : organisation,
    // Its name, where the session tells it; what was typed is its id.
    unit: unit ?? ask.unit ?? null,
    server: connection.base,
    practice: false,
    ...(ask.with === 'web-api-key' ? { byKey: true } : {}),
  };
  return success({ sessionToken, term: { lasts, issuedAt }, operator });
}

/** A name as the server spells it, where it is the one that was typed. */
function asTheServerHasIt(typed: string, told: string | null): string {
  return told !== null && isSameName(typed, told) ? told : typed;
}

/** Signs the operator of a seat in anew; a key that is another user's fails as one that the server refused. */
export async function startAgain(
  connection: Connection,
  { operator, unit }: Seat,
  secret: string,
  verifier?: Verifier,
): Promise<Result<StartedSession>> {
  const started = await startSession(connection, askAgain(operator, unit, secret));
  if (!started.ok || !operator.byKey) return started;
  const { userName, organisation } = started.value.operator;
  const isKnown = operator.userName !== null && userName !== null;
  const isSame = isKnown
    ? userName === operator.userName && organisation === operator.organisation
    : // A session that does not tell whose it is: then it has to be the same key.
      (await verifier?.check(secret)) !== false;
  return isSame ? started : failed(someoneElse);
}

function askAgain(operator: Operator, unit: string | undefined, secret: string): SignIn {
  const { userName, organisation, server } = operator;
  const more = unit === undefined ? {} : { unit };
  if (operator.byKey) return { with: 'web-api-key', server, webApiKey: secret, ...more };
  const who = { organisation: organisation ?? '', userName: userName ?? '' };
  return { with: 'password', server, ...who, password: secret, ...more };
}

const someoneElse: Failure = {
  code: 'rejected',
  reason: 'refused-by-server',
  message: 'The key signs in somebody else',
};
