import type { Association, AssociationAnswer } from '../../electron/contract/actions';
import type { Result } from '../../electron/contract/failure';
import type { AccountIdentifier, TokenIdentifier } from '../../electron/contract/model';
import type { SubmitOptions } from '../../electron/contract/requests';
import { call } from '../lib/call';
import { cleanEntry } from '../lib/scanner/code-text';
import { checkDraft, checkTexts, toDraft, type FieldProblems } from './draft-check';
import { emptyFields, type TokenFields } from './draft-fields';
import { TokenFormState } from './draft-form.svelte';

export type AddedKind = 'existing' | 'added';

/** A token that is being added to an account: one that exists, or one that is made with it (docs/design/api.md 3.17). */
export class AccountAddForm extends TokenFormState<AssociationAnswer> {
  kind: AddedKind = $state('existing');
  readonly account: AccountIdentifier;

  constructor(
    account: AccountIdentifier,
    kind: AddedKind = 'existing',
    fields: TokenFields = emptyFields(),
    submitId: string | null = null,
  ) {
    super();
    this.submitId = submitId;
    this.account = account;
    this.kind = kind;
    this.fields = fields;
  }

  /** Whether anything would be lost with it. */
  get isBegun(): boolean {
    return this.isSending || this.failure !== null || JSON.stringify(this.fields) !== JSON.stringify(emptyFields());
  }

  /** What the token is called until the server has given its number; null for one that is still to be made up. */
  get name(): string | null {
    const { authenticationCode, identifier } = toDraft(this.fields);
    return authenticationCode ?? identifier ?? null;
  }

  /** A token that exists has its code already. */
  choose(kind: AddedKind): void {
    this.kind = kind;
    this.failure = null;
    this.fields.generate = false;
  }

  get address(): TokenIdentifier | null {
    const { authenticationCode, identifier, passCode } = toDraft(this.fields);
    if (authenticationCode) return { authenticationCode };
    return identifier && passCode ? { identifier, passCode } : null;
  }

  protected check(): FieldProblems {
    if (this.kind === 'added') return checkDraft(this.fields);
    const problems = checkTexts(this.fields);
    const { authenticationCode, identifier, passCode } = this.fields;
    if (cleanEntry(authenticationCode)) return problems;
    if (!cleanEntry(identifier)) problems.authenticationCode = { problem: 'required' };
    else if (!passCode) problems.passCode = { problem: 'needs-pass-code' };
    return problems;
  }

  protected async send(options: SubmitOptions): Promise<Result<AssociationAnswer>> {
    return call('accounts:associate', { account: this.account, association: this.#association(), ...options });
  }

  protected override outcome(submitId: string): Promise<Result<AssociationAnswer | null>> {
    return call('accounts:outcome', { submitId });
  }

  protected reset(): void {
    this.fields = emptyFields();
  }

  #association(): Association {
    const { address } = this;
    if (this.kind === 'existing' && address) return { existing: address };
    return { added: toDraft(this.fields) };
  }
}

/** The tokens that are being added, one form for each account; what was typed waits while the operator is elsewhere. */
class Additions {
  #all: readonly AccountAddForm[] = $state.raw([]);

  /** Those that would be lost. */
  begun: readonly AccountAddForm[] = $derived(this.#all.filter(({ isBegun }) => isBegun));

  /** The form of this account: the one that was begun, or a new one. */
  open(account: AccountIdentifier): AccountAddForm {
    const { by, value } = account;
    const isOf = ({ account: other }: AccountAddForm) => other.by === by && other.value === value;
    const form = this.begun.find(isOf) ?? new AccountAddForm(account);
    this.#all = [...this.begun.filter((other) => other !== form), form];
    return form;
  }

  /** Goes on with what was typed before the window was begun anew. */
  resume(forms: readonly AccountAddForm[]): void {
    this.#all = forms;
  }

  /** Forgets every form, also those on their way, when somebody else may sit down. */
  forget(): void {
    for (const form of this.#all) form.forget();
    this.#all = [];
  }
}

export const additions = new Additions();
