import type { StartNotice } from '../contract/desk-state';

/** What the start found missing or damaged, until the operator has read it. */
export interface StartNotices {
  read(): StartNotice[];
  /** They have been told. */
  dismiss(): void;
}

/** Gathers what the start found: each source gives its notice as it is now, null for none. */
export function openStartNotices(sources: readonly (() => StartNotice | null)[]): StartNotices {
  let isTold = false;
  return {
    read: () => (isTold ? [] : sources.flatMap((source) => source() ?? [])),
    dismiss: () => void (isTold = true),
  };
}
