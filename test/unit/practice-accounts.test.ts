import { describe, expect, test } from 'vitest';
import { practicePeople } from '../../electron/practice/people';
import { defaultGlobalRules } from '../../electron/practice/rules';
import { byCode, startCaller } from './practice-caller';
import type { Members } from './practice-caller';

const { tokens, accounts, participant } = practicePeople;
const { number } = accounts.threeTokens;
const address = (account: string) => ({ accounts_receivable_identifier: { number: account } });

describe('accounts_receivable/show', () => {
  test('finds by number, id and name, with GET and with POST', async () => {
    const { get, post } = await startCaller();
    const { one } = await get('accounts_receivable/show', { accounts_receivable_identifier: `number=${number}` });
    expect(one).toMatchObject({
      number,
      life_cycle_state: 'ACTIVE',
      account_owner: { name: 'Jane Example' },
      notes: null,
    });
    for (const field of ['id', 'name']) {
      const value = String(one[field]);
      const got = await get('accounts_receivable/show', { accounts_receivable_identifier: `${field}=${value}` });
      const posted = await post('accounts_receivable/show', { accounts_receivable_identifier: { [field]: value } });
      expect([got.one, posted.one]).toEqual([one, one]);
    }
  });

  test('POST tells whose an effective token is, by itself or through its participant', async () => {
    const { post } = await startCaller();
    for (const token of [tokens.effective, tokens.participant]) {
      const { one } = await post('accounts_receivable/show', {
        accounts_receivable_identifier: { access_token_identifier: token },
      });
      expect(one.number).toBe(number);
    }
  });

  test.each([
    [{ number: 'ACR1' }, 'account-not-found'],
    [{ number, id: 'x' }, 'one-of-required'],
    [{ number, access_token_identifier: tokens.effective }, 'one-of-required'],
    [{ access_token_identifier: tokens.notEffective }, 'wrong-state'],
    [{ access_token_identifier: tokens.short }, 'one-of-required'],
    [{ access_token_identifier: { identifier: 'x', pass_code: 'y' } }, 'token-not-found'],
    [{ access_token_identifier: { authentication_code: '7' } }, 'account-not-found'],
    [{ access_token_identifier: { authentication_code: '7', one_time_password: '1' } }, 'one-of-required'],
    [{ email: 'x' }, 'one-of-required'],
  ])('refuses %j as %s', async (accounts_receivable_identifier, kind) => {
    const { post } = await startCaller();
    expect((await post('accounts_receivable/show', { accounts_receivable_identifier })).code).toBe(kind);
  });
});

describe('accounts_receivable/list and rewards_participants/list', () => {
  test('find by contact and by e-mail address', async () => {
    const { get } = await startCaller();
    const contact = { contact_information_identifier: 'number=CI0000000069' };
    for (const query of [contact, { email_address: 'jane@example.com' }]) {
      expect((await get('accounts_receivable/list', query)).many).toMatchObject([{ number }]);
    }
    const participants = await get('rewards_participants/list', contact);
    expect(participants.many).toMatchObject([{ ...participant, accounts_receivable: { number } }]);
  });

  test('find a company by its papers', async () => {
    const { get } = await startCaller();
    const hotel = await get('accounts_receivable/show', {
      accounts_receivable_identifier: `number=${accounts.sixtyTokens.number}`,
    });
    expect(hotel.one.account_owner).toMatchObject({ type: 'COMPANY', company_name: accounts.sixtyTokens.owner });
    const none = await get('accounts_receivable/list', {
      contact_information_identifier: 'vat_registration_number=none',
    });
    expect(none).toMatchObject({ code: 'OK', many: [] });
  });

  test('participants of an account by state and page', async () => {
    const { get } = await startCaller();
    const account = { accounts_receivable_identifier: `number=${number}` };
    expect((await get('rewards_participants/list', { ...account, life_cycle_state: 'EFFECTIVE' })).many).toHaveLength(
      1,
    );
    expect((await get('rewards_participants/list', { ...account, life_cycle_state: 'TERMINATED' })).many).toEqual([]);
    expect((await get('rewards_participants/list', { ...account, offset: '1' })).many).toEqual([]);
  });

  test.each([
    ['accounts_receivable/list', {}, 'one-of-required'],
    ['accounts_receivable/list', { email_address: 'a@b.c', wallet_identifier: 'id=1' }, 'one-of-required'],
    ['accounts_receivable/list', { contact_information_identifier: 'name=Jane' }, 'one-of-required'],
    ['rewards_participants/list', {}, 'one-of-required'],
    ['rewards_participants/list', { accounts_receivable_identifier: 'number=x' }, 'account-not-found'],
    ['rewards_participants/list', { wallet_identifier: 'id=1', life_cycle_state: 'GONE' }, 'invalid-parameter'],
    ['rewards_participants/list', { wallet_identifier: 'id=1' }, 'OK'],
  ])('%s answers %j with %s', async (path, query, kind) => {
    const { get } = await startCaller();
    expect((await get(path, query)).code).toBe(kind);
  });
});

