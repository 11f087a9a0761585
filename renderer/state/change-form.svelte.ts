import { failed, type Result } from '../../electron/contract/failure';
import type { AccessToken, TokenChange, TokenIdentifier } from '../../electron/contract/model';
import { seenOf, type QueuedWork } from '../../electron/contract/outbox';
import type { SubmitOptions } from '../../electron/contract/requests';
import { call } from '../lib/call';
import { changeLines, changeOf, checkChange, fieldsOf, rebased, withoutChanges } from './change';
import type { ChangeLine } from './change';
import type { FieldProblems } from './draft-check';
import type { TokenFields } from './draft-fields';
import { TokenFormState } from './draft-form.svelte';
import { isSameToken } from './list-rows';

/** A token that is being changed. */
export class ChangeForm extends TokenFormState {
  #token: AccessToken;
  /** How the token is found; null until that is known again. */
  #at: TokenIdentifier | null;

  change: TokenChange = $derived(changeOf(this.token, this.fields));
  lines: ChangeLine[] = $derived(changeLines(this.token, this.change));
  hasChanges = $derived(this.lines.length > 0);

  constructor(
    token: AccessToken,
    at: TokenIdentifier | null,
    fields: TokenFields = fieldsOf(token),
    submitId: string | null = null,
  ) {
    super();
    this.submitId = submitId;
    this.#token = $state.raw(token);
    this.#at = at;
    this.fields = fields;
  }

  get token(): AccessToken {
    return this.#token;
  }

  /** Whether anything would be lost with it. */
  get isBegun(): boolean {
    return this.isSending || this.failure !== null || this.hasChanges;
  }

  /** Goes on with the token as the server has it by now; what was typed stays. */
  renew(token: AccessToken, at: TokenIdentifier): void {
    this.#at = at;
    if (this.isSending || JSON.stringify(token) === JSON.stringify(this.#token)) return;
    const fields = rebased($state.snapshot(this.fields), this.#token, token);
    this.#token = token;
    this.fields = fields;
  }

  /** How the token is found once the change is done; a regenerated code is known to nobody yet. */
  get address(): TokenIdentifier | null {
    const { authenticationCode, identifier, passCode } = this.change;
    if (authenticationCode) return { authenticationCode };
    if (!this.#at || 'authenticationCode' in this.#at) return this.#at;
    return { identifier: identifier ?? this.#at.identifier, passCode: passCode ?? this.#at.passCode };
  }

  override get work(): QueuedWork | null {
    if (!this.#at) return null;
    return { kind: 'update', token: this.#at, change: this.change, seen: seenOf(this.#token) };
  }

  protected check(): FieldProblems {
    return checkChange(this.#token, this.fields);
  }

  protected async send({ submitId }: SubmitOptions): Promise<Result<AccessToken>> {
    if (!this.#at) return failed({ code: 'unexpected', message: 'It is not known how the token is found' });
    const ask = { token: this.#at, change: this.change, seen: seenOf(this.#token) };
    return call('tokens:update', { ...ask, ...(submitId !== undefined && { submitId }) });
  }

  override settleConflict(side: 'ours' | 'theirs'): void {
    const conflict = this.failure?.conflict;
    const [before, at] = [this.#token, this.#at];
    if (!conflict || !at) return;
    this.failure = null;
    if (side === 'theirs') {
      const taken = conflict.differences.map(({ field }) => field);
      this.fields = withoutChanges($state.snapshot(this.fields), before, taken);
    }
    this.renew({ ...before, ...conflict.theirs }, at);
  }

  protected override outcome(submitId: string): Promise<Result<AccessToken | 'kept' | null>> {
    return call('tokens:outcome', { submitId });
  }

  protected reset(): void {
    this.fields = fieldsOf(this.#token);
  }
}

/** The changes that are begun, one for each token; what was typed waits while the operator is elsewhere. */
class Changes {
  #all: readonly ChangeForm[] = $state.raw([]);

  /** Those that would be lost. */
  begun: readonly ChangeForm[] = $derived(this.#all.filter(({ isBegun }) => isBegun));

  /** The form of this token: the one that was begun, or a new one. */
  open(token: AccessToken, at: TokenIdentifier): ChangeForm {
    const begun = this.begun.find((form) => isSameToken(form.token, token));
    begun?.renew(token, at);
    const form = begun ?? new ChangeForm(token, at);
    this.#all = [...this.begun.filter((other) => other !== form), form];
    return form;
  }

  /** Goes on with what was typed before the window was begun anew; `open` then says how the tokens are found. */
  resume(forms: readonly ChangeForm[]): void {
    this.#all = forms;
  }

  /** Forgets every form, also those on their way, when somebody else may sit down. */
  forget(): void {
    for (const form of this.#all) form.forget();
    this.#all = [];
  }
}

export const changes = new Changes();
