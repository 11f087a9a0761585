import type { Failure, FieldName, FieldProblem, Result } from '../../electron/contract/failure';
import type {
  AccessToken,
  AccountIdentifier,
  AccountsReceivable,
  TokenColumn,
  TokenPage,
} from '../../electron/contract/model';
import { call, latest } from '../lib/call';
import { askOn, checkListForm, choiceOf, columnsFor, emptyListForm, mostTokens, toQuery } from './list-query';
import type { ListForm, ListKind, ListQuery } from './list-query';
import { csvRows, isSameToken, joinPages, matchesFilter, orderColumns, rowText, sortTokens } from './list-rows';
import type { Sorting } from './list-rows';
import { isColumnKnown } from './release';
import { scanner } from './scanner.svelte';
import { session } from './session.svelte';
import { settings } from './settings.svelte';

/** What was chosen, loaded and looked at under **List**; it waits here while the operator is on another screen. */
class ListState {
  form: ListForm = $state({ ...emptyListForm });
  filter = $state('');
  sorting: Sorting | null = $state.raw(null);
  /** Where the table was left. */
  place: { top: number; token: AccessToken | null } = { top: 0, token: null };

  tokens: readonly AccessToken[] = $state.raw([]);
  query: ListQuery | null = $state.raw(null);
  owner: AccountsReceivable | null = $state.raw(null);
  /** The tokens are there, and whose they are is still to come. */
  isOwnerAwaited = $state(false);
  failure: Failure | null = $state.raw(null);
  loading: 'anew' | 'more' | null = $state(null);
  problems: Partial<Record<FieldName, FieldProblem>> = $state.raw({});
  serverHasMore = $state(false);
  /** What the loaded tokens are; null while there are none. */
  #loaded: string | null = $state(null);
  /** The server refused, or did not answer, when it was asked for these once more. */
  #isRefused = $state(false);
  #received = 0;
  readonly #pages = latest();
  readonly #owners = latest();

