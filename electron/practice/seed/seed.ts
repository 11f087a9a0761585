import type { PracticeOptions } from '../options';
import type { Random } from '../random';
import type { Token } from '../records';
import { has } from '../releases';
import type { Directory } from '../server';
import { TokenStore } from '../token-store';
import { classifications } from './classifications';
import { makeHolders } from './holders';
import { addSamples } from './samples';
import { users } from './staff';
import { makeToken } from './tokens';

const largestSize = 100_000;

/** Before R9 there is no verification (docs/design/api.md 3.16): what would wait for it is not effective there. */
function asBeforeVerification(token: Token): Token {
  const isPending = token.life_cycle_state === 'PENDING_VERIFICATION';
  return { ...token, verification_code: null, verified: null, ...(isPending && { life_cycle_state: 'NOT_EFFECTIVE' }) };
}

/** Makes all records of the practice service; the same options and source give the same ones. */
export function makeRecords(options: PracticeOptions, random: Random): { directory: Directory; tokens: TokenStore } {
  const size = Math.min(options.size, largestSize);
  const holders = makeHolders(random, Math.max(10, Math.ceil(size * 0.4)));
  const tokens = new TokenStore();
  addSamples(tokens, random, holders);
  while (tokens.size < size) tokens.put(makeToken(tokens, random, holders));
  if (!has(options.release, 'R9')) for (const token of [...tokens.all()]) tokens.put(asBeforeVerification(token));
  return { directory: { users, classifications, ...holders }, tokens };
}
