import { untrack } from 'svelte';
import { endsSoon } from '../lib/words/expiry';
import { notices } from './notices.svelte';
import { session } from './session.svelte';

/** Minutes before its end at which a session is mentioned. */
const warnAt = 10;

/** Says once, for each session, that it ends soon; one that is shorter from the start has its time in the status line. */
export function mentionEnd(): void {
  let before: number | null = null;
  $effect(() => {
    const minutes = session.minutesLeft;
    const isSoon = minutes !== null && minutes < warnAt;
    if (!isSoon || session.mustSignInAgain) untrack(() => notices.withdraw('end of the session'));
    else if (before !== null && before >= warnAt)
      notices.warn(endsSoon(minutes + 1), { subject: 'end of the session' });
    before = minutes;
  });
}
