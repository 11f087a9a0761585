import { failed, success, type Failure, type Result } from '../contract/failure';
import type { AccessToken, TokenDraft } from '../contract/model';
import { create } from '../crm/access-tokens';
import { placeRefusal } from '../crm/refusals';
import { differencesFromDraft } from '../offline/compare';
import { canLookUp, lookUp } from '../offline/look-up';
import { listAround } from '../offline/server';
import type { Session } from '../session/session';
import { completed } from './completed';
import { findToken } from './find';

/** Drafts that were sent in this session of the desk, and of which it is not known what became. */
const inDoubt = new WeakMap<Session, Set<string>>();

/**
 * Creates a token and gives it as the server has it; a code that is taken fails as `conflict`, judged by looking it up. After an
 * outcome that is not known it is looked up before it is sent again: a token that is as it was asked for is the one that was
 * created.
 */
export async function issueToken(session: Session, draft: TokenDraft): Promise<Result<AccessToken>> {
  const doubts = inDoubt.get(session) ?? new Set<string>();
  inDoubt.set(session, doubts);
  const doubt = JSON.stringify([session.operator(), draft.authenticationCode, draft.identifier]);
  if (doubts.has(doubt) && canLookUp({ kind: 'create', draft })) {
    const found = await findAsAsked(session, draft);
    if (found) {
      doubts.delete(doubt);
      return success(found);
    }
  }
  const created = await session.use((connection, sessionToken) => create(connection, sessionToken, draft));
  if (created.ok) {
    doubts.delete(doubt);
    const answered = created.value;
    const code = answered.authenticationCode ?? draft.authenticationCode ?? null;
    return completed(session, { ...answered, authenticationCode: code });
  }
  const { failure } = created;
  const isAnswered = failure.code === 'unknown-outcome' && failure.reason === 'empty-answer';
  const isRefused = failure.code === 'rejected' && failure.server !== undefined;
  if (isAnswered || (isRefused && doubts.has(doubt))) {
    const found = await findAsAsked(session, draft);
    if (found) {
      doubts.delete(doubt);
      return success(found);
    }
  }
  // Whoever is too busy may stand before a server that has done it.
  if (failure.code === 'unknown-outcome' || failure.httpStatus === 429) doubts.add(doubt);
  return failed(await explained(session, failure, draft.authenticationCode));
}

/** The token of a draft, where the server has it as it was asked for. */
async function findAsAsked(session: Session, draft: TokenDraft): Promise<AccessToken | null> {
  const around = {
    find: (token: Parameters<typeof findToken>[1]) => findToken(session, token),
    listAround: (of: TokenDraft) => session.use((connection, sessionToken) => listAround(connection, sessionToken, of)),
  };
  const sight = await lookUp(around, { kind: 'create', draft }, true);
  if (!sight.ok || sight.value.saw !== 'token' || sight.value.isPassCodeAsSent === false) return null;
  return differencesFromDraft(draft, sight.value.token).length === 0 ? sight.value.token : null;
}

/** A refusal, with the field it is about where that can be told, and as a conflict where the code has an owner already. */
export async function explained(session: Session, failure: Failure, code: string | undefined): Promise<Failure> {
  if (failure.code !== 'rejected' || !failure.server) return failure;
  const taken = code !== undefined && (await findToken(session, { authenticationCode: code })).ok;
  if (taken) return { ...failure, code: 'conflict', fields: { authenticationCode: { said: wordsOf(failure) } } };
  return placeRefusal(failure);
}

function wordsOf(failure: Failure): string {
  return failure.server?.message ?? failure.server?.description ?? failure.server?.code ?? '';
}
