import type { Failure, Result } from '../../electron/contract/failure';
import type { AccessToken, TokenIdentifier } from '../../electron/contract/model';
import { call } from '../lib/call';
import type { Acting } from '../lib/words/action-failures';
import { actionWords } from '../lib/words/actions';
import { directActions } from './direct-actions';
import { forgetToken, renewToken } from './known-token';
import { notices } from './notices.svelte';
import { route } from './route.svelte';
import type { TokenAction } from './token-actions';

/** The actions that ask for something, or show something, before they are done. */
export type ActionDialog = 'delete' | 'verify' | 'new-pass-code' | 'one-time-password';

/** The state that tells that an action was done. */
const meantState: Readonly<Partial<Record<Acting, string>>> = {
  'set-effective': 'EFFECTIVE',
  verify: 'EFFECTIVE',
  'set-not-effective': 'NOT_EFFECTIVE',
};

interface Subject {
  token: AccessToken;
  address: TokenIdentifier | null;
}

/** What is being done with the token of one screen; one thing at a time. */
export class TokenActionsState {
  /** The action that is on its way. */
  busy: Acting | null = $state(null);
  isLooking = $state(false);
  missed: { action: Acting; failure: Failure } | null = $state.raw(null);
  dialog: ActionDialog | null = $state(null);
  /** A verification code that the server told (before R16); shown once. */
  sentCode: string | null = $state.raw(null);
  #isLeft = false;
  readonly #subject: () => Subject;

  constructor(subject: () => Subject) {
    this.#subject = subject;
  }

  get token(): AccessToken {
    return this.#subject().token;
  }

  get address(): TokenIdentifier | null {
    return this.#subject().address;
  }

  /** Does an action, or opens its dialog. */
  start(action: TokenAction): void {
    if (this.busy) return;
    this.missed = null;
    if (action === 'replace') route.go({ screen: 'create', purpose: { kind: 'replacement', of: this.token } });
    else if (action in directActions) void directActions[action as keyof typeof directActions](this);
    else this.dialog = action as ActionDialog;
  }

  /** Closes the dialog; what it showed is forgotten. What is on its way goes on, and is told on the screen. */
  close(): void {
    this.dialog = this.sentCode = this.missed = null;
  }

  /** Asks the server for one action; null where it failed, which is then shown. */
  async ask<T>(action: Acting, request: () => Promise<Result<T>>): Promise<T | null> {
    if (this.busy) return null;
    this.busy = action;
    this.missed = null;
    const answer = await request();
    this.busy = null;
    if (answer.ok) return answer.value;
    if (this.#isLeft) notices.fail(answer.failure, action);
    else this.missed = { action, failure: answer.failure };
    // somebody else may have changed it meanwhile: what the server refused for is to be seen
    if (answer.failure.code === 'rejected') void this.readAgain();
    return null;
  }

  /** Shows a verification code that the server told, unless the screen was left. */
  tellCode(code: string | null): void {
    if (!this.#isLeft) this.sentCode = code;
  }

  /** Reads the token again after a lost answer, and says how it is. */
  async lookUp(): Promise<void> {
    const { token, missed } = this;
    if (!missed || this.isLooking) return;
    this.isLooking = true;
    const found = await this.readAgain();
    this.isLooking = false;
    if (found?.ok) {
      this.close();
      const { number, lifeCycleState } = found.value;
      const isDone = lifeCycleState !== null && lifeCycleState === meantState[missed.action];
      if (isDone) notices.say(actionWords.nowIs(number, lifeCycleState));
      else notices.warn(actionWords.nowIs(number, lifeCycleState));
    } else if (found?.failure.reason === 'not-found' && missed.action === 'delete') {
      this.end(actionWords.gone(token.number));
    } else if (found) {
      this.missed = { action: missed.action, failure: found.failure };
    }
  }

  /** Reads the token again, as some answers leave members out; where that fails it stays as it is. */
  async readAgain(): Promise<Result<AccessToken> | null> {
    const { token, address } = this;
    if (!address) return null;
    const found = await call('tokens:find', address);
    // what was done meanwhile has brought a newer one
    if (found.ok && this.token === token) renewToken(token, found.value);
    return found;
  }

  /** The token is gone, and the screen with it. */
  end(said: string): void {
    this.dialog = null;
    forgetToken(this.token);
    notices.say(said);
  }

  /** The screen is left: nothing more of this is shown on it. */
  leave(): void {
    this.#isLeft = true;
    this.sentCode = null;
  }
}
