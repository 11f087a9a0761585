import type { KeptWork } from '../../electron/contract/kept-work';
import { call } from '../lib/call';
import { keepBy } from './keep-now';
import { resumeWork, workNow } from './kept-work';

/** Less than anybody takes from one key to the shortcut that locks the desk. */
const restMs = 50;

/** Takes up what the operator was in the middle of, where the main process has kept something. */
export async function takeUpWork(): Promise<void> {
  const kept = await call('drafts:read', null);
  if (kept.ok && kept.value) resumeWork(kept.value);
}

/** Keeps from now on what the operator is in the middle of, outside this window; the answer ends that. */
export function keepWork(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let work = '';

  async function keep(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    // what cannot be kept now is kept with the next key
    await call('drafts:keep', JSON.parse(JSON.stringify(workNow())) as KeptWork);
  }

  const stop = $effect.root(() => {
    $effect(() => {
      const now = JSON.stringify(workNow());
      if (now === work) return;
      work = now;
      timer ??= setTimeout(() => void keep(), restMs);
    });
  });
  keepBy(keep);
  return () => {
    keepBy(null);
    clearTimeout(timer);
    stop();
  };
}
