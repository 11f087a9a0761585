import type { UpdateState, UpdateTrouble } from '../contract/updates';

/** Where an update stands, before anybody asks whether updates are wanted at all, or what else is under way. */
export type UpdateStage = Exclude<UpdateState, { state: 'off' | 'ready' }> | { state: 'ready'; version: string };

export type UpdateEvent =
  | { is: 'asked' }
  | { is: 'found'; version: string }
  | { is: 'nothing-newer'; at: number }
  | { is: 'check-failed'; why: UpdateTrouble }
  | { is: 'coming'; percent: number }
  | { is: 'downloaded' }
  | { is: 'download-failed'; why: UpdateTrouble };

/**
 * Gives the stage after an event. A check behind a known version shows nothing until it has an answer, and no failure of
 * one takes away what is there; a version that the feed no longer offers was withdrawn, and is not installed.
 */
export function nextStage(stage: UpdateStage, event: UpdateEvent): UpdateStage {
  const known = stage.state === 'available' || stage.state === 'ready' ? stage : null;
  switch (event.is) {
    case 'asked':
      return known ?? { state: 'checking' };
    case 'found':
      return known?.version === event.version ? known : { state: 'available', version: event.version };
    case 'nothing-newer':
      return { state: 'none', at: event.at };
    case 'check-failed':
      return known ?? { state: 'failed', why: event.why, version: null };
    case 'coming':
      return stage.state === 'available' || stage.state === 'downloading'
        ? { state: 'downloading', version: stage.version, percent: event.percent }
        : stage;
    case 'downloaded':
      return stage.state === 'downloading' ? { state: 'ready', version: stage.version } : stage;
    case 'download-failed':
      return stage.state === 'downloading' ? { state: 'failed', why: event.why, version: stage.version } : stage;
  }
}
