import type { UnheardOutcome } from '../../electron/contract/unheard';
import { call } from '../lib/call';
import { unheardWords } from '../lib/words/actions';
import { keepWorkNow } from './keep-now';
import { newPassCode } from './new-pass-code.svelte';
import { notices } from './notices.svelte';

/** Tells the operator what became of a secret that was asked for before the desk locked or its window failed. */
export async function tellUnheard(): Promise<void> {
  const answer = await call('unheard:read', null);
  if (answer.ok) for (const entry of answer.value) await tell(entry);
}

/** Tells from now on what the main process comes to know later; the answer ends that. */
export function followUnheard(): () => void {
  return window.desk.on('unheard:changed', () => void tellUnheard());
}

async function tell({ id, action, token, outcome }: UnheardOutcome): Promise<void> {
  const words = unheardWords[action];
  if (outcome.state !== 'waiting') notices.withdraw(id);
  switch (outcome.state) {
    case 'waiting':
      notices.warn(words.waiting(token), { subject: id, stays: true });
      return;
    case 'told':
      // one after the other: the next is told once this one is noted
      if (newPassCode.told && newPassCode.told.id !== id) return;
      newPassCode.resume({ id, number: token, passCode: outcome.passCode });
      await keepWorkNow();
      break;
    case 'made':
      notices.warn(words.made(token), { subject: id, stays: true });
      break;
    case 'failed':
      notices.fail(outcome.failure, action, id);
  }
  await call('unheard:heard', { id });
}
