import type { Desk } from '../../electron/contract/bridge';
import { failed } from '../../electron/contract/failure';
import type { Result } from '../../electron/contract/failure';
import type { Answer, Ask, RequestName } from '../../electron/contract/requests';

type Answers = { [N in RequestName]?: (ask: Ask<N>) => Result<Answer<N>> | Promise<Result<Answer<N>>> };

export interface FakeDesk {
  /** What the window asked for, in order, as it went over. */
  asked: { name: RequestName; ask: unknown }[];
  /** Sets how requests are answered from now on; what has no answer fails as `offline`. */
  answer: (answers: Answers) => void;
  /** All that was asked under one name. */
  asksOf: <N extends RequestName>(name: N) => Ask<N>[];
}

/** Puts a main process into the test's window: answers are functions, and asks are cloned as they are on their way. */
export function installFakeDesk(): FakeDesk {
  const asked: FakeDesk['asked'] = [];
  let answers: Answers = {};
  const desk: Desk = {
    async call(name, ask) {
      const sent = structuredClone(ask);
      asked.push({ name, ask: sent });
      const reply = answers[name];
      return reply ? reply(sent) : failed({ code: 'offline', message: `No answer to ${name}` });
    },
    on: () => () => undefined,
  };
  Object.defineProperty(window, 'desk', { value: desk, configurable: true });
  return {
    asked,
    answer: (more) => (answers = { ...answers, ...more }),
    asksOf: <N extends RequestName>(name: N) =>
      asked.filter((entry) => entry.name === name).map((entry) => entry.ask as Ask<N>),
  };
}

/** A promise to be kept later, for answers that are to overlap. */
export function later<T>(): { promise: Promise<T>; keep: (value: T) => void } {
  let keep: (value: T) => void = () => undefined;
  const promise = new Promise<T>((resolve) => (keep = resolve));
  return { promise, keep };
}
