import type { Entry, EntryState } from './entry';

/**
 * What an entry is in the midst of; none of it outlives the app, so none of it is kept. `direct`: the operator waits for the
 * answer on another screen, and the entry is there in case it is lost.
 */
export type Phase = 'direct' | 'resting' | 'reading' | 'counting' | 'sending' | 'looking' | 'waiting' | 'looking-again';

/** An entry and what is being done about it. */
export interface Standing {
  entry: Entry;
  phase: Phase;
}

/** Gives an entry in a state, with nothing being done about it. */
export function rest(entry: Entry, state: EntryState): Standing {
  return { entry: { ...entry, state }, phase: 'resting' };
}

/** What an entry is after a start: a request that was begun may have arrived (docs/design/offline.md, An entry's life). */
export function afterRestart(entry: Entry): Standing {
  const { state } = entry;
  if (state.name !== 'sending') return { entry, phase: 'resting' };
  return rest(entry, { name: 'unknown', mayResend: !state.isResend, isRefused: false });
}
