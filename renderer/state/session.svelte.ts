import { features, type Feature } from '../../electron/contract/actions';
import type { Failure } from '../../electron/contract/failure';
import type { Operator, SessionState, SignIn } from '../../electron/contract/desk-state';
import { call, goOnWhen } from '../lib/call';

type Ended = Extract<SessionState, { signedIn: false }>['ended'];

class Session {
  #state: SessionState | null = $state.raw(null);
  #operator: Operator | null = $state.raw(null);
  /** All, until it is known what the server's release lacks. */
  #features: ReadonlySet<Feature> = $state.raw(new Set(features));
  /** By a clock that nobody sets. */
  #now = $state(performance.now());
  #endsAt = $state(0);
  #waiting: ((isBack: boolean) => void)[] = [];
  #isTyping: (() => boolean) | null = null;
  /** A session that came back while somebody was typing on the sign-in screen. */
  #back: Extract<SessionState, { signedIn: true }> | null = $state.raw(null);

  /** False until the main process has said whether somebody is signed in. */
  isKnown = $derived(this.#state !== null);
  isSignedIn = $derived(this.#state?.signedIn === true);
  ended: Ended = $derived(this.#state && !this.#state.signedIn ? this.#state.ended : 'not-yet');
  /** Whole minutes until the session ends, never below 0; null while signed out. */
  minutesLeft = $derived(this.#state?.signedIn ? Math.max(0, Math.floor((this.#endsAt - this.#now) / 60_000)) : null);
  /** The session is kept nowhere but in memory, as no keychain could be used. */
  isMemoryOnly = $derived(this.#state?.signedIn === true && this.#state.kept === 'memory');

  /** Tells one operator's time at this desk from another's: it stays while they sign in again; null while nobody is here. */
  whose: string | null = $derived(
    this.#operator && JSON.stringify([this.#operator.userName, this.#operator.organisation, this.#operator.server]),
  );

  /** Who is at this desk; also while their session has run out and they are asked to sign in again. */
  get operator(): Operator | null {
    return this.#operator;
  }

  /** Whether the server's release has a method or field; also while the operator is asked to sign in again. */
  has(feature: Feature): boolean {
    return this.#features.has(feature);
  }

  /** It ended under the operator's hands: what they were doing stays on the screen. */
  get mustSignInAgain(): boolean {
    return this.isKnown && !this.isSignedIn && this.#operator !== null;
  }

  /** Who has a session here that the keychain gave back, while somebody types on the sign-in screen; else null. */
  back: Operator | null = $derived(this.#back?.operator ?? null);

  /** While `isTyping`, no session takes the place of the screen: the next keys would go elsewhere. The answer ends that. */
  holdBack(isTyping: () => boolean): () => void {
    this.#isTyping = isTyping;
    return () => (this.#isTyping = null);
  }

  /** Goes on with the session that came back. */
  goOn(): void {
    if (this.#back) this.take(this.#back);
  }

  /** A change that nobody at this window has asked for. */
  #hear(state: SessionState): void {
    if (state.signedIn && !this.#operator && this.#isTyping?.()) this.#back = state;
    else this.take(state);
  }

  take(state: SessionState): void {
    const before = this.whose;
    this.#back = null;
    this.#state = state;
    if (state.signedIn) {
      this.#now = performance.now();
      this.#endsAt = this.#now + state.leftMs;
      this.#operator = state.operator;
      this.#features = new Set(state.features);
    } else {
      this.#operator = state.operator ?? null;
    }
    if (state.signedIn || !state.operator) this.#settle(state.signedIn && this.whose === before);
  }

  /** Gives the failure, or null once signed in. */
  async signIn(ask: SignIn): Promise<Failure | null> {
    return this.#keep(await call('session:sign-in', ask));
  }

  /** Gives the failure, or null once in practice. */
  async practise(): Promise<Failure | null> {
    return this.#keep(await call('session:practise', null));
  }

  /** Gives the failure, or null once signed out. */
  async signOut(): Promise<Failure | null> {
    return this.#keep(await call('session:sign-out', null));
  }

  /** Signs the same operator in again; gives the failure, or null once that is done. */
  async signInAgain(secret: string): Promise<Failure | null> {
    return this.#keep(await call('session:sign-in-again', { secret }));
  }

  /** Leaves an ended session, so that somebody else can sign in; what was begun waits for the operator's return. */
  leave(): void {
    this.#operator = null;
    this.#settle(false);
    void call('session:leave', null);
  }

  /** Waits until the operator has signed in again; false where they leave instead. */
  async isBack(): Promise<boolean> {
    if (this.isSignedIn) return true;
    if (!this.#operator) return false;
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  #settle(isBack: boolean): void {
    for (const answer of this.#waiting.splice(0)) answer(isBack);
  }

  #keep(answer: Awaited<ReturnType<typeof call<'session:read'>>>): Failure | null {
    if (!answer.ok) return answer.failure;
    this.take(answer.value);
    return null;
  }

  /** Reads the session, follows it and lets its time pass; the answer ends that. */
  follow(): () => void {
    const stop = window.desk.on('session:changed', (state) => this.#hear(state));
    const clock = setInterval(() => (this.#now = performance.now()), 5_000);
    void call('session:read', null).then((answer) => {
      this.take(answer.ok ? answer.value : { signedIn: false, ended: 'not-yet' });
    });
    return () => {
      clearInterval(clock);
      stop();
    };
  }
}

export const session = new Session();
goOnWhen(() => session.isBack());
