import type { Failure } from '../../electron/contract/failure';
import type { ProxyAsk, ProxySignedIn } from '../../electron/contract/proxy';
import { call, goOnAfterProxy } from '../lib/call';

class Proxy {
  #asks: ProxyAsk | null = $state.raw(null);
  #isOpen = $state(false);
  #waiting: ((isThrough: boolean) => void)[] = [];

  /** The sign-in that a proxy asks for; null where none does. */
  get asks(): ProxyAsk | null {
    return this.#asks;
  }

  /** Whether the operator is asked now. */
  get isOpen(): boolean {
    return this.#isOpen && this.#asks !== null;
  }

  open(): void {
    this.#isOpen = true;
  }

  /** The operator does not sign in to the proxy now. */
  cancel(): void {
    this.#isOpen = false;
    this.#settle(false);
  }

  /** Gives where the password is kept, or the failure. */
  async signIn(userName: string, password: string): Promise<ProxySignedIn | Failure> {
    const proxy = this.#asks?.proxy ?? '';
    const answer = await call('proxy:sign-in', { proxy, userName, password });
    if (!answer.ok) return answer.failure;
    this.#take(null);
    return answer.value;
  }

  /** Waits until the operator has signed in to the proxy; false where they do not. */
  async isThrough(): Promise<boolean> {
    const answer = await call('proxy:read', null);
    if (answer.ok) this.#take(answer.value);
    // it let the last request through meanwhile, or asks in a way that cannot be answered
    if (!this.#asks) return false;
    this.#isOpen = true;
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  /** Reads whether a proxy asks and follows it; the answer ends that. */
  follow(): () => void {
    const stop = window.desk.on('proxy:changed', (asks) => this.#take(asks));
    void call('proxy:read', null).then((answer) => {
      if (answer.ok) this.#take(answer.value);
    });
    return stop;
  }

  #take(asks: ProxyAsk | null): void {
    const isNew = asks !== null && (this.#asks?.proxy !== asks.proxy || this.#asks.isRefused !== asks.isRefused);
    this.#asks = asks;
    if (isNew) this.#isOpen = true;
    if (asks !== null) return;
    this.#isOpen = false;
    this.#settle(true);
  }

  #settle(isThrough: boolean): void {
    for (const answer of this.#waiting.splice(0)) answer(isThrough);
  }
}

export const proxy = new Proxy();
goOnAfterProxy(() => proxy.isThrough());
