import type { Failure, FieldProblem } from '../../electron/contract/failure';
import type { AccountIdentifier } from '../../electron/contract/model';
import { call, latest } from '../lib/call';
import { cleanEntry } from '../lib/scanner/code-text';
import { addressOfAccount, route } from './route.svelte';

/** The look-up of an account on the screen **Search**. */
class FindAccountState {
  by: AccountIdentifier['by'] = $state('number');
  text = $state('');
  problem: FieldProblem | null = $state.raw(null);
  failure: Failure | null = $state.raw(null);
  isLooking = $state(false);
  readonly #newest = latest();

  /** Asks the server for the account; found -> its screen. */
  async find(): Promise<void> {
    this.stop();
    const value = cleanEntry(this.text);
    if (!value) {
      this.problem = { problem: 'required' };
      return;
    }
    const asked: AccountIdentifier = { by: this.by, value };
    this.isLooking = true;
    const answer = await this.#newest.take(call('accounts:show', asked));
    if (!answer) return;
    this.isLooking = false;
    if (!answer.ok) this.failure = answer.failure;
    else route.go({ screen: 'account', at: addressOfAccount(answer.value) ?? asked });
  }

  /** Asks for the account of this number. */
  findByNumber(number: string): Promise<void> {
    this.by = 'number';
    this.text = number;
    return this.find();
  }

  /** Awaits nothing any more and takes back what the last search said. */
  stop(): void {
    this.#newest.drop();
    this.isLooking = false;
    this.problem = this.failure = null;
  }

  clear(): void {
    this.stop();
    this.by = 'number';
    this.text = '';
  }
}

export const findAccount = new FindAccountState();
