import { untrack } from 'svelte';
import { forWhom, formWords } from '../lib/words/form';
import { drafts, type Draft } from './draft.svelte';
import { findAccount } from './find-account.svelte';
import { list } from './list.svelte';
import { notices } from './notices.svelte';
import { route } from './route.svelte';
import { search } from './search.svelte';

/** Puts the new token in hand aside and says so: what is typed next is for another customer. */
export function putAsideForNext(): void {
  sayPutAside(drafts.putAside());
}

/** Says that a form waits, and offers to go on with it. */
export function sayPutAside(draft: Draft | null): void {
  if (!draft) return;
  const action = { label: formWords.goOn, run: () => goOnWith(draft) };
  notices.say(formWords.keptForLater(forWhom(draft)), { action, subject: 'put-aside' });
}

/** Opens a form that was put aside. */
export function goOnWith(draft: Draft): void {
  if (!drafts.kept.includes(draft)) return;
  drafts.goOn(draft);
  route.visit({ screen: 'create', purpose: draft.purpose });
}

/** Puts the new token in hand aside as soon as the operator turns to somebody: a token, an account, a search for either. */
export function watchForNext(): void {
  $effect(() => {
    const isSought =
      search.isLooking || findAccount.isLooking || (list.loading === 'anew' && list.kind !== 'not-associated');
    if (isSought || ['token', 'account', 'account-add'].includes(route.current.screen)) untrack(putAsideForNext);
  });
}
