import type { FieldName, FieldProblem } from '../../electron/contract/failure';
import type {
  AccountIdentifier,
  LifeCycleState,
  ParticipantIdentifier,
  TokenColumn,
  TokenHolder,
} from '../../electron/contract/model';
import type { ListAsk, NotAssociatedAsk } from '../../electron/contract/requests';

export type ListKind = 'not-associated' | 'account' | 'participant';
export type StateChoice = 'any' | Extract<LifeCycleState, 'EFFECTIVE' | 'NOT_EFFECTIVE'>;

/** What the operator chose above the table. */
export interface ListForm {
  kind: ListKind;
  /** As it stands in the box; NaN where that is no number. */
  number: number;
  state: StateChoice;
  accountBy: AccountIdentifier['by'];
  account: string;
  participantBy: ParticipantIdentifier['by'];
  participant: string;
}

/** Tells one choice of tokens from another: rows of one must not stand under another. How many are asked for is none. */
export function choiceOf(form: ListForm): string {
  switch (form.kind) {
    case 'not-associated':
      return JSON.stringify([form.kind, form.state]);
    case 'account':
      return JSON.stringify([form.kind, form.accountBy, form.account.trim()]);
    case 'participant':
      return JSON.stringify([form.kind, form.participantBy, form.participant.trim()]);
  }
}

/** One question to the server; asking on repeats it, with another offset or a larger number. */
export type ListQuery =
  { kind: 'not-associated'; ask: NotAssociatedAsk } | { kind: 'account' | 'participant'; ask: ListAsk };

/** More than the main process lets through at once. */
export const mostTokens = 10_000;

export const emptyListForm: ListForm = {
  kind: 'not-associated',
  number: 50,
  state: 'any',
  accountBy: 'number',
  account: '',
  participantBy: 'number',
  participant: '',
};

/** What keeps the list from being loaded; nothing in it means that it may be. */
export function checkListForm(form: ListForm): Partial<Record<FieldName, FieldProblem>> {
  const problems: Partial<Record<FieldName, FieldProblem>> = {};
  const isCount = Number.isInteger(form.number) && form.number >= 1 && form.number <= mostTokens;
  if (!isCount) problems.number = { problem: 'malformed' };
  if (form.kind === 'account' && !form.account.trim()) problems.account = { problem: 'required' };
  if (form.kind === 'participant' && !form.participant.trim()) problems.rewardsParticipant = { problem: 'required' };
  return problems;
}

/** What has to be asked for: the columns, and the state where it is compared on this desk. */
export function columnsFor(form: ListForm, columns: TokenColumn[]): TokenColumn[] {
  const comparesState = form.kind !== 'not-associated' && form.state !== 'any';
  return comparesState && !columns.includes('lifeCycleState') ? [...columns, 'lifeCycleState'] : columns;
}

/**
 * The form as a first question. The API filters by state only where tokens are linked to nobody (docs/design/api.md 3.2,
 * 3.3).
 */
export function toQuery(form: ListForm, columns: TokenColumn[]): ListQuery {
  if (form.kind === 'not-associated') {
    const ask: NotAssociatedAsk = { number: form.number, columns };
    if (form.state !== 'any') ask.lifeCycleState = form.state;
    return { kind: form.kind, ask };
  }
  const holder: TokenHolder =
    form.kind === 'account'
      ? { accountsReceivable: { by: form.accountBy, value: form.account.trim() } }
      : { rewardsParticipant: { by: form.participantBy, value: form.participant.trim() } };
  const ask = { holder, numberOfResults: form.number, offset: 0, columns: columnsFor(form, columns) };
  return { kind: form.kind, ask };
}

/** The question for `step` tokens more than the `received` ones; not associated tokens have no second page, only a larger first. */
export function askOn(query: ListQuery, received: number, step: number): ListQuery {
  if (query.kind === 'not-associated') {
    return { ...query, ask: { ...query.ask, number: Math.min(received + step, mostTokens) } };
  }
  return { ...query, ask: { ...query.ask, offset: received, numberOfResults: step } };
}
