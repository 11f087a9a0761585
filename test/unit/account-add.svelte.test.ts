import { beforeEach, describe, expect, test } from 'vitest';
import type { AssociationAnswer } from '../../electron/contract/actions';
import { failed, success } from '../../electron/contract/failure';
import { AccountAddForm } from '../../renderer/state/account-add.svelte';
import { installFakeDesk, type FakeDesk } from '../support/fake-desk';

const at = { by: 'number', value: 'ACR1' } as const;

let desk: FakeDesk;

beforeEach(() => {
  desk = installFakeDesk();
});

describe('a token to be added', () => {
  const answered: AssociationAnswer = { token: null, isAsAsked: true };
  const answer = success(answered);
  const fill = (form: AccountAddForm, fields: Partial<AccountAddForm['fields']>) => Object.assign(form.fields, fields);

  test('that exists needs its code, or its identifier with the pass code', async () => {
    const form = new AccountAddForm(at);
    expect(await form.submit()).toBeNull();
    expect(form.problems).toEqual({ authenticationCode: { problem: 'required' } });
    fill(form, { identifier: 'jane' });
    expect(form.problems).toEqual({ passCode: { problem: 'needs-pass-code' } });
    desk.answer({ 'accounts:associate': () => answer });
    fill(form, { passCode: ' 1 ' });
    expect(await form.submit()).toEqual(answered);
    expect(desk.asksOf('accounts:associate')).toEqual([
      {
        account: at,
        association: { existing: { identifier: 'jane', passCode: ' 1 ' } },
        submitId: expect.any(String) as string,
      },
    ]);
    expect(form.fields.passCode).toBe('');
  });

  test('by its code sends nothing else', async () => {
    desk.answer({ 'accounts:associate': () => answer });
    const form = new AccountAddForm(at);
    fill(form, { authenticationCode: ' C1 ', identifier: 'jane', passCode: '1234' });
    await form.submit();
    expect(desk.asksOf('accounts:associate')[0]?.association).toEqual({ existing: { authenticationCode: 'C1' } });
  });

  test('that is new needs a code or has one made', async () => {
    desk.answer({ 'accounts:associate': () => answer });
    const form = new AccountAddForm(at);
    form.choose('added');
    expect(await form.submit()).toBeNull();
    fill(form, { generate: true, classification: 'K1', identifier: 'jane', passCode: '1234' });
    await form.submit();
    expect(desk.asksOf('accounts:associate')[0]?.association).toEqual({
      added: { classificationId: 'K1', identifier: 'jane', passCode: '1234' },
    });
  });

  test('stays as it was typed when the server refuses it', async () => {
    desk.answer({ 'accounts:associate': () => failed({ code: 'rejected', message: 'no' }) });
    const form = new AccountAddForm(at);
    fill(form, { authenticationCode: 'C1' });
    expect(await form.submit()).toBeNull();
    expect(form.failure?.code).toBe('rejected');
    expect(form.fields.authenticationCode).toBe('C1');
    form.choose('added');
    expect(form.failure).toBeNull();
  });
});
