import type { Failure, Result } from '../../electron/contract/failure';
import { latest } from '../lib/call';

interface Page<T> {
  items: readonly T[];
  hasMore: boolean;
}

interface PagesOf<T> {
  ask: (page: { numberOfResults: number; offset: number }) => Promise<Result<Page<T>>>;
  /** How many come at once. */
  step: number;
  /** Both pages in one. */
  join: (before: readonly T[], after: readonly T[]) => readonly T[];
}

/** A list that the server gives in pages; the newest question wins. */
export class Pages<T> {
  items: readonly T[] = $state.raw([]);
  failure: Failure | null = $state.raw(null);
  loading: 'anew' | 'more' | null = $state(null);
  hasMore = $state(false);
  /** The server refused, or did not answer, when it was asked for these once more. */
  isStale = $state(false);
  /** Whether an answer has come. */
  isKnown = $state(false);
  #received = 0;
  readonly #of: PagesOf<T>;
  readonly #newest = latest();

  constructor(of: PagesOf<T>) {
    this.#of = of;
  }

  /** Asks anew for as many as are here; these stay until the answer is there. */
  load(): Promise<void> {
    return this.#ask('anew', 0, Math.max(this.#of.step, this.#received));
  }

  /** Asks for the next ones. */
  async loadMore(): Promise<void> {
    if (!this.loading && !this.isStale) await this.#ask('more', this.#received, this.#of.step);
  }

  /** Takes one out that is no longer there, until the list is asked for anew. */
  without(item: T): void {
    this.items = this.items.filter((other) => other !== item);
  }

  clear(): void {
    this.#newest.drop();
    this.items = [];
    [this.failure, this.loading, this.hasMore, this.isKnown] = [null, null, false, false];
    this.isStale = false;
    this.#received = 0;
  }

  async #ask(loading: 'anew' | 'more', offset: number, numberOfResults: number): Promise<void> {
    this.loading = loading;
    this.failure = null;
    const answer = await this.#newest.take(this.#of.ask({ numberOfResults, offset }));
    if (!answer) return;
    this.loading = null;
    if (!answer.ok) {
      this.failure = answer.failure;
      if (loading === 'anew') this.isStale = true;
      return;
    }
    const { items, hasMore } = answer.value;
    this.items = offset === 0 ? items : this.#of.join(this.items, items);
    this.#received = offset + items.length;
    this.hasMore = hasMore;
    this.isKnown = true;
    this.isStale = false;
  }
}
