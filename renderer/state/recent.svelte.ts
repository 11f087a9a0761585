import type { AccessToken } from '../../electron/contract/model';

const kept = 6;

class RecentState {
  #tokens: AccessToken[] = $state.raw([]);

  /** The tokens opened since sign-in, the newest first; in memory only. */
  get tokens(): AccessToken[] {
    return this.#tokens;
  }

  remember(token: AccessToken): void {
    this.#tokens = [token, ...this.#tokens.filter((other) => !isSame(other, token))].slice(0, kept);
  }

  clear(): void {
    this.#tokens = [];
  }
}

function isSame(one: AccessToken, other: AccessToken): boolean {
  if (one.id || other.id) return one.id === other.id;
  return one.number === other.number && one.authenticationCode === other.authenticationCode;
}

export const recent = new RecentState();
