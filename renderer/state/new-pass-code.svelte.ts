import type { KeptWork } from '../../electron/contract/kept-work';
import { actionWords } from '../lib/words/actions';
import { notices } from './notices.svelte';

type NewPassCode = NonNullable<KeptWork['newPassCode']>;

/** A pass code that the server told once: it stays until the operator has noted it, whichever screen they are on. */
class NewPassCodeState {
  told: NewPassCode | null = $state.raw(null);

  tell(number: string | null, passCode: string): void {
    this.told = { id: crypto.randomUUID(), number, passCode };
  }

  /** The operator has noted it: from here on nobody has it. */
  noted(): void {
    const { told } = this;
    this.clear();
    if (told) notices.say(actionWords.newPassCode(told.number));
  }

  /** Goes on after a lock or a crash, also with one that was made meanwhile. */
  resume(told: NewPassCode | null): void {
    this.told = told;
  }

  clear(): void {
    this.told = null;
  }
}

export const newPassCode = new NewPassCodeState();
