import type { Association, AssociationAnswer } from '../../electron/contract/actions';
import type { Result } from '../../electron/contract/failure';
import type { AccountIdentifier, TokenIdentifier } from '../../electron/contract/model';
import { call } from '../lib/call';
import { checkDraft, checkTexts, toDraft, type FieldProblems } from './draft-check';
import { emptyFields } from './draft-fields';
import { TokenFormState } from './draft-form.svelte';

export type AddedKind = 'existing' | 'added';

/** A token that is being added to an account: one that exists, or one that is made with it (REFERENCE.md 3.17). */
export class AccountAddForm extends TokenFormState<AssociationAnswer> {
  kind: AddedKind = $state('existing');
  readonly #account: AccountIdentifier;

  constructor(account: AccountIdentifier) {
    super();
    this.#account = account;
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
    if (authenticationCode.trim()) return problems;
    if (!identifier.trim()) problems.authenticationCode = { problem: 'required' };
    else if (!passCode) problems.passCode = { problem: 'needs-pass-code' };
    return problems;
  }

  protected async send(): Promise<Result<AssociationAnswer>> {
    return call('accounts:associate', { account: this.#account, association: this.#association() });
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
