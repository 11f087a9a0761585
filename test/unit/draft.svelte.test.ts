import { beforeEach, describe, expect, test } from 'vitest';
import { failed, success } from '../../electron/contract/failure';
import type { Result } from '../../electron/contract/failure';
import type { AccessToken } from '../../electron/contract/model';
import { seenOf } from '../../electron/contract/outbox';
import { drafts } from '../../renderer/state/draft.svelte';
import { notices } from '../../renderer/state/notices.svelte';
import { changes } from '../../renderer/state/change-form.svelte';
import { installFakeDesk, later } from '../support/fake-desk';
import type { FakeDesk } from '../support/fake-desk';
import { tokenWith } from '../support/tokens';

let desk: FakeDesk;
const made = tokenWith({ number: 'AT0000000671', authenticationCode: '99021047380' });

beforeEach(() => {
  desk = installFakeDesk();
  drafts.forget();
  changes.forget();
});

describe('creating', () => {
  test('gives the token and keeps nothing of the form, least of all the pass code', async () => {
    desk.answer({ 'tokens:create': () => success(made) });
    Object.assign(drafts.current.fields, {
      authenticationCode: '99021047380',
      identifier: 'jane',
      passCode: 'secret-1',
    });
    expect(await drafts.current.submit()).toEqual(made);
    expect(desk.asksOf('tokens:create')).toEqual([
      {
        authenticationCode: '99021047380',
        identifier: 'jane',
        passCode: 'secret-1',
        submitId: expect.any(String) as string,
      },
    ]);
    expect(JSON.stringify(drafts.current.fields)).not.toContain('secret-1');
  });

  test('sends once, however often it is submitted meanwhile', async () => {
    const answer = later<Result<AccessToken>>();
    desk.answer({ 'tokens:create': () => answer.promise });
    drafts.current.fields.generate = true;
    const [first, second] = [drafts.current.submit(), drafts.current.submit()];
    answer.keep(success(made));
    expect([await first, await second]).toEqual([made, null]);
    expect(desk.asked).toHaveLength(1);
  });

  test('sends nothing that is wrong, and says so from then on at every key', async () => {
    expect(drafts.current.problems).toEqual({});
    drafts.current.fields.identifier = 'jane';
    expect(await drafts.current.submit()).toBeNull();
    expect(Object.keys(drafts.current.problems)).toEqual(['authenticationCode', 'passCode']);
    drafts.current.fields.passCode = '1';
    drafts.current.takeScan('99021047380');
    expect(drafts.current.problems).toEqual({});
    expect(desk.asked).toEqual([]);
  });

  test('keeps every character when it fails, and the server’s words until their box changes', async () => {
    const fields = { identifier: { said: 'Identifier already used' } };
    desk.answer({ 'tokens:create': () => failed({ code: 'rejected', message: 'refused', fields }) });
    Object.assign(drafts.current.fields, { generate: true, identifier: 'jane', passCode: 'secret-1' });
    const before = $state.snapshot(drafts.current.fields);
    expect(await drafts.current.submit()).toBeNull();
    expect($state.snapshot(drafts.current.fields)).toEqual(before);
    expect(drafts.current.problems).toEqual(fields);
    drafts.current.fields.identifier = 'joe';
    expect(drafts.current.problems).toEqual({});
  });

  test.each(['signed-out', 'offline', 'unknown-outcome', 'unexpected'] as const)(
    'keeps the form when %s',
    async (code) => {
      desk.answer({ 'tokens:create': () => failed({ code, message: 'no' }) });
      drafts.current.takeScan('99021047380');
      expect(await drafts.current.submit()).toBeNull();
      expect(drafts.current.failure?.code).toBe(code);
      expect(drafts.current.fields.authenticationCode).toBe('99021047380');
    },
  );

  test('looks a token up by its code, else by its login, and not at all without either', async () => {
    desk.answer({ 'tokens:find': () => success(made) });
    drafts.current.fields.generate = true;
    expect(await drafts.current.lookUp()).toBeNull();
    Object.assign(drafts.current.fields, { identifier: 'jane', passCode: '1' });
    expect(await drafts.current.lookUp()).toEqual(made);
    drafts.current.takeScan('99021047380');
    expect(await drafts.current.lookUp()).toEqual(made);
    expect(desk.asksOf('tokens:find')).toEqual([
      { identifier: 'jane', passCode: '1' },
      { authenticationCode: '99021047380' },
    ]);
  });

  test('says when the server does not show the token that was looked up', async () => {
    desk.answer({ 'tokens:find': () => failed({ code: 'rejected', reason: 'not-found', message: 'not found' }) });
    drafts.current.takeScan('99021047380');
    expect(await drafts.current.lookUp()).toBeNull();
    expect(drafts.current.isMissing).toBe(true);
  });
});

