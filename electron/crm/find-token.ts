import { randomInt } from 'node:crypto';
import { failed, type Failure, type Result } from '../contract/failure';
import type { AccessToken, TokenIdentifier } from '../contract/model';
import { getNotAssociated, show } from './access-tokens';
import type { Connection } from './client';

/** What one session has learned of its server. */
interface Learned {
  /** How the server refuses a code that no token has. */
  absences: Set<string>;
  /** A code that was shown. */
  shownCode: string | null;
  /** The question whether the server shows tokens, while it is under way: several look-ups at once ask it once. */
  proof: Promise<Proof> | null;
}

/** `has-none`: the server knows the session, and has no token to try it with. */
type Proof = 'shows' | 'refuses' | 'has-none';

/** By the connection of a session: another session may see other tokens. */
const learned = new WeakMap<Connection, Learned>();

/**
 * Shows one token, and fails as `not-found` only where it is known that no token has this code, or that none opens with
 * this identifier and pass code. Error codes are not documented (docs/design/api.md 5), so the server itself is asked what
 * it says of a code that no token has, and whether it shows one that exists: a refusal of every `show` is none of these.
 */
export async function findToken(
  connection: Connection,
  sessionToken: string,
  identifier: TokenIdentifier,
): Promise<Result<AccessToken>> {
  const answer = await show(connection, sessionToken, { identifier });
  if (answer.ok) {
    if ('authenticationCode' in identifier) learnedOf(connection).shownCode = identifier.authenticationCode;
    return answer;
  }
  if (!isRefusal(answer.failure)) return answer;
  const isAbsent = await judge(connection, sessionToken, identifier, answer.failure);
  return isAbsent ? failed({ ...answer.failure, reason: 'not-found' }) : answer;
}

/** Whether the API itself refused, in its own words, and not because it is busy, broken or closed to this operator. */
export function isRefusal({ code, reason, httpStatus = 200 }: Failure): boolean {
  const isAnswer = httpStatus < 500 && ![403, 408, 429].includes(httpStatus);
  return code === 'rejected' && reason === 'refused-by-server' && isAnswer;
}

async function judge(
  connection: Connection,
  sessionToken: string,
  identifier: TokenIdentifier,
  failure: Failure,
): Promise<boolean> {
  if (!('authenticationCode' in identifier)) {
    const proof = await showsTokens(connection, sessionToken);
    // A pass code that does not open it is refused in words of its own, and means the same here.
    return proof === 'shows' || (proof === 'has-none' && saysAbsent(failure));
  }
  const asked = identifier.authenticationCode;
  const said = wordsOf(failure, asked);
  const { absences } = learnedOf(connection);
  if (absences.has(said)) return true;
  const nobodys = codeLike(asked);
  const [other, proof] = await Promise.all([
    show(connection, sessionToken, { identifier: { authenticationCode: nobodys } }),
    showsTokens(connection, sessionToken),
  ]);
  if (proof === 'refuses') return false;
  const isSame = !other.ok && isRefusal(other.failure) && wordsOf(other.failure, nobodys) === said;
  if (proof === 'shows' && isSame) absences.add(said);
  return (proof === 'shows' && isSame) || saysAbsent(failure);
}

/** Whether the server shows this operator a token that exists. */
function showsTokens(connection: Connection, sessionToken: string): Promise<Proof> {
  const known = learnedOf(connection);
  known.proof ??= proveShows(connection, sessionToken).finally(() => (known.proof = null));
  return known.proof;
}

async function proveShows(connection: Connection, sessionToken: string): Promise<Proof> {
  const { shownCode } = learnedOf(connection);
  const isShown = async (authenticationCode: string): Promise<boolean> =>
    (await show(connection, sessionToken, { identifier: { authenticationCode } })).ok;
  if (shownCode !== null && (await isShown(shownCode))) return 'shows';
  const some = await getNotAssociated(connection, sessionToken, { number: 1, columns: ['authenticationCode'] });
  if (!some.ok) return 'refuses';
  const code = some.value.tokens[0]?.authenticationCode ?? null;
  if (code === null) return shownCode === null ? 'has-none' : 'refuses';
  return (await isShown(code)) ? 'shows' : 'refuses';
}

function learnedOf(connection: Connection): Learned {
  const known = learned.get(connection) ?? { absences: new Set<string>(), shownCode: null, proof: null };
  learned.set(connection, known);
  return known;
}

/** The words of a refusal without what differs from one code to the next. */
function wordsOf({ server, httpStatus }: Failure, asked: string): string {
  const plain = (text: string | null | undefined): string =>
    (text ?? '').replaceAll(asked, '*').toLowerCase().replaceAll(asked.toLowerCase(), '*').replace(/\d+/g, '#');
  return JSON.stringify([httpStatus ?? 200, server?.code, plain(server?.message), plain(server?.description)]);
}

/** Long enough that no token has it by chance. */
const shortestControl = 16;

/** A code of the same kind of characters that no token has, as good as certainly: where a form is checked, it passes. */
function codeLike(code: string): string {
  const shape = code.length >= shortestControl / 2 ? code : code.repeat(Math.ceil(shortestControl / code.length));
  return shape
    .replace(/\d/g, () => String(randomInt(10)))
    .replace(/[a-z]/g, () => letter('a'))
    .replace(/[A-Z]/g, () => letter('A'));
}

function letter(first: 'a' | 'A'): string {
  return String.fromCharCode(first.charCodeAt(0) + randomInt(26));
}

/** What a refusal may speak of that is no access token. */
const elsewhere = /method|session|\buser|permission|privilege|authori[sz]|resource|path|url|service|server/;
const absent = /not ?found|does ?n[o']t ?exist|do ?not ?exist|not ?exist|unknown|no such|no (access )?token/;

/** Whether the words of a refusal say that there is no such token. */
function saysAbsent({ server }: Failure): boolean {
  const { code, message, description } = server ?? {};
  // Of a code only the last part speaks of the matter: those before it name a module.
  const said = [code?.split('.').at(-1), message, description].map((text) =>
    (text ?? '').toLowerCase().replace(/[\s_-]+/g, ' '),
  );
  return said.some((text) => absent.test(text)) && !said.some((text) => elsewhere.test(text));
}
