import type { Result } from './failure';
import type { Answer, Ask, EventName, Events, RequestName } from './requests';

/** All that the window is given: `window.desk`. */
export interface Desk {
  call<N extends RequestName>(name: N, ask: Ask<N>): Promise<Result<Answer<N>>>;
  /** Listens to an event; the answer ends the listening. */
  on<N extends EventName>(name: N, listener: (value: Events[N]) => void): () => void;
}
