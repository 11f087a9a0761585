import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tokenColumns } from '../../electron/contract/model';
import type { AccessToken } from '../../electron/contract/model';
import {
  cellText,
  csvRows,
  joinPages,
  matchesFilter,
  nextSorting,
  orderColumns,
  rowText,
  sortTokens,
} from '../../renderer/state/list-rows';
import { tokenWith } from '../support/tokens';

const maybe = fc.option(fc.string({ maxLength: 6 }), { nil: null });
const token = fc.record({ number: maybe, identifier: maybe, authenticationCode: maybe }).map(tokenWith);
const column = fc.constantFrom(...tokenColumns);

describe('sorting', () => {
  test('keeps every token, puts empty cells last in both directions, and mirrors the rest', () => {
    fc.assert(
      fc.property(fc.array(token, { maxLength: 30 }), column, (tokens, by) => {
        const up = sortTokens(tokens, { column: by, direction: 'ascending' });
        const down = sortTokens(tokens, { column: by, direction: 'descending' });
        expect(new Set(up)).toEqual(new Set(tokens));
        for (const sorted of [up, down]) {
          const cells = sorted.map((one) => cellText(one, by) === '');
          expect(cells).toEqual([...cells].sort((a, b) => Number(a) - Number(b)));
        }
        const compare = new Intl.Collator('en', { numeric: true, sensitivity: 'base' }).compare;
        const filled = up.map((one) => cellText(one, by)).filter(Boolean);
        filled.slice(1).forEach((cell, index) => {
          expect(compare(filled[index] ?? '', cell)).toBeLessThanOrEqual(0);
        });
      }),
    );
  });

  test('counts digits as numbers, and orders dates by time', () => {
    const numbered = ['AT10', 'AT9', 'at1'].map((number) => tokenWith({ number }));
    expect(sortTokens(numbered, { column: 'number', direction: 'ascending' }).map(({ number }) => number)).toEqual([
      'at1',
      'AT9',
      'AT10',
    ]);
    const dated = ['2017-11-02T00:00:00', '2016-12-31T23:59:59'].map((verifiedDate) => tokenWith({ verifiedDate }));
    const sorted = sortTokens(dated, { column: 'verifiedDate', direction: 'ascending' });
    expect(sorted.map(({ verifiedDate }) => verifiedDate)).toEqual(['2016-12-31T23:59:59', '2017-11-02T00:00:00']);
  });

  test('goes from ascending to descending to the server’s order', () => {
    const up = nextSorting(null, 'number');
    expect(up).toEqual({ column: 'number', direction: 'ascending' });
    const down = nextSorting(up, 'number');
    expect(down).toEqual({ column: 'number', direction: 'descending' });
    expect(nextSorting(down, 'number')).toBeNull();
    expect(nextSorting(down, 'log')).toEqual({ column: 'log', direction: 'ascending' });
  });
});

describe('the filter', () => {
  const text = (members: Partial<AccessToken>) => rowText(tokenWith(members), tokenColumns);
  const jane = text({ number: 'AT0000000671', identifier: 'José@example.com', lifeCycleState: 'NOT_EFFECTIVE' });

  test('finds words in any shown column, in any order, without regard to capitals and accents', () => {
    expect(matchesFilter(jane, 'jose 671')).toBe(true);
    expect(matchesFilter(jane, 'JOSÉ effective')).toBe(true);
    expect(matchesFilter(jane, 'jose 672')).toBe(false);
  });

  test('sees nothing of a hidden column', () => {
    expect(matchesFilter(rowText(tokenWith({ identifier: 'jane' }), ['number']), 'jane')).toBe(false);
  });
});

describe('columns', () => {
  test('come in one order, with those by which a token is told apart and opened', () => {
    expect(orderColumns(['log', 'identifier'])).toEqual(['number', 'authenticationCode', 'identifier', 'log']);
    expect(orderColumns([])).toEqual(['number', 'authenticationCode']);
  });

  test('show an account by number and name, without saying the number twice', () => {
    const account = { id: 'A1', number: 'ACR1', name: 'ACR1 Jane Example', lifeCycleState: null, owner: null };
    expect(cellText(tokenWith({ accountsReceivable: account }), 'accountsReceivable')).toBe('ACR1 Jane Example');
    const other = { ...account, name: 'Jane Example' };
    expect(cellText(tokenWith({ accountsReceivable: other }), 'accountsReceivable')).toBe('ACR1 Jane Example');
    const bare = { ...account, number: null, name: null };
    expect(cellText(tokenWith({ accountsReceivable: bare }), 'accountsReceivable')).toBe('A1');
  });

  test('have a cell for every token, whatever is missing', () => {
    for (const by of tokenColumns) expect(cellText(tokenWith({}), by)).toBe('');
  });
});

test('pages are joined without what the second repeats', () => {
  const [one, two, again] = [tokenWith({ number: 'AT1' }), tokenWith({ number: 'AT2' }), tokenWith({ number: 'AT2' })];
  const nameless = tokenWith({});
  expect(joinPages([one, two], [again, nameless, nameless])).toEqual([one, two, nameless, nameless]);
});

test('a file has a heading and the rows as shown, dates as the server wrote them', () => {
  const rows = csvRows(
    [tokenWith({ number: 'AT1', lifeCycleState: 'EFFECTIVE', verifiedDate: '2017-05-22T13:48:07' })],
    ['number', 'lifeCycleState', 'verifiedDate'],
  );
  expect(rows).toEqual([
    ['Number', 'State', 'Verified'],
    ['AT1', 'Effective', '2017-05-22T13:48:07'],
  ]);
});
