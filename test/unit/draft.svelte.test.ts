import { beforeEach, describe, expect, test } from 'vitest';
import { failed, success } from '../../electron/contract/failure';
import type { Result } from '../../electron/contract/failure';
import type { AccessToken } from '../../electron/contract/model';
import { seenOf } from '../../electron/contract/outbox';
import { draft } from '../../renderer/state/draft.svelte';
import { notices } from '../../renderer/state/notices.svelte';
import { changeForm } from '../../renderer/state/change-form.svelte';
import { installFakeDesk, later } from '../support/fake-desk';
import type { FakeDesk } from '../support/fake-desk';
import { tokenWith } from '../support/tokens';

let desk: FakeDesk;
const made = tokenWith({ number: 'AT0000000671', authenticationCode: '99021047380' });

beforeEach(() => {
  desk = installFakeDesk();
  draft.clear();
  changeForm.forget();
});

describe('creating', () => {
  test('gives the token and keeps nothing of the form, least of all the pass code', async () => {
    desk.answer({ 'tokens:create': () => success(made) });
    Object.assign(draft.fields, { authenticationCode: '99021047380', identifier: 'jane', passCode: 'secret-1' });
    expect(await draft.submit()).toEqual(made);
    expect(desk.asksOf('tokens:create')).toEqual([
      { authenticationCode: '99021047380', identifier: 'jane', passCode: 'secret-1' },
    ]);
    expect(JSON.stringify(draft.fields)).not.toContain('secret-1');
  });

  test('sends once, however often it is submitted meanwhile', async () => {
    const answer = later<Result<AccessToken>>();
    desk.answer({ 'tokens:create': () => answer.promise });
    draft.fields.generate = true;
    const [first, second] = [draft.submit(), draft.submit()];
    answer.keep(success(made));
    expect([await first, await second]).toEqual([made, null]);
    expect(desk.asked).toHaveLength(1);
  });

  test('sends nothing that is wrong, and says so from then on at every key', async () => {
    expect(draft.problems).toEqual({});
    draft.fields.identifier = 'jane';
    expect(await draft.submit()).toBeNull();
    expect(Object.keys(draft.problems)).toEqual(['authenticationCode', 'passCode']);
    draft.fields.passCode = '1';
    draft.takeScan('99021047380');
    expect(draft.problems).toEqual({});
    expect(desk.asked).toEqual([]);
  });

  test('keeps every character when it fails, and the server’s words until their box changes', async () => {
    const fields = { identifier: { said: 'Identifier already used' } };
    desk.answer({ 'tokens:create': () => failed({ code: 'rejected', message: 'refused', fields }) });
    Object.assign(draft.fields, { generate: true, identifier: 'jane', passCode: 'secret-1' });
    const before = $state.snapshot(draft.fields);
    expect(await draft.submit()).toBeNull();
    expect($state.snapshot(draft.fields)).toEqual(before);
    expect(draft.problems).toEqual(fields);
    draft.fields.identifier = 'joe';
    expect(draft.problems).toEqual({});
  });

  test.each(['signed-out', 'offline', 'unknown-outcome', 'unexpected'] as const)(
    'keeps the form when %s',
    async (code) => {
      desk.answer({ 'tokens:create': () => failed({ code, message: 'no' }) });
      draft.takeScan('99021047380');
      expect(await draft.submit()).toBeNull();
      expect(draft.failure?.code).toBe(code);
      expect(draft.fields.authenticationCode).toBe('99021047380');
    },
  );

  test('looks a token up by its code, else by its login, and not at all without either', async () => {
    desk.answer({ 'tokens:find': () => success(made) });
    draft.fields.generate = true;
    expect(await draft.lookUp()).toBeNull();
    Object.assign(draft.fields, { identifier: 'jane', passCode: '1' });
    expect(await draft.lookUp()).toEqual(made);
    draft.takeScan('99021047380');
    expect(await draft.lookUp()).toEqual(made);
    expect(desk.asksOf('tokens:find')).toEqual([
      { identifier: 'jane', passCode: '1' },
      { authenticationCode: '99021047380' },
    ]);
  });

  test('says when the server does not show the token that was looked up', async () => {
    desk.answer({ 'tokens:find': () => failed({ code: 'rejected', message: 'not found' }) });
    draft.takeScan('99021047380');
    expect(await draft.lookUp()).toBeNull();
    expect(draft.isMissing).toBe(true);
  });
});

test('a look-up that cannot be made is said, and proves nothing', async () => {
  desk.answer({ 'tokens:find': () => failed({ code: 'offline', message: 'gone' }) });
  notices.clear();
  draft.takeScan('99021047380');
  expect(await draft.lookUp()).toBeNull();
  expect([draft.isMissing, notices.failed.length]).toEqual([false, 1]);
});

describe('changing', () => {
  const had = tokenWith({ number: 'AT1', authenticationCode: 'OLD', identifier: 'jane' });

  test('sends the change alone, to where the token is now, and forgets the pass code', async () => {
    desk.answer({ 'tokens:update': () => success(made) });
    changeForm.begin(had, { authenticationCode: 'OLD' });
    changeForm.takeScan('NEW');
    changeForm.fields.passCode = 'secret-1';
    expect(changeForm.lines.map(({ field }) => field)).toEqual(['authenticationCode', 'passCode']);
    expect(await changeForm.submit()).toEqual(made);
    expect(desk.asksOf('tokens:update')).toEqual([
      {
        token: { authenticationCode: 'OLD' },
        change: { authenticationCode: 'NEW', passCode: 'secret-1' },
        seen: seenOf(had),
      },
    ]);
    expect(JSON.stringify(changeForm.fields)).not.toContain('secret-1');
  });

  test('keeps what was typed for the same token, and begins anew with another', () => {
    changeForm.begin(had, { authenticationCode: 'OLD' });
    changeForm.fields.identifier = 'joe';
    changeForm.begin(had, { authenticationCode: 'OLD' });
    expect(changeForm.fields.identifier).toBe('joe');
    changeForm.begin(made, { authenticationCode: '99021047380' });
    expect(changeForm.fields.identifier).toBe('');
  });

  test('finds the token afterwards by what it then has', () => {
    changeForm.begin(had, { identifier: 'jane', passCode: '1' });
    expect(changeForm.address).toEqual({ identifier: 'jane', passCode: '1' });
    Object.assign(changeForm.fields, { identifier: 'joe', passCode: '2' });
    expect(changeForm.address).toEqual({ identifier: 'joe', passCode: '2' });
    changeForm.fields.authenticationCode = 'NEW';
    expect(changeForm.address).toEqual({ authenticationCode: 'NEW' });
  });
});
