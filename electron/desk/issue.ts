import { failed, success, type Failure, type Result } from '../contract/failure';
import type { AccessToken, TokenDraft } from '../contract/model';
import { create } from '../crm/access-tokens';
import { placeRefusal } from '../crm/refusals';
import type { Session } from '../session/session';
import { completed } from './completed';
import { findToken } from './find';

/** Creates a token and gives it as the server has it; a code that is taken fails as `conflict`, judged by looking it up. */
export async function issueToken(session: Session, draft: TokenDraft): Promise<Result<AccessToken>> {
  const created = await session.use((connection, sessionToken) => create(connection, sessionToken, draft));
  if (!created.ok) return failed(await explained(session, created.failure, draft.authenticationCode));
  const answered = created.value;
  const code = answered.authenticationCode ?? draft.authenticationCode ?? null;
  return success(await completed(session, { ...answered, authenticationCode: code }));
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
