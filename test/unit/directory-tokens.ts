import type { AccessToken } from '../../electron/contract/model';
import { readToken } from '../../electron/crm/wire-token';

/** Gives a token of which nothing is known but this. */
export function token(known: Partial<AccessToken>): AccessToken {
  return { ...readToken({}), ...known };
}
