import type { UpdateState } from '../../electron/contract/updates';
import { call } from '../lib/call';
import { notices } from './notices.svelte';

class UpdatesState {
  #value: UpdateState | null = $state.raw(null);

  /** Null until the main process has answered. */
  get value(): UpdateState | null {
    return this.#value;
  }

  /** Reads how it stands with updates and follows it; the answer ends that. */
  follow(): () => void {
    const stop = window.desk.on('updates:changed', (value) => (this.#value = value));
    void call('updates:read', null).then((answer) => {
      if (answer.ok) this.#value = answer.value;
    });
    return stop;
  }

  async ask(name: 'updates:check' | 'updates:download' | 'updates:install'): Promise<void> {
    const answer = await call(name, null);
    notices.withdraw('updates');
    if (answer.ok) this.#value = answer.value;
    else notices.fail(answer.failure, 'other', 'updates');
  }
}

export const updates = new UpdatesState();
