import type { Failure } from '../../electron/contract/failure';
import { explain, type Doing } from '../lib/words/failure';

export interface Notice {
  id: number;
  kind: 'done' | 'failed';
  text: string;
  detail: string | null;
  action: { label: string; run: () => void } | null;
}

/** Long enough to read one line twice. */
const staysFor = 7_000;
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
    const id = this.#add({ kind: 'done', text, detail: null, action });
    setTimeout(() => this.dismiss(id), staysFor);
  }

  /** Says that something failed that has no place of its own on the screen; it stays until dismissed. */
  fail(failure: Failure, doing: Doing = 'other'): void {
    const { title, meaning, action } = explain(failure, doing);
    const said = failure.server?.message ?? failure.reference ?? '';
    this.#add({ kind: 'failed', text: title, detail: [meaning, action, said].filter(Boolean).join(' '), action: null });
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
