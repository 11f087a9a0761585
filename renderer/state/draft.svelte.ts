import type { Result } from '../../electron/contract/failure';
import type { AccessToken, TokenIdentifier } from '../../electron/contract/model';
import type { QueuedWork } from '../../electron/contract/outbox';
import { call } from '../lib/call';
import { formWords } from '../lib/words/form';
import { checkDraft, toDraft } from './draft-check';
import type { FieldProblems } from './draft-check';
import { emptyFields } from './draft-fields';
import type { TokenFields } from './draft-fields';
import { TokenFormState } from './draft-form.svelte';
import { isSameToken } from './list-rows';
import { notices } from './notices.svelte';
import { replacementFields } from './replacement';
import { session } from './session.svelte';

/** The token that is being created; it waits here while the operator is on another screen. */
class DraftState extends TokenFormState {
  #replaces: AccessToken | null = $state.raw(null);

  /** The token that the new one takes the place of. */
  get replaces(): AccessToken | null {
    return this.#replaces;
  }

  get address(): TokenIdentifier | null {
    const { authenticationCode, identifier, passCode } = toDraft(this.fields);
    if (authenticationCode) return { authenticationCode };
    return identifier && passCode ? { identifier, passCode } : null;
  }

  override get work(): QueuedWork {
    return { kind: 'create', draft: toDraft(this.fields) };
  }

  /** Begins a token in place of another, with its owner and classification; what was being typed can be brought back. */
  replace(token: AccessToken): void {
    if (this.#replaces && isSameToken(this.#replaces, token)) return;
    const before = $state.snapshot(this.fields);
    this.clear();
    this.#replaces = token;
    this.fields = replacementFields(token, (feature) => session.has(feature));
    if (JSON.stringify(before) === JSON.stringify(emptyFields())) return;
    notices.warn(formWords.putAside, { action: { label: formWords.bringBack, run: () => this.#bringBack(before) } });
  }

  /** Goes on with what was typed before the window was begun anew. */
  resume(fields: TokenFields, replaces: AccessToken | null): void {
    this.clear();
    this.#replaces = replaces;
    this.fields = fields;
  }

  #bringBack(fields: TokenFields): void {
    this.clear();
    this.fields = fields;
  }

  protected check(): FieldProblems {
    return checkDraft(this.fields);
  }

  protected send(): Promise<Result<AccessToken>> {
    return call('tokens:create', toDraft(this.fields));
  }

  protected reset(): void {
    this.fields = emptyFields();
    this.#replaces = null;
  }
}

export const draft = new DraftState();
