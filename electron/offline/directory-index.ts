import { fold } from '../contract/fold';

/** Tokens by number, and all that is searched of them. */
export interface DirectoryIndex {
  /** Puts the texts of one token, instead of those that it had. */
  set(at: number, texts: readonly string[]): void;
  /** Gives the numbers of the first matches, the best first; between two steps others may be let through. */
  find(query: string, limit: number): Generator<undefined, number[]>;
  clear(): void;
}

/** How well a text matches: as a whole, at its start, at the start of a word, anywhere. */
type Rank = 0 | 1 | 2 | 3;

const blockLength = 2_048;
/** So many matches are compared one by one; beyond, each rank is looked for by itself. */
const mostCompared = 500;
/** Around every text; folded texts have no such sign. */
const edge = '\n';
const edgeCode = edge.charCodeAt(0);

interface Block {
  texts: string[];
  /** All texts in one, so that a search runs at the speed of memory; null after a change. */
  whole: string | null;
  starts: number[];
}

/** Gives an empty index. */
export function createIndex(): DirectoryIndex {
  let blocks: Block[] = [];

  return {
    set(at, texts) {
      const block = (blocks[Math.floor(at / blockLength)] ??= { texts: [], whole: null, starts: [] });
      const folded = texts.map(fold).filter((text) => text !== '');
      for (let next = block.texts.length; next < at % blockLength; next += 1) block.texts[next] = '';
      block.texts[at % blockLength] = folded.length === 0 ? '' : `${edge}${folded.join(edge)}${edge}`;
      block.whole = null;
    },

    *find(query, limit) {
      const sought = fold(query);
      if (sought === '') return [];
      const found = new Map<number, Rank>();
      let isAll = true;
      for (const [number, block] of blocks.entries()) {
        isAll = collect(block, number * blockLength, sought, mostCompared, found);
        if (!isAll) break;
        yield undefined;
      }
      if (!isAll) yield* collectByRank(blocks, sought, limit, found);
      return [...found]
        .sort(([, one], [, other]) => one - other)
        .map(([at]) => at)
        .slice(0, limit);
    },

    clear() {
      blocks = [];
    },
  };
}

/** So many match that only the best are looked for: whole texts and the starts of texts, and then, if need be, of words. */
function* collectByRank(
  blocks: readonly Block[],
  sought: string,
  limit: number,
  found: Map<number, Rank>,
): Generator<undefined, undefined> {
  const better = new Map<number, Rank>();
  for (const [number, block] of blocks.entries()) {
    if (!collectStarts(block, number * blockLength, sought, limit, better)) break;
    yield undefined;
  }
  for (const [number, block] of blocks.entries()) {
    if (better.size >= limit) break;
    collect(block, number * blockLength, ` ${sought}`, limit, better, sought);
    yield undefined;
  }
  for (const [at, rank] of better) found.set(at, Math.min(rank, found.get(at) ?? rank) as Rank);
}

/**
 * Adds the tokens of one block with a text that begins with what is sought: all that are it as a whole, of others as many
 * as there is room for; gives false where those that are it as a whole are enough.
 */
function collectStarts(block: Block, first: number, sought: string, limit: number, found: Map<number, Rank>): boolean {
  const whole = (block.whole ??= join(block));
  const pattern = `${edge}${sought}`;
  let slot = 0;
  for (let at = whole.indexOf(pattern); at !== -1; at = whole.indexOf(pattern, at + 1)) {
    const isWhole = whole.charCodeAt(at + pattern.length) === edgeCode;
    if (!isWhole && found.size >= limit) continue;
    while ((block.starts[slot + 1] ?? Infinity) <= at) slot += 1;
    if (isWhole || !found.has(first + slot)) found.set(first + slot, isWhole ? 0 : 1);
    // no more than `limit` of these only begin with it
    if (isWhole && found.size >= 2 * limit) return false;
  }
  return true;
}

/** Adds the matches of one block, each token with its best; gives false where there are more than `most`. */
function collect(
  block: Block,
  first: number,
  pattern: string,
  most: number,
  found: Map<number, Rank>,
  sought = pattern,
): boolean {
  const whole = (block.whole ??= join(block));
  const shift = pattern.indexOf(sought);
  let slot = 0;
  for (let at = whole.indexOf(pattern); at !== -1; at = whole.indexOf(pattern, at + 1)) {
    if (found.size >= most) return false;
    while ((block.starts[slot + 1] ?? Infinity) <= at) slot += 1;
    const rank = rankOf(whole, at + shift, sought.length);
    const before = found.get(first + slot);
    if (before === undefined || rank < before) found.set(first + slot, rank);
  }
  return true;
}

function rankOf(whole: string, at: number, length: number): Rank {
  const before = whole[at - 1];
  if (before === edge) return whole[at + length] === edge ? 0 : 1;
  return before === ' ' ? 2 : 3;
}

function join(block: Block): string {
  let length = 0;
  block.starts = block.texts.map((text) => {
    const start = length;
    length += text.length;
    return start;
  });
  return block.texts.join('');
}
