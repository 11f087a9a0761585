import type { AssociationAnswer } from '../../electron/contract/actions';
import { success, type Failure } from '../../electron/contract/failure';
import type {
  AccessToken,
  AccountIdentifier,
  AccountsReceivable,
  RewardsParticipant,
} from '../../electron/contract/model';
import { call, latest } from '../lib/call';
import { askedAccountColumns } from './account-columns';
import { joinPages, sortTokens, type Sorting } from './list-rows';
import { Pages } from './pages.svelte';
import { scanner } from './scanner.svelte';
import { session } from './session.svelte';

/** A change that the server accepted, but that reading the token again did not show. */
export interface UnseenChange {
  did: 'added' | 'removed';
  /** The token's number or code; null for a new one of which neither is known. */
  token: string | null;
  /** False: the token is as it was. Null: it could not be read. */
  isAsAsked: false | null;
}

const nowhere: AccountIdentifier = { by: 'number', value: '' };

/** The account that is looked at; it waits here while the operator opens one of its tokens. */
class AccountState {
  at: AccountIdentifier = $state.raw(nowhere);
  whole: AccountsReceivable | null = $state.raw(null);
  failure: Failure | null = $state.raw(null);
  isLoading = $state(false);
  unseen: UnseenChange | null = $state.raw(null);
  sorting: Sorting | null = $state.raw(null);
  /** Where the table was left. */
  place: { top: number; token: AccessToken | null } = { top: 0, token: null };
  readonly #newest = latest();

  readonly tokens = new Pages<AccessToken>({
    step: 50,
    join: joinPages,
    ask: async (page) => {
      const answer = await call('tokens:list', {
        holder: { accountsReceivable: this.at },
        ...page,
        columns: askedAccountColumns(),
      });
      if (!answer.ok) return answer;
      scanner.learn(answer.value.tokens);
      return success({ items: answer.value.tokens, hasMore: answer.value.hasMore });
    },
  });

  readonly participants = new Pages<RewardsParticipant>({
    step: 10,
    join: (before, after) => [...before, ...after],
    ask: async (page) => {
      const answer = await call('participants:list', { account: this.at, ...page });
      return answer.ok ? success({ items: answer.value.participants, hasMore: answer.value.hasMore }) : answer;
    },
  });

  rows: readonly AccessToken[] = $derived(sortTokens(this.tokens.items, this.sorting));

  /** Shows an account as the server has it now; the one that was looked at last stays on the screen meanwhile. */
  open(at: AccountIdentifier): void {
    if (!isSame(at, this.at)) {
      this.clear();
      this.at = at;
    }
    this.load();
  }

  /** Asks for everything anew. */
  load(): void {
    void this.#loadWhole();
    void this.tokens.load();
    if (session.has('listRewardsParticipants')) void this.participants.load();
  }

  /** Takes in what became of a change that the server accepted, and asks for everything anew. Gives whether it can be seen. */
  take(
    at: AccountIdentifier,
    did: UnseenChange['did'],
    token: string | null,
    { isAsAsked }: AssociationAnswer,
  ): boolean {
    if (isSame(at, this.at)) {
      this.unseen = isAsAsked ? null : { did, token, isAsAsked };
      this.load();
    }
    return isAsAsked === true;
  }

  clear(): void {
    this.#newest.drop();
    this.tokens.clear();
    this.participants.clear();
    this.at = nowhere;
    [this.whole, this.failure, this.unseen, this.sorting] = [null, null, null, null];
    this.isLoading = false;
    this.place = { top: 0, token: null };
  }

  async #loadWhole(): Promise<void> {
    this.isLoading = true;
    this.failure = null;
    const answer = await this.#newest.take(call('accounts:show', this.at));
    if (!answer) return;
    this.isLoading = false;
    if (answer.ok) this.whole = answer.value;
    else this.failure = answer.failure;
  }
}

function isSame(one: AccountIdentifier, other: AccountIdentifier): boolean {
  return one.by === other.by && one.value === other.value;
}

export const account = new AccountState();