test('a look-up that cannot be made is said, and proves nothing', async () => {
  desk.answer({ 'tokens:find': () => failed({ code: 'offline', message: 'gone' }) });
  notices.clear();
  drafts.current.takeScan('99021047380');
  expect(await drafts.current.lookUp()).toBeNull();
  expect([drafts.current.isMissing, notices.failed.length]).toEqual([false, 1]);
});

describe('changing', () => {
  const had = tokenWith({ number: 'AT1', authenticationCode: 'OLD', identifier: 'jane' });

  test('sends the change alone, to where the token is now, and forgets the pass code', async () => {
    desk.answer({ 'tokens:update': () => success(made) });
    const form = changes.open(had, { authenticationCode: 'OLD' });
    form.takeScan('NEW');
    form.fields.passCode = 'secret-1';
    expect(form.lines.map(({ field }) => field)).toEqual(['authenticationCode', 'passCode']);
    expect(await form.submit()).toEqual(made);
    expect(desk.asksOf('tokens:update')).toEqual([
      {
        token: { authenticationCode: 'OLD' },
        change: { authenticationCode: 'NEW', passCode: 'secret-1' },
        seen: seenOf(had),
        submitId: expect.any(String) as string,
      },
    ]);
    expect(JSON.stringify(form.fields)).not.toContain('secret-1');
  });

  test('keeps what was typed for each token, and shows it in the form of no other', () => {
    const at = { authenticationCode: 'OLD' };
    changes.open(had, at).fields.identifier = 'joe';
    expect(changes.open(made, { authenticationCode: '99021047380' }).fields.identifier).toBe('');
    expect(changes.open(had, at).fields.identifier).toBe('joe');
  });

  test('keeps what was typed over what the server has by now', () => {
    const at = { authenticationCode: 'OLD' };
    changes.open(had, at).fields.udfs.udfString1 = 'typed';
    const now = { ...had, identifier: 'jane2', udfs: { udfString1: 'theirs', udfString2: 'new' } };
    const form = changes.open(now, at);
    expect(form.fields).toMatchObject({ identifier: 'jane2', udfs: { udfString1: 'typed', udfString2: 'new' } });
    expect(form.change).toEqual({ udfs: { udfString1: 'typed' } });
  });

  test('an answer is for the token that was sent, whichever is open by then', async () => {
    const answer = later<Result<AccessToken>>();
    desk.answer({ 'tokens:update': () => answer.promise });
    const sent = changes.open(had, { authenticationCode: 'OLD' });
    sent.fields.identifier = '';
    const done = sent.submit();
    const other = changes.open(made, { authenticationCode: '99021047380' });
    other.fields.identifier = 'typed';
    answer.keep(failed({ code: 'rejected', message: 'no' }));
    await done;
    expect([sent.failure?.code, other.failure, other.isSending]).toEqual(['rejected', null, false]);
    expect(other.fields.identifier).toBe('typed');
  });

  test('finds the token afterwards by what it then has', () => {
    const form = changes.open(had, { identifier: 'jane', passCode: '1' });
    expect(form.address).toEqual({ identifier: 'jane', passCode: '1' });
    Object.assign(form.fields, { identifier: 'joe', passCode: '2' });
    expect(form.address).toEqual({ identifier: 'joe', passCode: '2' });
    form.fields.authenticationCode = 'NEW';
    expect(form.address).toEqual({ authenticationCode: 'NEW' });
  });
});
