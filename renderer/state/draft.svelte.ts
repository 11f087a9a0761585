import type { Result } from '../../electron/contract/failure';
import type { DraftPurpose } from '../../electron/contract/kept-work';
import type { AccessToken, TokenIdentifier } from '../../electron/contract/model';
import type { QueuedWork } from '../../electron/contract/outbox';
import type { SubmitOptions } from '../../electron/contract/requests';
import { call } from '../lib/call';
import { checkDraft, toDraft } from './draft-check';
import type { FieldProblems } from './draft-check';
import { emptyFields } from './draft-fields';
import type { TokenFields } from './draft-fields';
import { TokenFormState } from './draft-form.svelte';
import { isSameToken } from './list-rows';
import { replacementFields } from './replacement';
import { session } from './session.svelte';

const plain: DraftPurpose = { kind: 'plain' };

/** A token that is being created, for one purpose; once it is created or cleared, nothing of it is left. */
export class Draft extends TokenFormState {
  #purpose: DraftPurpose = $state.raw(plain);
  /** A card that was scanned into a form that is full: the operator decides what it is for. */
  otherCode: string | null = $state(null);

  constructor(
    purpose: DraftPurpose = plain,
    fields: TokenFields = startFields(purpose),
    submitId: string | null = null,
  ) {
    super();
    this.#purpose = purpose;
    this.fields = fields;
    this.submitId = submitId;
  }

  get purpose(): DraftPurpose {
    return this.#purpose;
  }

  /** The token that the new one takes the place of. */
  get replaces(): AccessToken | null {
    return this.#purpose.kind === 'replacement' ? this.#purpose.of : null;
  }

  /** Whether anything would be lost with it. */
  get isBegun(): boolean {
    return this.isSending || this.failure !== null || !isSame(this.fields, startFields(this.#purpose));
  }

  get address(): TokenIdentifier | null {
    const { authenticationCode, identifier, passCode } = toDraft(this.fields);
    if (authenticationCode) return { authenticationCode };
    return identifier && passCode ? { identifier, passCode } : null;
  }

  override get work(): QueuedWork {
    return { kind: 'create', draft: toDraft(this.fields) };
  }

  /** Takes a scanned code; where that would put another card into the form of a customer, asks first. */
  override takeScan(code: string): void {
    if (this.isSending) return;
    const { authenticationCode: before } = this.fields;
    const rest = { ...$state.snapshot(this.fields), authenticationCode: '', generate: false };
    if (before.trim() && before !== code && !isSame(rest, emptyFields())) this.otherCode = code;
    else super.takeScan(code);
  }

  /** Takes the other card after all. */
  takeOtherCode(): void {
    const code = this.otherCode;
    this.otherCode = null;
    if (code !== null) super.takeScan(code);
  }

  protected check(): FieldProblems {
    return checkDraft(this.fields);
  }

  protected send(options: SubmitOptions): Promise<Result<AccessToken>> {
    return call('tokens:create', { ...toDraft(this.fields), ...options });
  }

  protected override outcome(submitId: string): Promise<Result<AccessToken | 'kept' | null>> {
    return call('tokens:outcome', { submitId });
  }

  protected reset(): void {
    this.#purpose = plain;
    this.otherCode = null;
    this.fields = emptyFields();
  }
}

/** The new tokens that are begun: one in hand, the others put aside. No form passes anything on to another. */
class Drafts {
  #current: Draft = $state.raw(new Draft());
  #kept: readonly Draft[] = $state.raw([]);

  /** Put aside, the newest last. */
  kept: readonly Draft[] = $derived(this.#kept.filter(({ isBegun }) => isBegun));

  get current(): Draft {
    return this.#current;
  }

  /** Takes the form for this purpose in hand: the one that was begun for it, or a new one. Gives what was put aside for it. */
  open(purpose: DraftPurpose): Draft | null {
    if (isSamePurpose(purpose, this.#current.purpose) && (this.#current.isBegun || purpose.kind === 'plain'))
      return null;
    const aside = this.putAside();
    const begun =
      purpose.kind === 'plain' ? undefined : this.kept.find((other) => isSamePurpose(purpose, other.purpose));
    if (begun) this.goOn(begun);
    else this.#current = new Draft(purpose);
    return aside;
  }

  /** Puts the form in hand aside, as the next customer may come. Gives it, or null where nothing was begun. */
  putAside(): Draft | null {
    const draft = this.#current;
    draft.otherCode = null;
    this.#current = new Draft();
    if (!draft.isBegun) return null;
    this.#kept = [...this.kept, draft];
    return draft;
  }

  /** Takes a form in hand that was put aside. */
  goOn(draft: Draft): void {
    if (draft !== this.#current) this.putAside();
    this.discard(draft);
    this.#current = draft;
  }

  /** Gives up a form that was put aside. */
  discard(draft: Draft): void {
    this.#kept = this.#kept.filter((other) => other !== draft);
  }

  /** Takes back a form that was given up. */
  keep(draft: Draft): void {
    this.#kept = [...this.kept, draft];
  }

  /** Goes on with what was typed before the window was begun anew. */
  resume(current: Draft | null, kept: readonly Draft[]): void {
    this.#current = current ?? new Draft();
    this.#kept = kept;
  }

  /** Forgets every form, also those on their way, when somebody else may sit down. */
  forget(): void {
    for (const draft of [this.#current, ...this.#kept]) draft.forget();
    this.resume(null, []);
  }
}

function startFields(purpose: DraftPurpose): TokenFields {
  switch (purpose.kind) {
    case 'plain':
      return emptyFields();
    case 'code':
      return { ...emptyFields(), authenticationCode: purpose.authenticationCode };
    case 'replacement':
      return replacementFields(purpose.of, (feature) => session.has(feature));
  }
}

function isSamePurpose(one: DraftPurpose, other: DraftPurpose): boolean {
  if (one.kind === 'code') return other.kind === 'code' && one.authenticationCode === other.authenticationCode;
  if (one.kind === 'plain' || other.kind !== 'replacement') return one.kind === other.kind;
  // a token that belongs to somebody else by now is replaced for somebody else
  return isSameToken(one.of, other.of) && isSame(startFields(one), startFields(other));
}

function isSame(one: TokenFields, other: TokenFields): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

export const drafts = new Drafts();
