import { failed } from '../../electron/contract/failure';
import type { Result } from '../../electron/contract/failure';
import type { AccessToken, TokenChange, TokenIdentifier } from '../../electron/contract/model';
import { seenOf, type QueuedWork } from '../../electron/contract/outbox';
import { call } from '../lib/call';
import { changeLines, changeOf, checkChange, fieldsOf } from './change';
import type { ChangeLine } from './change';
import type { FieldProblems } from './draft-check';
import { emptyFields, type TokenFields } from './draft-fields';
import { TokenFormState } from './draft-form.svelte';

/** The token that is being changed; what was typed waits here while the operator is on another screen. */
class ChangeFormState extends TokenFormState {
  token: AccessToken | null = $state.raw(null);
  #at: TokenIdentifier | null = null;

  change: TokenChange = $derived(this.token ? changeOf(this.token, this.fields) : {});
  lines: ChangeLine[] = $derived(this.token ? changeLines(this.token, this.change) : []);
  hasChanges = $derived(this.lines.length > 0);

  /** Begins with what the server has; a token that is the same as when it was left goes on with what was typed. */
  begin(token: AccessToken, address: TokenIdentifier): void {
    const isSame = JSON.stringify(this.token) === JSON.stringify(token);
    this.#at = address;
    if (isSame) return;
    this.token = token;
    this.clear();
  }

  /** Goes on with what was typed before the window was begun anew; `begin` then says how the token is found. */
  resume(token: AccessToken, fields: TokenFields): void {
    this.token = token;
    this.clear();
    this.fields = fields;
  }

  /** Forgets the token, so that nothing of it stays in memory. */
  override forget(): void {
    this.token = null;
    this.#at = null;
    super.forget();
  }

  /** How the token is found once the change is done; a regenerated code is known to nobody yet. */
  get address(): TokenIdentifier | null {
    const { authenticationCode, identifier, passCode } = this.change;
    if (authenticationCode) return { authenticationCode };
    if (!this.#at || 'authenticationCode' in this.#at) return this.#at;
    return { identifier: identifier ?? this.#at.identifier, passCode: passCode ?? this.#at.passCode };
  }

  override get work(): QueuedWork | null {
    if (!this.token || !this.#at) return null;
    return { kind: 'update', token: this.#at, change: this.change, seen: seenOf(this.token) };
  }

  protected check(): FieldProblems {
    return this.token ? checkChange(this.token, this.fields) : {};
  }

  protected async send(): Promise<Result<AccessToken>> {
    if (!this.token || !this.#at) return failed({ code: 'unexpected', message: 'No token is being updated' });
    return call('tokens:update', { token: this.#at, change: this.change, seen: seenOf(this.token) });
  }

  protected reset(): void {
    this.fields = this.token ? fieldsOf(this.token) : emptyFields();
  }
}

export const changeForm = new ChangeFormState();
