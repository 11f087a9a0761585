import type { OneTimePassword } from '../../electron/contract/actions';

/** A one-time password while it is shown, and the time that is left for it, whatever this machine's clock is set to. */
export class OneTimePasswordState {
  #made: OneTimePassword | null = $state.raw(null);
  #endsAt = 0;
  #now = $state(0);

  /** As text, because zeros may lead; null before there is one, and where the server did not tell it. */
  password = $derived(this.#made?.oneTimePassword ?? null);
  isMade = $derived(this.#made !== null);
  /** As the server wrote it. */
  expirationDate = $derived(this.#made?.expirationDate ?? null);
  /** Milliseconds, never below 0; null where nobody knows. */
  leftMs = $derived(this.#made?.remainingMs ? Math.max(0, this.#endsAt - this.#now) : null);
  /** What is left of the whole time, from 1 down to 0. */
  share = $derived(this.leftMs === null ? null : this.leftMs / (this.#made?.remainingMs ?? 1));
  isExpired = $derived(this.leftMs === 0);

  take(made: OneTimePassword): void {
    this.#now = performance.now();
    this.#endsAt = this.#now + (made.remainingMs ?? 0);
    this.#made = made;
  }

  /** Takes it off the screen and out of the memory. */
  forget(): void {
    this.#made = null;
  }

  /** Lets its time pass; the answer ends that, and forgets it. */
  follow(): () => void {
    const clock = setInterval(() => (this.#now = performance.now()), 250);
    return () => {
      clearInterval(clock);
      this.forget();
    };
  }
}

class ShownOneTimePassword {
  /** One is on the screen, and the operator has not noted it yet. */
  isTold = $state(false);
}

export const shownOneTimePassword = new ShownOneTimePassword();
