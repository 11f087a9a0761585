import type { Connection } from '../../electron/contract/desk-state';
import { call } from '../lib/call';

class ConnectionState {
  #value: Connection = $state('online');

  get value(): Connection {
    return this.#value;
  }

  /** Reads whether the server answers and follows it; the answer ends that. */
  follow(): () => void {
    const stop = window.desk.on('connection:changed', (value) => (this.#value = value));
    void call('connection:read', null).then((answer) => {
      if (answer.ok) this.#value = answer.value;
    });
    return stop;
  }
}

export const connection = new ConnectionState();
