import type { Marker } from './keychain-marker';
import type { KeychainAnswer, KeychainChange, KeychainRead } from './keychain-outcome';

/** One secret of this profile in the operating system's keychain. */
export interface KeychainEntry {
  read(): Promise<KeychainRead>;
  /** Refuses over 2,000 bytes as `too-large`; what was kept before is gone then, too. */
  write(secret: string): Promise<KeychainChange>;
  /** Counts from the call on, also after a restart: what the keychain cannot remove now, is removed as soon as it can. */
  remove(): Promise<KeychainChange>;
}

export interface EntryParts {
  /** Puts one call; `isWritten` says, once null has come, that null means locked. */
  ask: (
    verb: 'read' | 'write' | 'remove',
    secret: string | undefined,
    isWritten: () => boolean,
  ) => Promise<KeychainAnswer>;
  marker: Marker;
}

/** Windows refuses more than 2,560 bytes. */
const largestSecret = 2_000;

/** Gives one entry; its marker settles what the keychain's own answers leave open. */
export function openEntry({ ask, marker }: EntryParts): KeychainEntry {
  const isWritten = (): boolean => marker.says() === 'written';
  let removals = 0;
  let removing: Promise<KeychainChange> | undefined;

  /** One for all that want the same secret gone. */
  function remove(): Promise<KeychainChange> {
    const mine = (removing ??= carryOutRemoval().finally(() => {
      if (removing === mine) removing = undefined;
    }));
    return mine;
  }

  async function carryOutRemoval(): Promise<KeychainChange> {
    const mine = ++removals;
    const before = marker.says();
    // Before the keychain is asked, which may hang until the app has ended.
    marker.set('removed');
    // A locked keychain removes nothing and says so as calmly as one that had nothing.
    const answer = await ask('remove', undefined, () => before === 'written');
    if (typeof answer === 'string') return answer;
    if (mine === removals && (answer.value !== null || before !== 'removed')) marker.set('none');
    return 'done';
  }

  return {
    async read() {
      if (marker.says() === 'removed') {
        await remove();
        return { outcome: 'not-stored' };
      }
      const before = removals;
      const answer = await ask('read', undefined, isWritten);
      if (typeof answer === 'string') return { outcome: answer };
      if (removals !== before) return { outcome: 'not-stored' };
      if (answer.value === null)
        return marker.says() === 'gone' ? { outcome: 'not-stored', isGone: true } : { outcome: 'not-stored' };
      if (!isWritten() && !marker.set('written')) return { outcome: 'failed' };
      return { outcome: 'stored', secret: answer.value };
    },

    async write(secret) {
      if (Buffer.byteLength(secret) > largestSecret) {
        await remove();
        return 'too-large';
      }
      removing = undefined;
      const before = removals;
      const answer = await ask('write', secret, () => false);
      if (typeof answer === 'string') {
        // A call that was given up may yet be carried out, and an older secret may still be there: neither may come back.
        marker.set('removed');
        return answer;
      }
      // What was removed meanwhile does not come back: the removal stands in line behind this.
      if (removals !== before) return 'failed';
      if (marker.set('written')) return 'done';
      await remove();
      return 'failed';
    },

    remove,
  };
}

/** Compares markers with a keychain that was just shown to be open, where null means that nothing is there. */
export async function settleEntry({ ask, marker }: EntryParts): Promise<void> {
  const word = marker.says();
  if (word !== 'written' && word !== 'removed') return;
  const answer = await ask(word === 'written' ? 'read' : 'remove', undefined, () => false);
  if (typeof answer === 'string') return;
  if (word === 'removed') marker.set('none');
  else if (answer.value === null) marker.set('gone');
}
