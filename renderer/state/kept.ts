import { offlineWords as words } from '../lib/words/offline';
import { notices } from './notices.svelte';
import { route } from './route.svelte';

/** Says that work waits on this desk by now, and offers to see it. */
export function sayKept(): void {
  notices.say(words.saved, { action: { label: words.openOutbox, run: () => route.visit({ screen: 'outbox' }) } });
}
