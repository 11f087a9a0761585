import type { Operator } from '../contract/desk-state';
import { failed, type Failure, type Result } from '../contract/failure';
import type { QueuedWork } from '../contract/outbox';
import { keyOfPlace } from '../contract/same-operator';
import type { EntryState } from '../offline/entry';
import { isNameless, isSameDraft } from '../offline/nameless';
import { withoutPassCodes } from '../offline/work';

/** One press of a form's button, by an id that the window makes and keeps with the form until its outcome is known. */
interface Submit {
  /** Null where nobody is signed in: then nothing is sent anyway. */
  operator: Operator | null;
  id: string;
  /** What it makes or changes; null where doing it twice does no harm. */
  work: QueuedWork | null;
  /** The operator was told that it may be done already, and wants it all the same. */
  again: boolean;
}

/**
 * What forms have sent, in memory: a window that was begun anew learns its outcome, and the same submit is never sent twice.
 * Answers stay until their operator signs out, since nobody can tell whether a window was still there to show them.
 */
export interface Submits<T> {
  /**
   * Sends a submit once; the same submit gets the same answer. Fails as `sent-before` or `sent-otherwise` where a create may
   * have been done already, unless the operator wants it all the same.
   */
  send(submit: Submit, request: () => Promise<Result<T>>): Promise<Result<T>>;
  /**
   * Saves a submit for later; fails as `send` does, unless `isSaved` tells that it is a further try to save the same.
   */
  save<S>(submit: Submit, isSaved: () => Promise<boolean>, save: () => Promise<Result<S>>): Promise<Result<S>>;
  /** The answer to a submit whose form came back without it; null where it was never sent. */
  outcome(operator: Operator, id: string): Promise<Result<T>> | null;
  /** Forgets the answers, as the operator signs out. */
  forget(operator: Operator): void;
}

/** Creates that may have been done: they are on their way, or their answers were lost. */
interface Doubts {
  add(submit: Submit): void;
  /** Its answer is there: clear, or lost. */
  answered(submit: Submit, failure: Failure | null): void;
  /** Whether it was sent before, its answer was lost, and nothing in the Outbox finds out what became of it. */
  isLost(submit: Submit): boolean;
  /** Why the operator has to decide about a submit before it is sent; null where nothing is in doubt. */
  about(submit: Submit): Failure | null;
}

interface Doubt {
  whose: string;
  id: string;
  work: Extract<QueuedWork, { kind: 'create' }>;
  /** The entry of the Outbox that finds out what became of it. */
  entry: string | null;
}

const most = 100;

/**
 * Opens the list of creates that may have been done. `hasTwin`: whether the Outbox holds the same create with its outcome open.
 * `stateOf`: the state of an entry of the Outbox, null where it is gone.
 */
export function openDoubts(
  hasTwin: (work: QueuedWork) => boolean,
  stateOf: (entry: string) => EntryState['name'] | null,
): Doubts {
  let doubts: Doubt[] = [];

  /** Whether a submit was decided about in the Outbox, or refused by the server. */
  function isOver({ entry }: Doubt): boolean {
    if (entry === null) return false;
    const state = stateOf(entry);
    return state === null || state === 'rejected';
  }

  function isOwn({ whose, id }: Doubt, submit: Submit): boolean {
    return id === submit.id && whose === whoseOf(submit.operator);
  }

  /** An entry of the Outbox answers for itself: whether it is a twin is asked there. */
  function isTwin({ whose, work, entry }: Doubt, submit: Submit): boolean {
    return entry === null && whose === whoseOf(submit.operator) && isSameWork(work, submit.work);
  }

  return {
    add(submit) {
      const { id, work, again } = submit;
      if (work?.kind !== 'create') return;
      // what was decided about is not asked again
      if (again) doubts = doubts.filter((doubt) => !isTwin(doubt, submit));
      const { passCode: _, ...draft } = work.draft;
      const doubt: Doubt = { whose: whoseOf(submit.operator), id, work: { kind: 'create', draft }, entry: null };
      doubts = [...doubts.filter((other) => !isOwn(other, submit)), doubt].slice(-most);
    },
    answered(submit, failure) {
      const isLost = failure?.code === 'unknown-outcome';
      doubts = doubts.flatMap((doubt) => {
        if (!isOwn(doubt, submit)) return [doubt];
        return isLost ? [{ ...doubt, entry: failure.entry ?? null }] : [];
      });
    },
    isLost: (submit) => doubts.some((doubt) => doubt.entry === null && isOwn(doubt, submit)),
    about(submit) {
      const { work } = submit;
      if (work?.kind !== 'create') return null;
      doubts = doubts.filter((doubt) => !isOver(doubt));
      const own = doubts.find((doubt) => isOwn(doubt, submit));
      if (own && !isSameWork(own.work, work))
        return own.entry === null ? sentOtherwise : { ...sentOtherwise, entry: own.entry };
      if (!isNameless(work)) return null;
      return hasTwin(work) || doubts.some((doubt) => isTwin(doubt, submit)) ? sentBefore : null;
    },
  };
}

