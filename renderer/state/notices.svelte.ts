import type { Failure } from '../../electron/contract/failure';
import { explain, type Doing } from '../lib/words/failure';

/** Done is green, attention (nothing failed, but somebody has to know) amber, failed red. */
export type NoticeKind = 'done' | 'attention' | 'failed';

interface Action {
  label: string;
  run: () => void;
}

export interface Notice {
  id: number;
  kind: NoticeKind;
  text: string;
  detail: string | null;
  /** Its technical names are shown under **Details**. */
  failure: Failure | null;
  action: Action | null;
  /** What it is about: there is one notice about a subject at a time, and it goes once it is no longer true. */
  subject: string | null;
  /** Whether the action takes back a change to the subject. */
  isUndoable: boolean;
}

interface Options {
  action?: Action | null;
  subject?: string | null;
  /** It stays until it is dismissed. */
  stays?: boolean;
}

/** Long enough to read one line twice. */
const staysFor = 7_000;
/** Long enough to see that it was the wrong one. */
const undoStaysFor = 8_000;
/** Long enough to be seen by somebody who was looking at the customer. */
const attentionStaysFor = 30_000;
const shownAtOnce = 3;

/** The first to go where there are too many. */
const leastImportantFirst: readonly NoticeKind[] = ['done', 'attention', 'failed'];

const plain = { detail: null, failure: null, action: null, subject: null, isUndoable: false } as const;

class NoticesState {
  #all: readonly Notice[] = $state.raw([]);
  #last = 0;

  get done(): readonly Notice[] {
    return this.#of('done');
  }

  get attention(): readonly Notice[] {
    return this.#of('attention');
  }

  get failed(): readonly Notice[] {
    return this.#of('failed');
  }

  /** Says that something was done; it goes by itself. */
  say(text: string, { action = null, subject = null }: Options = {}): void {
    this.#add({ ...plain, kind: 'done', text, action, subject }, staysFor);
  }

  /** Says what somebody has to know although nothing failed; it goes by itself, or with its subject. */
  warn(text: string, { action = null, subject = null, stays = false }: Options = {}): void {
    this.#add({ ...plain, kind: 'attention', text, action, subject }, stays ? undefined : attentionStaysFor);
  }

  /** Says that `subject` was changed, which can be taken back for some seconds, once; only its last change can. */
  sayUndoable(text: string, subject: string, action: Action): void {
    this.#add({ ...plain, kind: 'done', text, action, subject, isUndoable: true }, undoStaysFor);
  }

  /** Says that something failed that has no place of its own on the screen; it stays until dismissed, or goes with its subject. */
  fail(failure: Failure, doing: Doing = 'other', subject: string | null = null): void {
    const { title, meaning, action } = explain(failure, doing);
    this.#add({ ...plain, kind: 'failed', text: title, detail: `${meaning} ${action}`, failure, subject });
  }

  /** Takes back the last change that can be. */
  undo(): void {
    const notice = this.#all.filter(({ isUndoable }) => isUndoable).at(-1);
    if (!notice) return;
    this.dismiss(notice.id);
    notice.action?.run();
  }

  dismiss(id: number): void {
    this.#all = this.#all.filter((notice) => notice.id !== id);
  }

  /** Takes away what is said of `subject`, as it is no longer true. */
  withdraw(subject: string): void {
    this.#all = this.#all.filter((notice) => notice.subject !== subject);
  }

  clear(): void {
    this.#all = [];
  }

  #of(kind: NoticeKind): readonly Notice[] {
    return this.#all.filter((notice) => notice.kind === kind);
  }

  #add(notice: Omit<Notice, 'id'>, staysForMs?: number): void {
    if (notice.subject !== null) this.withdraw(notice.subject);
    this.#last += 1;
    const id = this.#last;
    const before = [...this.#all];
    while (before.length >= shownAtOnce) {
      const kind = leastImportantFirst.find((each) => before.some((other) => other.kind === each));
      before.splice(
        before.findIndex((other) => other.kind === kind),
        1,
      );
    }
    this.#all = [...before, { ...notice, id }];
    if (staysForMs !== undefined) setTimeout(() => this.dismiss(id), staysForMs);
  }
}

export const notices = new NoticesState();
