import { failed, success } from '../../electron/contract/failure';
import type { Failure, FieldName, Result } from '../../electron/contract/failure';
import type { AccessToken, TokenIdentifier } from '../../electron/contract/model';
import type { QueuedWork } from '../../electron/contract/outbox';
import { call } from '../lib/call';
import type { SubmitOptions } from '../../electron/contract/requests';
import type { FieldProblems } from './draft-check';
import { emptyFields } from './draft-fields';
import { keepWorkNow } from './keep-now';
import { notices } from './notices.svelte';
import { queueWork } from './outbox.svelte';
import type { TokenFields } from './draft-fields';

/** A form for one token: what is in its boxes, what is wrong with it, and the way to the server. */
export abstract class TokenFormState<T = AccessToken> {
  fields: TokenFields = $state(emptyFields());
  failure: Failure | null = $state.raw(null);
  /** The answer to **Look it up** where the server did not show the token. */
  isMissing = $state(false);
  isSending = $state(false);
  /**
   * Names one press of a button, to the main process and in the Outbox: from the press until it is known what became of it. A
   * form that comes back with its window asks by it.
   */
  submitId: string | null = $state.raw(null);
  /** Whether the button pressed last was to save the form on this desk. */
  isForLater = $state(false);
  /** The operator knows that what is sent may have been done before. */
  #isAgain = false;
  isLooking = $state(false);
  #isTried = $state(false);
  #refused: TokenFields = $state.raw(emptyFields());

  /** Found by this desk once saving was tried, from then on at every key; what the server said stays until its box changes. */
  problems: FieldProblems = $derived.by(() => ({ ...this.#standing(), ...(this.#isTried ? this.check() : {}) }));

  protected abstract check(): FieldProblems;
  protected abstract send(options: SubmitOptions): Promise<Result<T>>;
  protected abstract reset(): void;
  /** How the token is found, if it exists; null where what is known does not suffice. */
  abstract get address(): TokenIdentifier | null;

  /** What the form asks for, as work that can wait on this desk; null where it cannot wait. */
  get work(): QueuedWork | null {
    return null;
  }

  /** Sends the form unless something is wrong with it; a second call while one is on its way does nothing. Gives the answer. */
  submit(): Promise<T | null> {
    this.isForLater = false;
    return this.#carryOut((submitId) => this.send({ submitId, ...(this.#isAgain && { again: true as const }) }));
  }

  /** Sends what may have been done before once more, as the operator has decided. Gives the answer. */
  submitAgain(): Promise<T | null> {
    return this.#again(() => this.submit());
  }

  /**
   * Learns what became of the form where it was sent or saved before its window was begun anew. Gives the answer, `kept` where
   * it waits in the Outbox, or null.
   */
  async learnOutcome(): Promise<T | 'kept' | null> {
    const { submitId } = this;
    if (this.isSending || submitId === null) return null;
    this.isSending = true;
    const sent = $state.snapshot(this.fields);
    const answer = await this.outcome(submitId);
    this.isSending = false;
    if (answer.ok) {
      if (answer.value !== null) this.clear();
      else this.submitId = null;
      return answer.value;
    }
    this.#take(answer.failure, sent);
    return null;
  }

  /** Goes on from what somebody else has changed meanwhile: of the fields that differ, ours or theirs stay. */
  settleConflict(_side: 'ours' | 'theirs'): void {
    this.failure = null;
  }

  /** What became of what the form asked for under this id; null where it was neither sent nor saved. */
  protected outcome(_submitId: string): Promise<Result<T | 'kept' | null>> {
    return Promise.resolve(success(null));
  }

  /** Saves the form on this desk, to be sent when the server answers; also a code that was seen in use, where `evenIfSeen`. Gives whether it is on disk. */
  async keep(evenIfSeen = false): Promise<boolean> {
    this.isForLater = true;
    const kept = await this.#carryOut(async (id) => {
      const { work } = this;
      const failure = work && (await queueWork(work, { id, evenIfSeen, again: this.#isAgain }));
      return failure ? failed(failure) : success(work !== null);
    });
    return kept === true;
  }

  /** Saves the form although it may have been sent or saved before, as the operator has decided. */
  keepAgain(): Promise<boolean> {
    return this.#again(() => this.keep());
  }

  #again<R>(act: () => Promise<R>): Promise<R> {
    if (!this.isSending) this.submitId = null;
    this.#isAgain = true;
    return act().finally(() => (this.#isAgain = false));
  }

  async #carryOut<R>(send: (submitId: string) => Promise<Result<R>>): Promise<R | null> {
    if (this.isSending) return null;
    this.#isTried = true;
    this.#forgetFailure();
    if (Object.keys(this.check()).length > 0) return null;
    this.isSending = true;
    const submitId = (this.submitId ??= crypto.randomUUID());
    const sent = $state.snapshot(this.fields);
    // the window may end at any moment from here on
    void keepWorkNow();
    const answer = await send(submitId);
    this.isSending = false;
    if (answer.ok) {
      this.clear();
      return answer.value;
    }
    this.#take(answer.failure, sent);
    return null;
  }

  #take(failure: Failure, sent: TokenFields): void {
    this.#refused = sent;
    this.failure = failure;
    // what is refused for certain is over: the next press is another one
    const isOpen = failure.code === 'unknown-outcome' || failure.reason === 'save-unknown';
    if (!isOpen) this.submitId = null;
  }

  /** Asks whether the token is there, after a conflict or a lost answer. Gives it, or null. */
  async lookUp(): Promise<AccessToken | null> {
    const { address } = this;
    if (!address || this.isLooking) return null;
    this.isLooking = true;
    this.isMissing = false;
    const answer = await call('tokens:find', address);
    this.isLooking = false;
    notices.withdraw('look-up');
    if (answer.ok) return answer.value;
    if (answer.failure.reason === 'not-found') this.isMissing = true;
    else notices.fail(answer.failure, 'other', 'look-up');
    return null;
  }

  /** Takes a scanned authentication code; the server no longer has to make one. */
  takeScan(code: string): void {
    if (this.isSending) return;
    this.fields.authenticationCode = code;
    this.fields.generate = false;
  }

  /** Empties the form, or puts it back to what the server has; no pass code stays in memory. */
  clear(): void {
    this.#isTried = false;
    this.submitId = null;
    this.#forgetFailure();
    this.reset();
  }

  /** Empties the form also while it is on its way, when somebody else may sit down. */
  forget(): void {
    this.isSending = this.isLooking = false;
    this.clear();
  }

  #forgetFailure(): void {
    this.failure = null;
    this.isMissing = false;
    this.#refused = emptyFields();
  }

  #standing(): FieldProblems {
    const standing: FieldProblems = {};
    for (const [name, problem] of Object.entries(this.failure?.fields ?? {})) {
      const field = name as FieldName;
      if (problem && textOf(this.fields, field) === textOf(this.#refused, field)) standing[field] = problem;
    }
    return standing;
  }
}

function textOf(fields: TokenFields, name: FieldName): string {
  if (name.startsWith('udfs.')) return (fields.udfs as Record<string, string>)[name.slice('udfs.'.length)] ?? '';
  switch (name) {
    case 'accountsReceivable':
      return `${fields.accountBy} ${fields.account}`;
    case 'rewardsParticipant':
      return `${fields.participantBy} ${fields.participant}`;
    case 'authenticationCode':
    case 'identifier':
    case 'passCode':
    case 'classification':
    case 'cardMaskedNumber':
      return fields[name];
    default:
      return '';
  }
}
