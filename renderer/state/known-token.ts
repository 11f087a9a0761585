import type { AccessToken } from '../../electron/contract/model';
import { list } from './list.svelte';
import { recent } from './recent.svelte';
import { route } from './route.svelte';

/** A token was read again or changed: every place that shows it, or goes back to it, has it as it is by now. */
export function renewToken(before: AccessToken, now: AccessToken): void {
  recent.forget(before);
  recent.remember(now);
  list.renew(before, now);
  route.renew(before, now);
}

/** A token is gone from the server: no place shows it any more, and the way back to it is closed. */
export function forgetToken(token: AccessToken): void {
  recent.forget(token);
  list.renew(token, null);
  route.visit({ screen: 'search' });
}
