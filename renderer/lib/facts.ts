import type { Feature } from '../../electron/contract/actions';
import { readableDate } from './readable';
import { stateWords } from './words/common';

export interface Fact {
  label: string;
  /** Null where the server gave nothing. */
  value: string | null;
  /** A code, an id, a number: every character counts. */
  mono?: true;
  /** Masked until it is asked for. */
  isSecret?: true;
  /** What a release must have for servers to send it. */
  since?: Feature;
}

export interface FactGroup {
  title: string;
  note?: string;
  /** What a release must have for servers to send any of it. */
  since?: Feature;
  facts: Fact[];
  /** What is seldom asked for, such as ids: one click away. */
  more?: Fact[];
}

/** A value in running text. */
export function fact(label: string, value: string | null | undefined): Fact {
  return { label, value: value?.trim() ? value : null };
}

/** A value of which every character counts. */
export function code(label: string, value: string | null | undefined): Fact {
  return { ...fact(label, value), mono: true };
}

/** A date as the server wrote it, made readable. */
export function date(label: string, value: string | null | undefined): Fact {
  return fact(label, value && readableDate(value));
}

/** A life-cycle state, in our words where we have some. */
export function stateFact(label: string, value: string | null | undefined): Fact {
  return fact(label, value && (stateWords[value] ?? value));
}
