import type { AccessToken, TokenIdentifier } from '../../electron/contract/model';

export type Route =
  | { screen: 'search' }
  | { screen: 'list' }
  | { screen: 'create'; authenticationCode?: string }
  | { screen: 'settings' }
  | TokenRoute
  | { screen: 'update'; token: AccessToken; address: TokenIdentifier };

interface TokenRoute {
  screen: 'token';
  token: AccessToken;
  /** How the server is asked for it; null where what is known does not suffice. */
  address: TokenIdentifier | null;
  /** Only some members were asked for: the rest has to be fetched. */
  partial: boolean;
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
  visit(place: Extract<Route, { screen: 'search' | 'list' | 'create' | 'settings' }>): void {
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
  openToken(token: AccessToken, more: { address?: TokenIdentifier; partial?: boolean; replace?: boolean } = {}): void {
    const known = token.authenticationCode ? { authenticationCode: token.authenticationCode } : null;
    const address = known ?? more.address ?? null;
    const to: TokenRoute = { screen: 'token', token, address, partial: more.partial ?? false };
    if (more.replace) this.replace(to);
    else this.go(to);
  }

  /** Forgets every screen, when somebody else may sit down. */
  reset(): void {
    this.#stack = [start];
  }
}

export const route = new RouteState();