describe('accounts_receivable/update', () => {
  const update = 'accounts_receivable/update';
  const change = (account: string, ...entries: Members[]) => ({ ...address(account), access_tokens_set: entries });
  const noTokens = accounts.noTokens.number;
  const short = byCode(tokens.short.authentication_code);

  test('makes a token, ties one that exists, unties it again', async () => {
    const { practice, post } = await startCaller();
    const made = {
      action: 'ADD_NEW',
      authentication_code: 'TIED',
      classification_identifier: { name: 'Loyalty card' },
    };
    const both = await post(update, change(noTokens, made, { action: 'ADD_EXISTING', ...short }));
    expect(both).toMatchObject({ code: 'OK', one: { number: noTokens } });
    const shown = await post('access_tokens/show', byCode('TIED'));
    expect(shown.one).toMatchObject({
      accounts_receivable: { number: noTokens },
      classification: { name: 'Loyalty card' },
    });
    expect(practice.ledger.entries(update)[0]?.tokens).toHaveLength(2);
    await post(update, change(noTokens, { action: 'REMOVE', ...short }));
    const freed = await post('access_tokens/show', short);
    expect(freed.one).toMatchObject({ accounts_receivable: null, life_cycle_state: 'EFFECTIVE' });
  });

  test('the last association takes the effective state with it where so configured', async () => {
    const { post } = await startCaller({ globalRules: { ...defaultGlobalRules, deactivatesUnassociated: true } });
    const free = (code: string) => post(update, change(number, { action: 'REMOVE', ...byCode(code) }));
    await free(tokens.effective.authentication_code);
    const alone = await post('access_tokens/show', byCode(tokens.effective.authentication_code));
    expect(alone.one.life_cycle_state).toBe('NOT_EFFECTIVE');
    await free(tokens.participant.authentication_code);
    const held = await post('access_tokens/show', byCode(tokens.participant.authentication_code));
    expect(held.one).toMatchObject({ accounts_receivable: null, life_cycle_state: 'EFFECTIVE' });
  });

  test.each([
    [[], 'nothing-amended'],
    [[{ action: 'ADD' }], 'invalid-parameter'],
    [[{}], 'missing-parameter'],
    [['REMOVE'], 'invalid-parameter'],
    [[{ action: 'ADD_EXISTING' }], 'missing-parameter'],
    [[{ action: 'ADD_EXISTING', ...byCode(tokens.notEffective.authentication_code) }], 'wrong-state'],
    [[{ action: 'ADD_EXISTING', ...byCode(tokens.effective.authentication_code) }], 'already-associated'],
    [[{ action: 'REMOVE', ...short }], 'not-associated'],
    [[{ action: 'ADD_NEW', identifier: 'x@example.com' }], 'pass-code-required'],
    [[{ action: 'ADD_NEW', authentication_code: 5 }], 'invalid-parameter'],
    [[{ action: 'ADD_NEW', authentication_code: '7' }], 'code-taken'],
    [
      [{ action: 'ADD_NEW', authentication_code: 'A' }, { action: 'ADD_EXISTING', ...short }, { action: 'NO' }],
      'invalid-parameter',
    ],
    [
      [
        { action: 'ADD_NEW', authentication_code: 'A' },
        { action: 'ADD_NEW', authentication_code: 'A' },
      ],
      'code-taken',
    ],
  ])('refuses %j as %s and does none of it', async (entries, kind) => {
    const { practice, post } = await startCaller();
    const before = practice.tokens();
    expect((await post(update, { ...address(noTokens), access_tokens_set: entries })).code).toBe(kind);
    expect(practice.tokens()).toEqual(before);
  });

  test('making tokens from an account may be forbidden', async () => {
    const { post } = await startCaller({ globalRules: { ...defaultGlobalRules, allowsNewFromAccount: false } });
    expect((await post(update, change(noTokens, { action: 'ADD_NEW' }))).code).toBe('not-permitted');
  });

  test('an account takes no more than its maximum', async () => {
    const { post } = await startCaller({ globalRules: { ...defaultGlobalRules, maximumPerAccount: 1 } });
    expect(
      (await post(update, change(noTokens, { action: 'ADD_NEW' }, { action: 'ADD_EXISTING', ...short }))).code,
    ).toBe('too-many-tokens');
  });

  test('a participant of somebody else keeps its token from another account', async () => {
    const { post } = await startCaller();
    const token = byCode(tokens.participant.authentication_code);
    await post(update, change(number, { action: 'REMOVE', ...token }));
    expect((await post(update, change(noTokens, { action: 'ADD_EXISTING', ...token }))).code).toBe(
      'participant-not-of-account',
    );
  });

  test('the name of the list is an option, and any other is ignored', async () => {
    const { post } = await startCaller({ tokenSetName: 'access_tokens' });
    const entries = [{ action: 'ADD_EXISTING', ...short }];
    expect((await post(update, change(noTokens, ...entries))).code).toBe('nothing-amended');
    expect((await post(update, { ...address(noTokens), access_tokens: entries })).code).toBe('OK');
  });
});
