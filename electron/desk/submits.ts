import type { Operator } from '../contract/desk-state';
import { failed, type Failure, type Result } from '../contract/failure';
import type { AccessToken } from '../contract/model';
import type { QueuedWork } from '../contract/outbox';
import { keyOfPlace } from '../contract/same-operator';
import { isNameless, isSameDraft } from '../offline/nameless';
import { withoutPassCodes } from '../offline/work';

/** What was sent for a form, in memory: so that a window that was begun anew learns its outcome, and never sends it twice. */
export interface Submits {
  /**
   * Sends work once. While it is on its way, and while its answer reached no window, the same work gets the same answer. A create
   * that cannot be looked up and may have been done fails as `sent-before`, unless the operator wants it all the same (`again`).
   */
  send(ask: SubmitAsk, request: () => Promise<Result<AccessToken>>): Promise<Result<AccessToken>>;
  /** The answer to work whose form came back without it; null where nothing is known of it. */
  outcome(operator: Operator, work: QueuedWork): Promise<Result<AccessToken>> | null;
  /** Forgets what reached nobody, as the operator signs out. */
  forget(operator: Operator): void;
}

interface SubmitAsk {
  /** Null where nobody is signed in: then nothing is sent anyway. */
  operator: Operator | null;
  work: QueuedWork;
  again: boolean;
  /** Whether whoever asked can still hear the answer. */
  isHeard: () => boolean;
}

interface Sent {
  key: string;
  answer: Promise<Result<AccessToken>>;
}

const most = 100;

/** Opens the memory for what is sent; nothing was. `hasTwin`: whether the Outbox holds the same create, with its outcome open. */
export function openSubmits(hasTwin: (work: QueuedWork) => boolean): Submits {
  const sent = new Map<string, Sent>();
  /** Creates without a name whose outcome nobody can find out. */
  const doubtful: { whose: string; work: Extract<QueuedWork, { kind: 'create' }> }[] = [];

  const isDoubtful = (whose: string, work: QueuedWork): boolean =>
    isNameless(work) &&
    (hasTwin(work) || doubtful.some((one) => one.whose === whose && isSameDraft(one.work.draft, work.draft)));

  function settle(whose: string, work: QueuedWork, answer: Result<AccessToken>): void {
    if (answer.ok || answer.failure.code !== 'unknown-outcome' || answer.failure.entry || !isNameless(work)) return;
    doubtful.push({ whose, work });
    if (doubtful.length > most) doubtful.shift();
  }

  return {
    async send({ operator, work, again, isHeard }, request) {
      if (!operator) return request();
      const whose = whoseOf(operator);
      const key = `${whose} ${JSON.stringify(withoutPassCodes(work))}`;
      const before = sent.get(key);
      if (before) return heard(before, isHeard);
      if (!again && isDoubtful(whose, work)) return failed(sentBefore);
      const mine: Sent = { key, answer: request() };
      sent.set(key, mine);
      for (const oldest of [...sent.keys()].slice(0, -most)) sent.delete(oldest);
      try {
        const answer = await heard(mine, isHeard);
        settle(whose, work, answer);
        return answer;
      } catch (error) {
        sent.delete(key);
        throw error;
      }
    },
    outcome(operator, work) {
      const found = sent.get(`${whoseOf(operator)} ${JSON.stringify(withoutPassCodes(work))}`);
      return found ? heard(found, () => true) : null;
    },
    forget(operator) {
      const whose = whoseOf(operator);
      for (const key of sent.keys()) if (key.startsWith(`${whose} `)) sent.delete(key);
    },
  };

  async function heard(one: Sent, isHeard: () => boolean): Promise<Result<AccessToken>> {
    const answer = await one.answer;
    if (isHeard() && sent.get(one.key) === one) sent.delete(one.key);
    return answer;
  }
}

function whoseOf({ userName, organisation, server, practice }: Operator): string {
  return `${String(practice)} ${keyOfPlace({ userName: userName ?? '', organisation: organisation ?? '', server })}`;
}

const sentBefore: Failure = {
  code: 'unknown-outcome',
  reason: 'sent-before',
  message: 'The same create was sent before, and its outcome is not known',
};
