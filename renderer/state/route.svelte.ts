import type { DraftPurpose } from '../../electron/contract/kept-work';
import type {
  AccessToken,
  AccountIdentifier,
  AccountsReceivable,
  TokenIdentifier,
} from '../../electron/contract/model';
import { isSameToken } from './list-rows';

export type Route =
  | { screen: 'search' }
  | { screen: 'list' }
  | { screen: 'create'; purpose?: DraftPurpose }
  | { screen: 'outbox' }
  | { screen: 'outbox-edit' }
  | { screen: 'settings' }
  | TokenRoute
  | { screen: 'update'; token: AccessToken; address: TokenIdentifier }
  | { screen: 'account'; at: AccountIdentifier }
  | { screen: 'account-add'; at: AccountIdentifier };

interface TokenRoute {
  screen: 'token';
  token: AccessToken;
  /** How the server is asked for it; null where what is known does not suffice. */
  address: TokenIdentifier | null;
  /** Only some members were asked for: the rest has to be fetched. */
  partial: boolean;
  /** When this desk saw it, in milliseconds since the epoch, where it was remembered and not just asked for. */
  seenAt: number | null;
}

const start: Route = { screen: 'search' };

class RouteState {
  #stack: Route[] = $state.raw([start]);
  /** Changes with every step, also between two tokens. */
  step = $derived(this.#stack);

  get current(): Route {
    return this.#stack.at(-1) ?? start;
  }

  /** The place of the navigation from which the way here began. */
  get root(): Route {
    return this.#stack[0] ?? start;
  }

  get canGoBack(): boolean {
    return this.#stack.length > 1;
  }

  /** Opens a screen from which Back leads here. */
  go(route: Route): void {
    this.#stack = [...this.#stack, route];
  }

  /** Opens a place of the navigation. */
  visit(place: Extract<Route, { screen: 'search' | 'list' | 'create' | 'outbox' | 'settings' }>): void {
    this.#stack = [place];
  }

  /** Opens another screen in place of this one: after a save, the form is not where Back leads. */
  replace(route: Route): void {
    this.#stack = [...this.#stack.slice(0, -1), route];
  }

  back(): void {
    if (this.canGoBack) this.#stack = this.#stack.slice(0, -1);
  }

  /** Opens a token; `address` is needed where it has no authentication code, `partial` where only some members came. */
  openToken(
    token: AccessToken,
    more: { address?: TokenIdentifier; partial?: boolean; seenAt?: number; replace?: boolean } = {},
  ): void {
    const known = token.authenticationCode ? { authenticationCode: token.authenticationCode } : null;
    const address = known ?? more.address ?? null;
    const to = routeToToken(token, { address, partial: more.partial ?? false, seenAt: more.seenAt ?? null });
    if (more.replace) this.replace(to);
    else this.go(to);
  }

  /** Opens an account, by what is surest of what is known of it. */
  openAccount(account: AccountsReceivable): void {
    const at = addressOfAccount(account);
    if (at) this.go({ screen: 'account', at });
  }

  /** The same token as it is by now: the screen that shows it follows, and so does every one on the way back. */
  renew(before: AccessToken, now: AccessToken): void {
    for (const to of this.#stack) if (to.screen === 'token' && isSameToken(to.token, before)) to.token = now;
  }

  /** Goes on where the operator was; every screen there leads back to the one before it. */
  resume(way: readonly Route[]): void {
    if (way.length > 0) this.#stack = way.map((to) => (to.screen === 'token' ? routeToToken(to.token, to) : to));
  }

  /** Forgets every screen, when somebody else may sit down. */
  reset(): void {
    this.#stack = [start];
  }
}

function routeToToken(token: AccessToken, how: Pick<TokenRoute, 'address' | 'partial' | 'seenAt'>): TokenRoute {
  let newest = $state.raw(token);
  return {
    screen: 'token',
    get token() {
      return newest;
    },
    set token(now) {
      newest = now;
    },
    ...how,
  };
}

/** How an account is asked for; null where nothing that names it came. */
export function addressOfAccount({ id, number, name }: AccountsReceivable): AccountIdentifier | null {
  if (number) return { by: 'number', value: number };
  if (id) return { by: 'id', value: id };
  return name ? { by: 'name', value: name } : null;
}

export const route = new RouteState();
