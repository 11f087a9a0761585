import type { Operator } from '../contract/desk-state';
import type { KeptWork } from '../contract/kept-work';
import { keyOfPlace } from '../contract/same-operator';

/** What operators are in the middle of, in memory until they sign out or the app ends. */
export interface Drafts {
  /** Keeps nothing for an operator whose own was not read first: the window then still shows what was somebody else's. */
  keep(operator: Operator, work: KeptWork): void;
  read(operator: Operator): KeptWork | null;
  forget(operator: Operator): void;
}

/** More than ever share a desk in one day; the one that was used least lately goes. */
const mostOperators = 8;

/** Opens the memory for drafts; nobody gets another operator's. */
export function openDrafts(): Drafts {
  const kept = new Map<string, KeptWork>();
  let shown: string | undefined;
  return {
    keep(operator, work) {
      const key = keyOf(operator);
      if (key !== shown) return;
      kept.delete(key);
      kept.set(key, work);
      for (const oldest of [...kept.keys()].slice(0, -mostOperators)) kept.delete(oldest);
    },
    read(operator) {
      shown = keyOf(operator);
      return kept.get(shown) ?? null;
    },
    forget: (operator) => void kept.delete(keyOf(operator)),
  };
}

function keyOf({ server, organisation, userName, practice }: Operator): string {
  return `${String(practice)} ${keyOfPlace({ server, organisation: organisation ?? '', userName: userName ?? '' })}`;
}
