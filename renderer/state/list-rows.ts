import { fold } from '../../electron/contract/fold';
import { tokenColumns } from '../../electron/contract/model';
import type { AccessToken, AccountsReceivable, TokenColumn, UdfName } from '../../electron/contract/model';
import { ownerName, readableDate } from '../lib/readable';
import { stateWords } from '../lib/words/common';
import { columnLabel } from '../lib/words/list';
import { udfKind } from './draft-fields';

export interface Sorting {
  column: TokenColumn;
  direction: 'ascending' | 'descending';
}

/** Without these a row could neither be told apart nor be opened, so they are always asked for. */
const fixed: readonly TokenColumn[] = ['number', 'authenticationCode'];

/** Whether a column cannot be hidden. */
export function isFixedColumn(column: TokenColumn): boolean {
  return fixed.includes(column);
}

/** The columns to show and to ask for, in their fixed order. */
export function orderColumns(chosen: readonly TokenColumn[]): TokenColumn[] {
  return tokenColumns.filter((column) => isFixedColumn(column) || chosen.includes(column));
}

/** A cell as it is shown and filtered. */
export function cellText(token: AccessToken, column: TokenColumn): string {
  switch (column) {
    case 'number':
    case 'authenticationCode':
    case 'identifier':
    case 'cardMaskedNumber':
      return token[column] ?? '';
    case 'lifeCycleState':
      return token.lifeCycleState === null ? '' : (stateWords[token.lifeCycleState] ?? token.lifeCycleState);
    case 'classification':
      return token.classification?.name ?? token.classification?.alternativeCode ?? token.classification?.id ?? '';
    case 'accountsReceivable':
      return token.accountsReceivable ? accountText(token.accountsReceivable) : '';
    case 'rewardsParticipant':
      return token.rewardsParticipant?.number ?? token.rewardsParticipant?.id ?? '';
    case 'verifiedDate':
      return shownDate(token.verifiedDate);
    case 'log':
      return shownDate(token.log?.createdDate);
    default:
      return udfText(token, column);
  }
}

/** An account by its number and name, of which the server often writes the one within the other. */
function accountText({ number, name, owner, id }: AccountsReceivable): string {
  const who = name ?? ownerName(owner) ?? '';
  return (number && !who.includes(number) ? `${number} ${who}`.trim() : who) || (id ?? '');
}

function udfText(token: AccessToken, name: UdfName): string {
  const text = token.udfs[name] ?? '';
  return udfKind(name) === 'date' ? shownDate(text) : text;
}

function shownDate(date: string | null | undefined): string {
  return date ? readableDate(date) : '';
}

/** A cell as it is sorted and exported: dates as the server wrote them, which spreadsheets know for dates. */
function plainText(token: AccessToken, column: TokenColumn): string {
  if (column === 'verifiedDate') return token.verifiedDate ?? '';
  if (column === 'log') return token.log?.createdDate ?? '';
  return column.startsWith('udfDate') ? (token.udfs[column as UdfName] ?? '') : cellText(token, column);
}

/** All that a filter looks at in one row. */
export function rowText(token: AccessToken, columns: readonly TokenColumn[]): string {
  return fold(columns.map((column) => cellText(token, column)).join('\n'));
}

/** Whether a row holds every word of the filter, in any column; what Search takes for the same is the same here. */
export function matchesFilter(text: string, filter: string): boolean {
  return fold(filter)
    .split(' ')
    .every((word) => text.includes(word));
}

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** The tokens in order; empty cells come last in both directions, and equal ones stay as the server gave them. */
export function sortTokens(tokens: readonly AccessToken[], sorting: Sorting | null): readonly AccessToken[] {
  if (!sorting) return tokens;
  const sign = sorting.direction === 'ascending' ? 1 : -1;
  const keyed = tokens.map((token) => ({ token, key: plainText(token, sorting.column) }));
  keyed.sort((a, b) => {
    if (a.key === '' || b.key === '') return Number(a.key === '') - Number(b.key === '');
    return sign * collator.compare(a.key, b.key);
  });
  return keyed.map(({ token }) => token);
}

/** Ascending, then descending, then as the server gave them. */
export function nextSorting(sorting: Sorting | null, column: TokenColumn): Sorting | null {
  if (sorting?.column !== column) return { column, direction: 'ascending' };
  return sorting.direction === 'ascending' ? { column, direction: 'descending' } : null;
}

/** Both pages in one, without what the second repeats because the server's order moved meanwhile. */
export function joinPages(before: readonly AccessToken[], after: readonly AccessToken[]): AccessToken[] {
  const known = new Set(before.map(keyOf).filter((key) => key !== null));
  return [...before, ...after.filter((token) => !known.has(keyOf(token) ?? ''))];
}

/** Whether both are the same token, though they may have come in different answers. */
export function isSameToken(one: AccessToken, other: AccessToken): boolean {
  return one === other || (keyOf(one) !== null && keyOf(one) === keyOf(other));
}

function keyOf({ id, number, authenticationCode }: AccessToken): string | null {
  return id ?? number ?? authenticationCode;
}

/** What is shown as rows of text with a heading, for a file. */
export function csvRows(tokens: readonly AccessToken[], columns: readonly TokenColumn[]): string[][] {
  return [columns.map(columnLabel), ...tokens.map((token) => columns.map((column) => plainText(token, column)))];
}
