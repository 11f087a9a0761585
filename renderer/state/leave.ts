import { tick } from 'svelte';
import { endTurn } from '../lib/call';
import { frameWords } from '../lib/words/frame';
import { account } from './account.svelte';
import { additions } from './account-add.svelte';
import { changes } from './change-form.svelte';
import { deepLink } from './deep-link.svelte';
import { drafts } from './draft.svelte';
import { findAccount } from './find-account.svelte';
import { list } from './list.svelte';
import { matches } from './matches.svelte';
import { newPassCode } from './new-pass-code.svelte';
import { notices } from './notices.svelte';
import { outbox } from './outbox.svelte';
import { forgetEdited } from './outbox-edit.svelte';
import { recent } from './recent.svelte';
import { route } from './route.svelte';
import { scanner } from './scanner.svelte';
import { search } from './search.svelte';
import { session } from './session.svelte';

/** Forgets what one operator had on the screen, before another one may see it. */
export function forgetOperator(): void {
  endTurn();
  search.clear();
  matches.clear();
  findAccount.clear();
  account.clear();
  list.clear();
  drafts.forget();
  changes.forget();
  additions.forget();
  forgetEdited();
  outbox.clear();
  recent.clear();
  newPassCode.clear();
  scanner.clear();
  notices.clear();
  deepLink.decline();
  route.reset();
}

/** Signs the operator out; a failure is said, and whatever it was, the session has left the screen or it has not. */
export async function leaveDesk(): Promise<void> {
  const failure = await session.signOut();
  // leaving the frame clears the notices; this one comes after
  await tick();
  if (failure) notices.fail(failure, 'other', 'sign-out');
  else notices.say(frameWords.signedOut);
}
