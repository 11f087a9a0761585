import type { Settings, SettingsChange, StartNotice } from '../../electron/contract/desk-state';
import { call } from '../lib/call';
import { notices } from './notices.svelte';
import { scanner } from './scanner.svelte';

class SettingsState {
  #value: Settings | null = $state.raw(null);
  /** Whether they have come, or it is clear that they will not. */
  isSettled = $state(false);
  /** What the start found missing or damaged; empty once it was read. */
  notices: readonly StartNotice[] = $state.raw([]);

  /** Null until the main process has answered. */
  get value(): Settings | null {
    return this.#value;
  }

  take(value: Settings): void {
    this.#value = value;
    scanner.take(value);
    document.documentElement.dataset['density'] = value.density;
  }

  /** Shows the change at once and keeps it; what cannot be kept is taken back and said. */
  async change(change: SettingsChange): Promise<boolean> {
    const before = this.#value;
    if (before) this.take({ ...before, ...change });
    const answer = await call('settings:change', change);
    if (answer.ok) this.take(answer.value);
    else {
      if (before) this.take(before);
      notices.fail(answer.failure, 'other', 'settings');
    }
    return answer.ok;
  }

  /** The operator has read it. */
  dismissNotices(): void {
    this.notices = [];
    void call('settings:notice-read', null);
  }

  /** Reads the settings and follows them; the answer ends that. */
  follow(): () => void {
    const stop = window.desk.on('settings:changed', (value) => this.take(value));
    void call('settings:read', null).then((answer) => {
      if (answer.ok) this.take(answer.value);
      else notices.fail(answer.failure);
      this.isSettled = true;
    });
    void call('settings:notice', null).then((answer) => {
      if (answer.ok) this.notices = answer.value;
    });
    return stop;
  }
}

export const settings = new SettingsState();
