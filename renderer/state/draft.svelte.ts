import type { Result } from '../../electron/contract/failure';
import type { AccessToken, TokenIdentifier } from '../../electron/contract/model';
import { call } from '../lib/call';
import { checkDraft, toDraft } from './draft-check';
import type { FieldProblems } from './draft-check';
import { emptyFields } from './draft-fields';
import { TokenFormState } from './draft-form.svelte';

/** The token that is being created; it waits here while the operator is on another screen. */
class DraftState extends TokenFormState {
  get address(): TokenIdentifier | null {
    const { authenticationCode, identifier, passCode } = toDraft(this.fields);
    if (authenticationCode) return { authenticationCode };
    return identifier && passCode ? { identifier, passCode } : null;
  }

  protected check(): FieldProblems {
    return checkDraft(this.fields);
  }

  protected send(): Promise<Result<AccessToken>> {
    return call('tokens:create', toDraft(this.fields));
  }

  protected reset(): void {
    this.fields = emptyFields();
  }
}

export const draft = new DraftState();
