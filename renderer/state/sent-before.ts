import type { AssociationAnswer } from '../../electron/contract/actions';
import type { AccessToken } from '../../electron/contract/model';
import { addWords } from '../lib/words/account';
import { formWords } from '../lib/words/form';
import { account } from './account.svelte';
import type { AccountAddForm } from './account-add.svelte';
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

/** Likewise, for the token that was added to an account; its form is left. */
export function sayAdded({ account: at }: AccountAddForm, answer: AssociationAnswer): void {
  const known = answer.token?.number ?? answer.token?.authenticationCode ?? null;
  if (account.take(at, 'added', known, answer)) notices.say(addWords.done(known));
  const here = route.current;
  if (here.screen === 'account-add' && here.at.by === at.by && here.at.value === at.value) route.back();
}

function show(token: AccessToken, said: string, form: 'create' | 'update'): void {
  if (route.current.screen === form) {
    route.openToken(token, { replace: true });
    notices.say(said);
  } else notices.say(said, { action: { label: formWords.open, run: () => route.openToken(token) } });
}
