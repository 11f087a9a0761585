import type { Failure } from '../../electron/contract/failure';
import { expiryWords } from '../lib/words/expiry';
import { notices } from './notices.svelte';
import { session } from './session.svelte';

/**
 * Lets a form that met the end of the session go on, once signed in again, where it was sent from. Takes that field after a
 * failure, and gives whether it was this one.
 */
export function goOnAfterExpiry(form: () => { failure: Failure | null }): (field: Element | null) => boolean {
  let left: HTMLElement | null = $state.raw(null);

  $effect(() => {
    if (!session.isSignedIn || !left) return;
    left.focus();
    left = null;
    if (form().failure?.code === 'signed-out') form().failure = null;
    notices.warn(expiryWords.notSent);
  });

  return (field) => {
    if (form().failure?.code !== 'signed-out' || !(field instanceof HTMLElement)) return false;
    left = field;
    return true;
  };
}
