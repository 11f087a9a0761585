import type { HideableFeature, Kiosk, LockableMember, PolicyView } from '../../electron/contract/policy';
import { call } from '../lib/call';
import type { Route } from './route.svelte';

const screens: Partial<Record<Route['screen'], HideableFeature>> = {
  list: 'list',
  create: 'create',
  update: 'update',
  account: 'accounts',
  'account-add': 'account-changes',
  settings: 'settings',
};

class PolicyState {
  #value: PolicyView | null = $state.raw(null);
  /** Whether it has come, or it is clear that it will not. */
  isSettled = $state(false);

  /** There is one that cannot be taken as it is; null where all is well. */
  trouble = $derived(this.#value?.state === 'unreadable' || this.#value?.state === 'invalid' ? this.#value : null);
  /** Null on an ordinary desk. */
  kiosk: Kiosk | null = $derived(this.#value?.kiosk ?? null);

  take(value: PolicyView): void {
    this.#value = value;
  }

  /** Whether the organisation has fixed a setting. */
  fixes(member: LockableMember): boolean {
    return this.#value?.locked.includes(member) ?? false;
  }

  /** Whether a server comes from the organisation. */
  fixesServer(address: string): boolean {
    return this.#value?.lockedServers.includes(address) ?? false;
  }

  /** Whether the organisation has taken something away. */
  hides(feature: HideableFeature): boolean {
    return this.#value?.hidden.includes(feature) ?? false;
  }

  /** Whether the organisation has taken a whole screen away. */
  hidesScreen(screen: Route['screen']): boolean {
    const purpose = screens[screen];
    return purpose !== undefined && this.hides(purpose);
  }

  /** Reads the policy and follows it; the answer ends that. */
  follow(): () => void {
    const stop = window.desk.on('policy:changed', (value) => this.take(value));
    void call('policy:read', null).then((answer) => {
      if (answer.ok) this.take(answer.value);
      this.isSettled = true;
    });
    return stop;
  }
}

export const policy = new PolicyState();
