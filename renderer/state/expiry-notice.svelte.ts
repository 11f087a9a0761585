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
    if (minutes !== null && minutes < warnAt && before !== null && before >= warnAt) notices.say(endsSoon(minutes + 1));
    before = minutes;
  });
}
