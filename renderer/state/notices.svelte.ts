import type { Failure } from '../../electron/contract/failure';
import { explain, type Doing } from '../lib/words/failure';

export interface Notice {
  id: number;
  kind: 'done' | 'failed';
  text: string;
  detail: string | null;
  action: { label: string; run: () => void } | null;
  /** Whose change the action takes back, if it does that. */
  undoes: string | null;
}

/** Long enough to read one line twice. */
const staysFor = 7_000;
/** Long enough to see that it was the wrong one. */
const undoStaysFor = 8_000;
const shownAtOnce = 3;

class NoticesState {
  #all: Notice[] = $state.raw([]);
  #last = 0;

  get done(): Notice[] {
    return this.#all.filter(({ kind }) => kind === 'done');
  }

  get failed(): Notice[] {
    return this.#all.filter(({ kind }) => kind === 'failed');
  }

  /** Says that something was done; it goes by itself. */
  say(text: string, action: Notice['action'] = null): void {
    const id = this.#add({ kind: 'done', text, detail: null, action, undoes: null });
    setTimeout(() => this.dismiss(id), staysFor);
  }

  /** Says that `subject` was changed, which can be taken back for some seconds, once; only its last change can. */
  sayUndoable(text: string, subject: string, action: NonNullable<Notice['action']>): void {
    this.#all = this.#all.filter(({ undoes }) => undoes !== subject);
    const id = this.#add({ kind: 'done', text, detail: null, action, undoes: subject });
    setTimeout(() => this.dismiss(id), undoStaysFor);
  }

  /** Takes back the last change that can be. */
  undo(): void {
    const notice = this.#all.filter(({ undoes }) => undoes !== null).at(-1);
    if (!notice) return;
    this.dismiss(notice.id);
    notice.action?.run();
  }

  /** Says that something failed that has no place of its own on the screen; it stays until dismissed. */
  fail(failure: Failure, doing: Doing = 'other'): void {
    const { title, meaning, action } = explain(failure, doing);
    const said = failure.server?.message ?? failure.reference ?? '';
    this.#add({
      kind: 'failed',
      text: title,
      detail: [meaning, action, said].filter(Boolean).join(' '),
      action: null,
      undoes: null,
    });
  }

  dismiss(id: number): void {
    this.#all = this.#all.filter((notice) => notice.id !== id);
  }

  clear(): void {
    this.#all = [];
  }

  #add(notice: Omit<Notice, 'id'>): number {
    this.#last += 1;
    this.#all = [...this.#all, { ...notice, id: this.#last }].slice(-shownAtOnce);
    return this.#last;
  }
}

export const notices = new NoticesState();
