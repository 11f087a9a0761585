import type { LockState } from '../../electron/contract/lock';
import type { Failure } from '../../electron/contract/failure';
import { call } from '../lib/call';
import { keepWorkNow } from './keep-now';
import { scanner } from './scanner.svelte';

/** Often enough for a desk that locks after a minute. */
const tellsEveryMs = 5_000;

class Lock {
  #state: LockState | null = $state.raw(null);
  #now = $state(performance.now());
  #waitsUntil = $state(0);
  #locksAt: number | null = $state(null);

  /** False until the main process has said how the lock stands. */
  isKnown = $derived(this.#state !== null);
  /** What the lock screen needs; null while the desk is open. */
  shut = $derived(this.#state?.locked ? this.#state : null);
  /** Whole seconds until the next attempt is taken. */
  waitSeconds = $derived(Math.ceil(Math.max(0, this.#waitsUntil - this.#now) / 1_000));
  /** Whole seconds until the desk locks itself; null while there is no reason to. */
  secondsLeft = $derived(this.#locksAt === null ? null : Math.ceil(Math.max(0, this.#locksAt - this.#now) / 1_000));

  take(state: LockState): void {
    this.#state = state;
    if (state.locked && state.scanner) scanner.take(state.scanner);
    if (state.locked && state.kiosk) document.documentElement.dataset['density'] = 'touch';
    this.#now = performance.now();
    this.#waitsUntil = this.#now + (state.locked ? state.waitMs : 0);
    this.#locksAt = null;
  }

  warn(seconds: number | null): void {
    this.#now = performance.now();
    this.#locksAt = seconds === null ? null : this.#now + seconds * 1_000;
  }

  /** Locks the desk; this window ends with it. */
  async lock(): Promise<void> {
    await keepWorkNow();
    await call('lock:now', null);
  }

  /** Somebody is here: the desk does not lock itself. */
  stay(): void {
    this.warn(null);
    void call('lock:active', null);
  }

  /** Gives the failure, or null once the desk is open. */
  async unlock(secret: string): Promise<Failure | null> {
    const answer = await call('lock:unlock', { secret });
    return answer.ok ? null : answer.failure;
  }

  /** Leaves the locked desk to somebody else. */
  async handOver(): Promise<void> {
    await call('lock:hand-over', null);
  }

  /** Reads the lock, follows it and lets its time pass; the answer ends that. */
  follow(): () => void {
    const stops = [
      window.desk.on('lock:changed', (state) => this.take(state)),
      window.desk.on('lock:warning', (seconds) => this.warn(seconds)),
    ];
    const clock = setInterval(() => (this.#now = performance.now()), 250);
    void call('lock:read', null).then((answer) => this.take(answer.ok ? answer.value : { locked: false }));
    return () => {
      clearInterval(clock);
      for (const stop of stops) stop();
    };
  }

  /**
   * Tells the main process that somebody is here, at once where it is about to lock; the answer ends that. Whoever has just
   * come to the desk is there, however long the machine was idle before.
   */
  watchInput(): () => void {
    let toldAt = -Infinity;
    const tell = (): void => {
      const isWarned = this.#locksAt !== null;
      if (!isWarned && performance.now() - toldAt < tellsEveryMs) return;
      toldAt = performance.now();
      this.stay();
    };
    tell();
    const kinds = ['pointerdown', 'pointermove', 'wheel', 'keydown'] as const;
    for (const kind of kinds) window.addEventListener(kind, tell, { capture: true, passive: true });
    return () => {
      for (const kind of kinds) window.removeEventListener(kind, tell, { capture: true });
    };
  }
}

export const lock = new Lock();