/** What is refused after a first try whose answer was lost may be refused since the first one was done. */
function afterLost<T>(answer: Result<T>): Result<T> {
  if (answer.ok || answer.failure.code === 'unknown-outcome') return answer;
  const { fields: _, conflict: __, retryAfterMs: ___, ...failure } = answer.failure;
  return failed({ ...failure, code: 'unknown-outcome', reason: 'first-try-unknown' });
}

interface Sent<T> {
  text: string;
  answer: Promise<Result<T>>;
  /** No answer came: sending it again is for the server, or the Outbox, to recognise. */
  isLost: boolean;
}

/** Opens the memory for what forms send; nothing was. */
export function openSubmits<T>(doubts: Doubts): Submits<T> {
  const sent = new Map<string, Sent<T>>();

  /** The same submit that was sent, unless its answer was lost: what it was is there, or on its way. */
  function answered({ operator, id, work }: Submit): Sent<T> | undefined {
    const before = operator ? sent.get(keyOf(operator, id)) : undefined;
    return before?.text === textOf(work) && !before.isLost ? before : undefined;
  }

  return {
    async send(submit, request) {
      const { operator, work, again } = submit;
      if (!operator) return request();
      const key = keyOf(operator, submit.id);
      const before = answered(submit);
      if (before) return before.answer;
      const doubt = again ? null : doubts.about(submit);
      if (doubt) return failed(doubt);
      const isSecond = doubts.isLost(submit);
      doubts.add(submit);
      const mine: Sent<T> = {
        text: textOf(work),
        answer: isSecond ? request().then(afterLost) : request(),
        isLost: false,
      };
      sent.set(key, mine);
      for (const oldest of [...sent.keys()].slice(0, -most)) sent.delete(oldest);
      try {
        const answer = await mine.answer;
        mine.isLost = !answer.ok && answer.failure.code === 'unknown-outcome';
        doubts.answered(submit, answer.ok ? null : answer.failure);
        return answer;
      } catch (error) {
        // A fault of the app: it may have been done, so the doubt stays.
        sent.delete(key);
        throw error;
      }
    },
    async save(submit, isSaved, save) {
      if (submit.again || (await isSaved())) return save();
      const doubt = answered(submit) ? sentBefore : doubts.about(submit);
      return doubt ? failed(doubt) : save();
    },
    outcome: (operator, id) => sent.get(keyOf(operator, id))?.answer ?? null,
    forget(operator) {
      for (const key of sent.keys()) if (key.startsWith(`${whoseOf(operator)} `)) sent.delete(key);
    },
  };
}

function isSameWork(one: QueuedWork, other: QueuedWork | null): boolean {
  return one.kind === 'create' && other?.kind === 'create' && isSameDraft(one.draft, other.draft);
}

function textOf(work: QueuedWork | null): string {
  return work ? JSON.stringify(withoutPassCodes(work)) : '';
}

function keyOf(operator: Operator, id: string): string {
  return `${whoseOf(operator)} ${id}`;
}

function whoseOf(operator: Operator | null): string {
  if (!operator) return '';
  const { userName, organisation, server, practice } = operator;
  return `${String(practice)} ${keyOfPlace({ userName: userName ?? '', organisation: organisation ?? '', server })}`;
}

const sentBefore: Failure = {
  code: 'unknown-outcome',
  reason: 'sent-before',
  message: 'The same create was sent before, and its outcome is not known',
};
const sentOtherwise: Failure = {
  code: 'unknown-outcome',
  reason: 'sent-otherwise',
  message: 'The form was sent before with other values, and its outcome is not known',
};
