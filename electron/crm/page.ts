import { has } from './releases';

interface PageAsk {
  numberOfResults: number;
  offset: number;
}

/** Gives the paging of a list, asking for one more than is shown because the API has no total (docs/design/api.md 6). */
export function askedPage(release: string | undefined, ask: PageAsk): { number_of_results?: number; offset?: number } {
  return has(release, 'paging') ? { number_of_results: ask.numberOfResults + 1, offset: ask.offset } : {};
}

/** Gives the page out of what came: the whole set before R13, and from a server that disregards the paging. */
export function shownPage<T>(release: string | undefined, ask: PageAsk, came: T[]): { shown: T[]; hasMore: boolean } {
  const isWholeSet = !has(release, 'paging') || came.length > ask.numberOfResults + 1;
  const rest = isWholeSet ? came.slice(ask.offset) : came;
  return { shown: rest.slice(0, ask.numberOfResults), hasMore: rest.length > ask.numberOfResults };
}
