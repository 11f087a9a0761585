import type { AccessToken } from '../../electron/contract/model';
import { formWords } from '../lib/words/form';
import { notices } from './notices.svelte';
import { route } from './route.svelte';

/** Shows the token that was created for a form which came back with its window; elsewhere than in the form, offers it. */
export function sayCreated(token: AccessToken): void {
  show(token, formWords.create.done(token.number), 'create');
}

/** Likewise, for the token that was changed. */
export function sayUpdated(token: AccessToken): void {
  show(token, formWords.update.done(token.number), 'update');
}

function show(token: AccessToken, said: string, form: 'create' | 'update'): void {
  if (route.current.screen === form) {
    route.openToken(token, { replace: true });
    notices.say(said);
  } else notices.say(said, { action: { label: formWords.open, run: () => route.openToken(token) } });
}
