let keep: (() => Promise<void>) | null = null;

/** Says how work in hand is kept outside this window; null where it is not kept. */
export function keepBy(how: (() => Promise<void>) | null): void {
  keep = how;
}

/**
 * Keeps the work in hand at once: the window is about to end, or something of it is about to be sent. It is on its way to the
 * main process when this returns, ahead of whatever is asked next.
 */
export async function keepWorkNow(): Promise<void> {
  await keep?.();
}
