import type { Page, Pages } from './directory-pages';
import { stored, type Stored } from './record';

interface Parts {
  pages: Pages;
  /** Whether what was seen then is too old to be kept. */
  isOver: (seenAt: number) => boolean;
  /** Whether anybody still waits for this. */
  isWanted: () => boolean;
  /** Hears every page, in the order in which they were written. */
  seen: (page: Page) => void;
}

/**
 * Goes through all pages, and takes off the disk what is too old, whoever saw it: most never come back for it. Gives the names
 * of those that stay, by scope; null where nobody waits for it any more.
 */
export function* sweepPages({
  pages,
  isOver,
  isWanted,
  seen,
}: Parts): Generator<undefined, Stored<Map<string, string[]> | null>> {
  const names = pages.names();
  if (!names.ok) return names;
  const swept: { name: string; scope: string; isFresh: boolean; hasGone: boolean }[] = [];
  for (const name of names.value) {
    if (!isWanted()) return stored(null);
    const page = pages.read(name);
    if (!page.ok) return page;
    if (page.value) {
      const { scope, tokens, gone } = page.value;
      seen(page.value);
      const fresh = tokens.filter(([seenAt]) => !isOver(seenAt));
      if (fresh.length > 0 && fresh.length < tokens.length) pages.rewrite(name, { ...page.value, tokens: fresh });
      swept.push({ name, scope, isFresh: fresh.length > 0, hasGone: gone.length > 0 });
    }
    yield undefined;
  }
  const freshScopes = new Set(swept.flatMap((page) => (page.isFresh ? [page.scope] : [])));
  const staying = new Map<string, string[]>([...freshScopes].map((scope) => [scope, []]));
  const over: string[] = [];
  for (const { name, scope, isFresh: stays, hasGone } of swept) {
    // What is no more has to be known for as long as an older page may say that it is there.
    const place = stays || hasGone ? staying.get(scope) : undefined;
    (place ?? over).push(name);
  }
  if (over.length > 0) pages.remove(over);
  return stored(staying);
}
