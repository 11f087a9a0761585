import { failed, success, type Result } from '../contract/failure';
import { send, type Connection } from './client';

/** Tells whether the server answers at all: a small read without a session, whose refusal is as good as an answer. */
export async function reach(connection: Connection): Promise<Result<null>> {
  const path = 'access_tokens/configuration/classifications/list';
  const answer = await send(connection, { path, effect: 'read', query: {}, isProbe: true });
  return answer.ok || answer.failure.server ? success(null) : failed(answer.failure);
}
