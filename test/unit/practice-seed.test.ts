import { describe, expect, test } from 'vitest';
import { practicePeople } from '../../electron/practice/people';
import { createPractice } from '../../electron/practice/practice';
import { byCode, startCaller } from './practice-caller';
import type { Members } from './practice-caller';

const { tokens, accounts } = practicePeople;

function share(records: Members[], isIt: (record: Members) => boolean): number {
  return records.filter(isIt).length / records.length;
}

describe('the made-up records', () => {
  test('are the same for the same seed, whatever the clock says, and others for another', () => {
    const first = createPractice({ now: () => new Date(0) }).tokens();
    expect(createPractice({ now: () => new Date(9e12) }).tokens()).toEqual(first);
    expect(createPractice({ seed: 2 }).tokens()).not.toEqual(first);
  });

  test('what is made while running is the same too, whatever the quirks and the size', async () => {
    const made = async (options: object) => {
      const { post } = await startCaller(options);
      return (await post('access_tokens/create')).one.authentication_code;
    };
    expect(await made({ memberOrder: 'shuffled', size: 200 })).toBe(await made({}));
  });

  test('are of all kinds and states', () => {
    const all = createPractice().tokens();
    expect(all).toHaveLength(400);
    const kinds: ((token: Members) => boolean)[] = [
      ({ life_cycle_state }) => life_cycle_state === 'NOT_EFFECTIVE',
      ({ life_cycle_state }) => life_cycle_state === 'PENDING_VERIFICATION',
      ({ authentication_code: code }) => /^\d{11}$/.test(String(code)),
      ({ authentication_code: code }) => /^[0-9A-F]{32}$/.test(String(code)),
      ({ authentication_code: code }) => String(code).length < 7,
      ({ identifier }) => String(identifier).includes('@'),
      ({ identifier }) => /^\d+$/.test(String(identifier)),
      ({ identifier }) => identifier === null,
      (token) => token.accounts_receivable !== null && token.rewards_participant === null,
      (token) => token.accounts_receivable === null && token.rewards_participant !== null,
      (token) => token.accounts_receivable !== null && token.rewards_participant !== null,
      (token) => token.accounts_receivable === null && token.rewards_participant === null,
      ({ classification }) => classification === null,
      ({ card_masked_number }) => card_masked_number !== null,
      ({ udf_float_1 }) => udf_float_1 !== null,
      ({ verified_by_user }) => verified_by_user !== null,
      (token) => JSON.stringify(token).includes('COMPANY'),
      (token) => /[α-ω]/.test(JSON.stringify(token.accounts_receivable)),
      (token) => /[áçéöøüąęłň]/.test(JSON.stringify(token.accounts_receivable)),
    ];
    for (const isIt of kinds) expect(share(all, isIt), String(isIt)).toBeGreaterThan(0.01);
  });

  test('keep the rules: unique codes, identifiers and ids; the participant is of the account', () => {
    const all = createPractice({ size: 5000 }).tokens();
    for (const name of ['id', 'number', 'authentication_code', 'identifier']) {
      const values = all.flatMap((token) => (token[name] === null ? [] : [token[name]]));
      expect(new Set(values).size).toBe(values.length);
    }
    const isForeign = share(all, ({ accounts_receivable, rewards_participant }) => {
      const account = (rewards_participant as Members | null)?.accounts_receivable as Members | undefined;
      const own = accounts_receivable as Members | null;
      return account !== undefined && own !== null && own.id !== account.id;
    });
    expect(isForeign).toBe(0);
  });

  test('may be many, and each is found at once', async () => {
    const { practice, post } = await startCaller({ size: 5_000 });
    const last = practice.tokens().at(-1);
    expect(last?.number).toBe('AT0000005000');
    expect((await post('access_tokens/show', byCode(last?.authentication_code))).one).toEqual(last);
  });
});

describe('the sample records', () => {
  test.each([
    ['effective', 'EFFECTIVE', accounts.threeTokens.number],
    ['notEffective', 'NOT_EFFECTIVE', null],
    ['pending', 'PENDING_VERIFICATION', null],
    ['identified', 'EFFECTIVE', accounts.threeTokens.number],
    ['participant', 'EFFECTIVE', accounts.threeTokens.number],
    ['short', 'EFFECTIVE', null],
  ] as const)('%s is %s, account %s', async (name, life_cycle_state, number) => {
    const { post } = await startCaller();
    const { one } = await post('access_tokens/show', byCode(tokens[name].authentication_code));
    expect(one).toMatchObject({ life_cycle_state, accounts_receivable: number === null ? null : { number } });
  });

  test.each([
    [accounts.threeTokens, 3],
    [accounts.sixtyTokens, 60],
    [accounts.noTokens, 0],
  ])('%j has %i tokens', async ({ number, owner }, count) => {
    const { get } = await startCaller();
    const account = { accounts_receivable_identifier: `number=${number}` };
    expect((await get('access_tokens/list', account)).many).toHaveLength(count);
    expect((await get('accounts_receivable/show', account)).one.account_owner).toMatchObject({ name: owner });
  });
});
