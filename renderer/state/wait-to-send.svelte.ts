/** How long a server that is busy, and does not say for how long, is left alone, in milliseconds. */
const usualWaitMs = 15_000;

/** The time that a busy server asked for, as it passes on the screen; at its end a form may be sent by itself. */
export class WaitToSend {
  #endsAt: number;
  #now = $state(performance.now());
  /** Whether the form is sent by itself when the time is over. */
  isArmed = $state(false);
  #isOver = false;
  readonly #over: () => void;

  /** Whole seconds that are left. */
  seconds = $derived.by(() => Math.ceil(Math.max(0, this.#endsAt - this.#now) / 1_000));

  /** `waitMs`: as the server asked for; `over` is called once, at the end of an armed wait. */
  constructor(waitMs: number | undefined, over: () => void) {
    this.#endsAt = performance.now() + (waitMs ?? usualWaitMs);
    this.#over = over;
  }

  /** Lets the time pass; the answer ends that, and nothing is sent any more. */
  follow(): () => void {
    const clock = setInterval(() => this.#pass(), 250);
    return () => clearInterval(clock);
  }

  #pass(): void {
    this.#now = performance.now();
    if (!this.isArmed || this.#isOver || this.seconds > 0) return;
    this.#isOver = true;
    this.#over();
  }
}
