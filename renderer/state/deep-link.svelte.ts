import type { DeepLink } from '../../electron/contract/deep-link';
import { call } from '../lib/call';
import { deepLinkWords as words } from '../lib/words/deep-link';
import { notices } from './notices.svelte';
import { policy } from './policy.svelte';
import { route, type Route } from './route.svelte';
import { search } from './search.svelte';

const forms: readonly Route['screen'][] = ['create', 'update', 'account-add', 'outbox-edit'];

/** Links of other programs: they show a token or a customer, and change nothing. */
class DeepLinkState {
  /** Came while the operator was in the middle of a form, or of a dialog: they decide. */
  question: { link: DeepLink; fromDialog: boolean } | null = $state.raw(null);

  /** Opens the link that waits, and each one that comes; the answer ends that. */
  follow(): () => void {
    const stop = window.desk.on('link:arrived', () => void this.#take());
    void this.#take();
    return stop;
  }

  /** The operator wants it opened. */
  accept(): void {
    const { question } = this;
    this.question = null;
    if (question) void this.#open(question.link);
  }

  /** The operator stays where they are. */
  decline(): void {
    this.question = null;
  }

  async #take(): Promise<void> {
    const answer = await call('link:take', null);
    const link = answer.ok ? answer.value : null;
    if (link === 'invalid') notices.warn(words.invalid);
    else if (link) await this.#consider(link);
  }

  /** One that comes while another is asked about takes its place. */
  async #consider(link: DeepLink): Promise<void> {
    const fromDialog = this.question?.fromDialog ?? document.querySelector('dialog[open]') !== null;
    if (fromDialog || forms.includes(route.current.screen)) this.question = { link, fromDialog };
    else await this.#open(link);
  }

  async #open(link: DeepLink): Promise<void> {
    if (link.kind === 'token') await search.lookUpLink(link.authenticationCode);
    else if (policy.hidesScreen('account')) notices.warn(words.hidden);
    else route.go({ screen: 'account', at: { by: 'number', value: link.number } });
  }
}

export const deepLink = new DeepLinkState();
