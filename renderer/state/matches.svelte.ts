import type { DirectoryMatch } from '../../electron/contract/outbox';
import { call, latest } from '../lib/call';
import { cleanEntry } from '../lib/scanner/code-text';
import { route } from './route.svelte';

/** No box takes more. */
const longest = 200;

/** The tokens that this desk has seen and that fit what is typed. */
class MatchesState {
  list: readonly DirectoryMatch[] = $state.raw([]);
  /** Which one the arrow keys have chosen. */
  chosen: number | null = $state(null);
  /** What the list answers; empty before the first answer. */
  answered = $state('');

  readonly #newest = latest();

  /** Asks for what fits the text; while a newer text is typed, older answers are for nobody. */
  async ask(text: string): Promise<void> {
    this.chosen = null;
    const sought = soughtIn(text);
    if (!sought) {
      this.clear();
      return;
    }
    const answer = await this.#newest.take(call('directory:search', { text: sought }));
    if (!answer) return;
    // what cannot be searched matches nothing: the server can still be asked
    this.list = answer.ok ? answer.value : [];
    this.chosen = null;
    this.answered = sought;
  }

  /** Whether the list is what fits this text, rather than one that stood in the box before. */
  isFor(text: string): boolean {
    return this.answered === soughtIn(text);
  }

  /** Chooses the next or the one before; from either end it leads back to what is typed. */
  move(by: 1 | -1): void {
    const { length } = this.list;
    if (length === 0) return;
    // one place more than there are matches: the box itself
    const place = ((this.chosen ?? -1) + 1 + by + length + 1) % (length + 1);
    this.chosen = place === 0 ? null : place - 1;
  }

  /** Opens what the desk remembers of a token; its screen asks the server for what is so by now. */
  open({ token, seenAt }: DirectoryMatch): void {
    route.openToken(token, { partial: true, seenAt });
  }

  /** Forgets what was found. */
  clear(): void {
    this.#newest.drop();
    this.list = [];
    this.chosen = null;
    this.answered = '';
  }
}

function soughtIn(text: string): string {
  return cleanEntry(text).slice(0, longest);
}

export const matches = new MatchesState();
