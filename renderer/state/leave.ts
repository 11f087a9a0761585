import { tick } from 'svelte';
import { frameWords } from '../lib/words/frame';
import { changeForm } from './change-form.svelte';
import { draft } from './draft.svelte';
import { list } from './list.svelte';
import { notices } from './notices.svelte';
import { recent } from './recent.svelte';
import { route } from './route.svelte';
import { search } from './search.svelte';
import { session } from './session.svelte';

/** Forgets what one operator had on the screen, before another one may see it. */
export function forgetOperator(): void {
  search.clear();
  list.clear();
  draft.clear();
  changeForm.forget();
  recent.clear();
  notices.clear();
  route.reset();
}

/** Signs the operator out; a failure is said, and whatever it was, the session has left the screen or it has not. */
export async function leaveDesk(): Promise<void> {
  const failure = await session.signOut();
  // leaving the frame clears the notices; this one comes after
  await tick();
  if (failure) notices.fail(failure);
  else notices.say(frameWords.signedOut);
}
