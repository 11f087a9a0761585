import type { Failure, Result } from '../../electron/contract/failure';
import { failed, success } from '../../electron/contract/failure';
import type { AccountIdentifier, AccountsReceivable, ParticipantIdentifier } from '../../electron/contract/model';
import { call, latest } from '../lib/call';
import { accountOf } from '../lib/readable';

/** Whom a form is for, as far as the form says it. */
export type OwnerAsked = { account: AccountIdentifier } | { participant: ParticipantIdentifier } | null;

type OwnerStatus = 'nobody' | 'checking' | 'known' | 'missing' | 'not-checked';

/** Less than anybody takes to look up from the key to the head of the form, in milliseconds. */
const restMs = 300;

/** Asks the server whose an account or a participant is; the newest question wins. */
export class OwnerCheck {
  status: OwnerStatus = $state('nobody');
  /** The account, once the server has shown it. */
  account: AccountsReceivable | null = $state.raw(null);
  #asked = '';
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #newest = latest();

  /** Asks about what stands in the form now; at once where nothing was asked before, else when the typing rests. */
  ask(asked: OwnerAsked): void {
    const key = JSON.stringify(asked);
    if (key === this.#asked) return;
    const wait = this.#asked === '' ? 0 : restMs;
    this.stop();
    this.#asked = key;
    this.account = null;
    this.status = asked ? 'checking' : 'nobody';
    if (asked) this.#timer = setTimeout(() => void this.#take(asked), wait);
  }

  /** Awaits nothing any more. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#newest.drop();
    this.#asked = '';
  }

  async #take(asked: NonNullable<OwnerAsked>): Promise<void> {
    const answer = await this.#newest.take(
      'account' in asked ? showAccount(asked.account) : showHolder(asked.participant),
    );
    if (!answer) return;
    this.account = answer.ok ? answer.value : null;
    this.status = answer.ok ? 'known' : isRefused(answer.failure) ? 'missing' : 'not-checked';
  }
}

async function showAccount(asked: AccountIdentifier): Promise<Result<AccountsReceivable>> {
  const answer = await call('accounts:show', asked);
  if (!answer.ok) return answer;
  const came = answer.value[asked.by];
  return came === null || came === asked.value ? answer : failed(notTheOne);
}

/** A participant is told by no method of its own: one of its tokens names the account. */
async function showHolder(asked: ParticipantIdentifier): Promise<Result<AccountsReceivable>> {
  const page = {
    numberOfResults: 1,
    offset: 0,
    columns: ['number', 'authenticationCode', 'rewardsParticipant'] as const,
  };
  const answer = await call('tokens:list', {
    holder: { rewardsParticipant: asked },
    ...page,
    columns: [...page.columns],
  });
  if (!answer.ok) return answer;
  const [token] = answer.value.tokens;
  const account = token?.rewardsParticipant?.[asked.by] === asked.value ? accountOf(token) : null;
  return account ? success(account) : failed(notTheOne);
}

const notTheOne: Failure = { code: 'unexpected', message: 'The answer is not about what was asked for' };

/** The server itself refused, in its own words; what a proxy or a limit says is about no account. */
function isRefused({ code, reason, httpStatus }: Failure): boolean {
  return code === 'rejected' && (reason === 'refused-by-server' || reason === 'not-found') && httpStatus === undefined;
}
