import type { AccessToken } from '../contract/model';
import { createIndex } from './directory-index';
import { openPages, type Page } from './directory-pages';
import { sweepPages } from './directory-sweep';
import { stored, type Store, type Stored } from './record';
import { keptOf, keyOf, merged, searchedOf, tokenOf, type KeptToken, type RememberedToken } from './remembered';
import { inSlices, others } from './slices';

interface DirectoryParts {
  store: Store;
  now(): number;
  /** Whether `now` can be believed enough to delete by it; absent = yes. */
  isCertain?(): boolean;
  /** How long a token is remembered after it was seen, in milliseconds. */
  longestMs(): number;
}

/** The tokens that this desk has seen, for one operator at one server; never a pass code. */
export interface Directory {
  /** Takes up what was seen in this scope before; until it is done a search finds what has been read so far. */
  open(scope: string): Promise<Stored<null>>;
  /** `isWhole`: every member was asked for, so that what is null is empty. */
  remember(tokens: readonly AccessToken[], isWhole: boolean): Stored<null>;
  forget(token: Pick<AccessToken, 'id' | 'number' | 'authenticationCode'>): Stored<null>;
  /** Forgets all tokens of all scopes, on disk too. */
  clear(): Stored<null>;
  /** The first matches, the best first; null where a newer search has taken its place. */
  search(query: string, limit: number): Promise<RememberedToken[] | null>;
  /** Takes what has grown too old out of memory and off the disk, whoever saw it. */
  tidy(): Promise<Stored<null>>;
  size(): number;
}

interface Slot {
  at: number;
  /** Whether it was seen since the directory was opened, and is newer than what is still being read. */
  isNew: boolean;
  seenAt: number;
  /** As text, for 100,000 small objects take far more room. */
  kept: string;
}

const mostTokens = 100_000;
const pageLength = 500;
const sparePages = 200;

/** Gives the directory in a store, with nothing read yet. */
export function createDirectory({ store, ...time }: DirectoryParts): Directory {
  const pages = openPages(store);
  const index = createIndex();
  const slots = new Map<string, Slot>();
  const keys: (string | undefined)[] = [];
  const free: number[] = [];
  let scope = '';
  let openings = 0;
  /** The opening whose pages have all been read. */
  let whole = 0;
  let searches = 0;

  const isFresh = (seenAt: number): boolean => time.now() - seenAt < time.longestMs();
  /** What a wrong clock may only make look too old is not found meanwhile, but stays. */
  const isOver = (seenAt: number): boolean => !isFresh(seenAt) && time.isCertain?.() !== false;

  function drop(key: string): void {
    const slot = slots.get(key);
    if (!slot) return;
    slots.delete(key);
    keys[slot.at] = undefined;
    index.set(slot.at, []);
    free.push(slot.at);
  }

  function put(seenAt: number, kept: KeptToken, isNew: boolean): void {
    const key = keyOf(kept);
    if (key === null || isOver(seenAt)) return;
    const at = slots.get(key)?.at ?? free.pop() ?? keys.length;
    // Taken out first, so that the order is that in which they were seen.
    slots.delete(key);
    slots.set(key, { at, isNew, seenAt, kept: JSON.stringify(kept) });
    keys[at] = key;
    index.set(at, searchedOf(kept));
    const [oldest] = slots.keys();
    if (slots.size > mostTokens && oldest !== undefined) drop(oldest);
  }

  function take(page: Page, isNew: boolean): void {
    const isOpen = (key: string | null): boolean => isNew || slots.get(key ?? '')?.isNew !== true;
    for (const key of page.gone) if (isOpen(key)) drop(key);
    for (const [seenAt, kept] of page.tokens) if (isOpen(keyOf(kept))) put(seenAt, kept, isNew);
  }

  function empty(): void {
    slots.clear();
    keys.length = 0;
    free.length = 0;
    index.clear();
  }

  /** Reads all pages, with `takeUp` into memory too, and gives this scope few of them. */
  function* sweep(takeUp: boolean): Generator<undefined, Stored<null>> {
    const opening = openings;
    const swept = yield* sweepPages({
      pages,
      isOver,
      isWanted: () => opening === openings,
      seen: (page) => takeUp && page.scope === scope && take(page, false),
    });
    if (!swept.ok) return swept;
    if (!swept.value) return stored(null);
    whole = opening;
    for (const [key, { seenAt }] of slots) if (isOver(seenAt)) drop(key);
    const own = swept.value.get(scope) ?? [];
    return own.length > slots.size / pageLength + sparePages ? compact(own) : stored(null);
  }

  function compact(names: readonly string[]): Stored<null> {
    const tokens = [...slots.values()].map(({ seenAt, kept }): Page['tokens'][number] => [seenAt, readKept(kept)]);
    const full: Page[] = [];
    for (let at = 0; at < tokens.length; at += pageLength) {
      full.push({ scope, tokens: tokens.slice(at, at + pageLength), gone: [] });
    }
    const replaced = pages.replace(names, full);
    return replaced.ok ? stored(null) : replaced;
  }

  return {
    open(next) {
      scope = next;
      openings += 1;
      empty();
      return inSlices(sweep(true));
    },

    tidy: () => (whole === openings ? inSlices(sweep(false)) : Promise.resolve(stored(null))),

    remember(tokens, isWhole) {
      const seenAt = time.now();
      const seen = tokens.flatMap((token): Page['tokens'] => {
        const kept = keptOf(token);
        const before = isWhole ? undefined : slots.get(keyOf(token) ?? '');
        return kept ? [[seenAt, before ? merged(readKept(before.kept), kept) : kept]] : [];
      });
      if (seen.length === 0) return stored(null);
      const page = { scope, tokens: seen, gone: [] };
      const added = pages.add(page);
      if (added.ok) take(page, true);
      return added.ok ? stored(null) : added;
    },

    forget(token) {
      const key = keyOf(token);
      if (key === null || !slots.has(key)) return stored(null);
      const page = { scope, tokens: [], gone: [key] };
      const added = pages.add(page);
      if (added.ok) take(page, true);
      return added.ok ? stored(null) : added;
    },

    clear() {
      openings += 1;
      whole = openings;
      empty();
      const names = pages.names();
      return names.ok ? pages.remove(names.value) : names;
    },

    async search(query, limit) {
      const search = (searches += 1);
      // What was typed meanwhile is heard first, so that only the newest query is worked on.
      await others();
      return inSlices(find(search, query, limit));
    },

    size: () => slots.size,
  };

  function* find(search: number, query: string, limit: number): Generator<undefined, RememberedToken[] | null> {
    // Twice as many, for some may have grown too old.
    const steps = index.find(query, limit * 2);
    for (let next = steps.next(); ; next = steps.next()) {
      if (search !== searches) return null;
      if (next.done) return next.value.flatMap(remembered).slice(0, limit);
      yield undefined;
    }
  }

  function remembered(at: number): RememberedToken[] {
    const slot = slots.get(keys[at] ?? '');
    if (!slot || !isFresh(slot.seenAt)) return [];
    return [{ token: tokenOf(readKept(slot.kept)), seenAt: slot.seenAt }];
  }
}

function readKept(text: string): KeptToken {
  return JSON.parse(text) as KeptToken;
}
