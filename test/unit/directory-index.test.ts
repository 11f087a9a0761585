import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createIndex } from '../../electron/offline/directory-index';

const limit = 20;
const of = (minLength: number, maxLength: number) =>
  fc.string({ unit: fc.constantFrom('a', 'b', ' ', 'α'), minLength, maxLength });
/** Few signs, so that much matches much, but little as a whole; many tokens, so that not all matches are compared. */
const text = fc.oneof({ weight: 200, arbitrary: of(4, 6) }, { weight: 1, arbitrary: of(1, 3) });
const query = fc.constantFrom('a', 'b', 'α', 'ab', 'a b');
const texts = fc.array(fc.array(text, { maxLength: 2 }), { minLength: 2_100, maxLength: 4_200, size: 'max' });

/** How well a token matches, looked at one by one; null where it does not. */
function rankOf(token: readonly string[], query: string): number | null {
  const ranks = token.flatMap((each) => {
    if (!each.includes(query)) return [];
    if (each === query) return [0];
    if (each.startsWith(query)) return [1];
    return [each.includes(` ${query}`) ? 2 : 3];
  });
  return ranks.length === 0 ? null : Math.min(...ranks);
}

it('gives as good matches as looking at each token gives, however many there are', () => {
  fc.assert(
    fc.property(texts, query, (raw, sought) => {
      const tokens = raw.map((each) => each.map(tidy).filter((one) => one !== ''));
      const index = createIndex();
      for (const [at, each] of tokens.entries()) index.set(at, each);
      const ranks = tokens.map((each) => rankOf(each, sought));
      const best = ranks.filter((rank) => rank !== null).sort((one, other) => one - other);
      expect(found(index.find(sought, limit)).map((at) => ranks[at])).toEqual(best.slice(0, limit));
    }),
    { numRuns: 40 },
  );
});

/** As the index folds spaces. */
function tidy(raw: string): string {
  return raw.trim().replaceAll(/ +/g, ' ');
}

function found<T>(search: Generator<undefined, T>): T {
  for (;;) {
    const step = search.next();
    if (step.done) return step.value;
  }
}
