import type { AccessToken } from '../../electron/contract/model';
import { isSameToken } from './list-rows';

const kept = 6;

class RecentState {
  #tokens: AccessToken[] = $state.raw([]);

  /** The tokens opened since sign-in, the newest first; in memory only. */
  get tokens(): AccessToken[] {
    return this.#tokens;
  }

  remember(token: AccessToken): void {
    this.#tokens = [token, ...this.#tokens.filter((other) => !isSameToken(other, token))].slice(0, kept);
  }

  forget(token: AccessToken): void {
    this.#tokens = this.#tokens.filter((other) => !isSameToken(other, token));
  }

  clear(): void {
    this.#tokens = [];
  }
}

export const recent = new RecentState();