  /** A release without lists of one holder's tokens has only those of nobody. */
  kind: ListKind = $derived(session.has('list') ? this.form.kind : 'not-associated');
  /** The tokens on the screen are not those of the choice on the screen, or not known to be: nothing may be done with them. */
  isStale = $derived(
    this.loading === 'anew' ||
      this.#isRefused ||
      Object.keys(this.problems).length > 0 ||
      (this.#loaded !== null && this.#loaded !== choiceOf({ ...this.form, kind: this.kind })),
  );
  columns: TokenColumn[] = $derived(orderColumns(settings.value?.listColumns ?? []).filter(isColumnKnown));
  /** Needed now, but not among what the loaded tokens were asked for. */
  missingColumns: TokenColumn[] = $derived.by(() => {
    const { query } = this;
    const asked = query?.ask.columns;
    if (!asked || this.tokens.length === 0) return [];
    return columnsFor({ ...this.form, kind: query.kind }, this.columns).filter((column) => !asked.includes(column));
  });
  isAtMost = $derived(this.query?.kind === 'not-associated' && this.tokens.length >= mostTokens);
  hasMore = $derived(this.serverHasMore && !this.isAtMost);

  #texts = $derived(new Map(this.tokens.map((token) => [token, rowText(token, this.columns)])));
  #sorted = $derived(sortTokens(this.tokens, this.sorting));
  /** Picked on this desk, where the server cannot. */
  isPickedByState = $derived(this.form.state !== 'any' && this.query !== null && this.query.kind !== 'not-associated');
  rows: readonly AccessToken[] = $derived.by(() => {
    const { filter, isPickedByState } = this;
    const { state } = this.form;
    if (!filter.trim() && !isPickedByState) return this.#sorted;
    return this.#sorted.filter(
      (token) =>
        (!isPickedByState || token.lifeCycleState === state) &&
        (!filter.trim() || matchesFilter(this.#texts.get(token) ?? '', filter.trim())),
    );
  });

  /** Asks the server anew; what is loaded stays, stale, until the answer is there. Gives whether there was anything to ask. */
  async load(): Promise<boolean> {
    const form = { ...$state.snapshot(this.form), kind: this.kind };
    this.problems = checkListForm(form);
    if (Object.keys(this.problems).length > 0) return false;
    const query = toQuery(form, this.columns);
    this.loading = 'anew';
    this.failure = null;
    const account = accountOf(query);
    this.#owners.drop();
    const owner = account && this.#owners.take(call('accounts:show', account));
    const page = await this.#pages.take(ask(query));
    if (!page) return true;
    this.loading = null;
    if (!page.ok) {
      // what was asked for is not what is here
      if (this.#loaded !== choiceOf(form)) this.#forgetTokens();
      else this.#isRefused = true;
      this.failure = page.failure;
      return true;
    }
    [this.#loaded, this.#isRefused] = [choiceOf(form), false];
    const before = accountOf(this.query);
    this.query = query;
    void this.#takeOwner(owner, before?.by === account?.by && before?.value === account?.value);
    this.place = { top: 0, token: null };
    this.#take(page.value, page.value.tokens);
    return true;
  }

  /** Asks for as many again. */
  async loadMore(): Promise<void> {
    if (!this.query || this.loading || this.isStale) return;
    const isPaged = this.query.kind !== 'not-associated';
    const query = askOn(this.query, this.#received, stepOf(this.form.number));
    this.loading = 'more';
    this.failure = null;
    const page = await this.#pages.take(ask(query));
    if (!page) return;
    this.loading = null;
    if (!page.ok) this.failure = page.failure;
    else if (isPaged) this.#take(page.value, joinPages(this.tokens, page.value.tokens), this.#received);
    else this.#take(page.value, page.value.tokens);
  }

  /** Asks for the tokens of one rewards participant. */
  loadParticipant(number: string): Promise<boolean> {
    this.form = { ...this.form, kind: 'participant', participantBy: 'number', participant: number };
    return this.load();
  }

  /** Everything shown, as rows of text with a heading; null where that is not what was asked for. */
  toCsv(): string[][] | null {
    if (this.isStale) return null;
    return csvRows(this.rows, this.columns);
  }

  /** One of the tokens as it is by now, or without it where it is gone; the next page then begins one sooner. */
  renew(before: AccessToken, now: AccessToken | null): void {
    if (!this.tokens.some((token) => isSameToken(token, before))) return;
    this.tokens = this.tokens.flatMap((token) => (isSameToken(token, before) ? (now ?? []) : token));
    if (!now) this.#received -= 1;
  }

  /** Forgets everything, when somebody else may sit down. */
  clear(): void {
    this.#pages.drop();
    this.form = { ...emptyListForm };
    [this.filter, this.sorting] = ['', null];
    [this.failure, this.loading, this.problems] = [null, null, {}];
    this.#forgetTokens();
  }

  #forgetTokens(): void {
    this.#owners.drop();
    this.place = { top: 0, token: null };
    [this.tokens, this.query, this.owner] = [[], null, null];
    [this.isOwnerAwaited, this.serverHasMore] = [false, false];
    [this.#loaded, this.#isRefused, this.#received] = [null, false, 0];
  }

  #take(page: TokenPage, tokens: readonly AccessToken[], before = 0): void {
    this.tokens = tokens;
    scanner.learn(page.tokens);
    this.#received = before + page.tokens.length;
    this.serverHasMore = page.hasMore;
  }

  /** What is told of an owner stands over that account's tokens only, so it waits for them. */
  async #takeOwner(asked: Promise<Result<AccountsReceivable> | null> | null, isSame: boolean): Promise<void> {
    if (!isSame) this.owner = null;
    this.isOwnerAwaited = asked !== null;
    const answer = await asked;
    if (!answer) return;
    this.isOwnerAwaited = false;
    // the tokens matter; whose they are is a help, whose failure the list itself will mostly show
    this.owner = answer.ok ? answer.value : null;
  }
}

function accountOf(query: ListQuery | null): AccountIdentifier | null {
  return query && 'holder' in query.ask && 'accountsReceivable' in query.ask.holder
    ? query.ask.holder.accountsReceivable
    : null;
}

function ask(query: ListQuery): Promise<Result<TokenPage>> {
  return query.kind === 'not-associated' ? call('tokens:not-associated', query.ask) : call('tokens:list', query.ask);
}

function stepOf(number: number): number {
  return Number.isInteger(number) && number >= 1 ? Math.min(number, mostTokens) : emptyListForm.number;
}

export const list = new ListState();
