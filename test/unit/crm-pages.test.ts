import { describe, expect, test } from 'vitest';
import * as accessTokens from '../../electron/crm/access-tokens';
import { failureOf, recordingServer, valueOf } from './crm-recording';

const holder = { accountsReceivable: { by: 'number', value: 'ACR1' } } as const;
const whole = Array.from({ length: 30 }, (_, index) => ({ id: String(index) }));
type Slice = (asked: { limit: number; offset: number }) => unknown;

async function page(slice: Slice, numberOfResults: number, offset: number, release?: string) {
  const { connection, asked } = recordingServer(undefined, release);
  const fetch: typeof connection.fetch = (url, init) => {
    const query = new URL(url).searchParams;
    const data = slice({ limit: Number(query.get('number_of_results')), offset: Number(query.get('offset')) });
    return connection.fetch(url, init).then(() => Response.json({ status: { code: 'OK' }, data }));
  };
  const result = await accessTokens.list({ ...connection, fetch }, 'S', { holder, numberOfResults, offset });
  expect(asked).toHaveLength(1);
  const { tokens, hasMore } = valueOf(result);
  return { ids: tokens.map((token) => Number(token.id)), hasMore };
}

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => from + index);
const obedient: Slice = ({ limit, offset }) => whole.slice(offset, offset + limit);
const deaf: Slice = () => whole;

describe.each<[string, Slice, string | undefined]>([
  ['a server that pages', obedient, undefined],
  ['a server that disregards the paging', deaf, undefined],
  ['a release without paging', deaf, 'R12.0.0'],
])('%s', (_, slice, release) => {
  test.each([
    [10, 0, range(0, 10), true],
    [10, 10, range(10, 20), true],
    [10, 20, range(20, 30), false],
    [25, 25, range(25, 30), false],
    [10, 30, [], false],
  ])('%i from %i', async (numberOfResults, offset, ids, hasMore) => {
    expect(await page(slice, numberOfResults, offset, release)).toStrictEqual({ ids, hasMore });
  });
});

test.each([[null], [undefined], [{}], [[]]])('no data (%j) is an empty page', async (data) => {
  expect(await page(() => data, 10, 0)).toStrictEqual({ ids: [], hasMore: false });
});

test('not associated: more than asked for is cut, and told', async () => {
  const { connection } = recordingServer({ status: { code: 'OK' }, data: whole });
  const found = valueOf(await accessTokens.getNotAssociated(connection, 'S', { number: 29 }));
  expect([found.tokens.length, found.hasMore]).toStrictEqual([29, true]);
  const all = valueOf(await accessTokens.getNotAssociated(connection, 'S', { number: 30 }));
  expect([all.tokens.length, all.hasMore]).toStrictEqual([30, false]);
});

describe('one token', () => {
  const identifier = { authenticationCode: '7' };
  const shown = (data: unknown) =>
    accessTokens.show(recordingServer({ status: { code: 'OK' }, data }).connection, 'S', { identifier });

  test('several are ambiguous', async () => {
    expect(failureOf(await shown([{ id: '1' }, { id: '2' }]))).toMatchObject({ code: 'rejected', reason: 'ambiguous' });
  });

  test('one in a list is that one', async () => expect(valueOf(await shown([{ id: '1' }])).id).toBe('1'));

  test.each([[null], [[]], [{}], [undefined]])('none (%j) is none', async (data) => {
    expect(failureOf(await shown(data))).toMatchObject({ code: 'rejected', reason: 'empty-answer' });
  });

  test.each<[unknown, string | null]>([
    [{ number: 'AT1' }, 'AT1'],
    ['AT1', 'AT1'],
    [[{ number: 'AT1' }], 'AT1'],
  ])('a create that answers %j has succeeded', async (data, number) => {
    const { connection } = recordingServer({ status: { code: 'OK' }, data });
    expect(valueOf(await accessTokens.create(connection, 'S', {})).number).toBe(number);
  });
});
