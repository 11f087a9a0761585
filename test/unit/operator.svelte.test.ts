import { render, screen } from '@testing-library/svelte';
import { beforeEach, describe, expect, test } from 'vitest';
import { features } from '../../electron/contract/actions';
import { failed, success, type Result } from '../../electron/contract/failure';
import type { AccessToken } from '../../electron/contract/model';
import { call } from '../../renderer/lib/call';
import OperatorSwitch from '../../renderer/parts/OperatorSwitch.svelte';
import { account } from '../../renderer/state/account.svelte';
import { changes } from '../../renderer/state/change-form.svelte';
import { drafts } from '../../renderer/state/draft.svelte';
import { findAccount } from '../../renderer/state/find-account.svelte';
import { forgetOperator } from '../../renderer/state/leave';
import { list } from '../../renderer/state/list.svelte';
import { notices } from '../../renderer/state/notices.svelte';
import { outbox } from '../../renderer/state/outbox.svelte';
import { recent } from '../../renderer/state/recent.svelte';
import { route } from '../../renderer/state/route.svelte';
import { search } from '../../renderer/state/search.svelte';
import { session } from '../../renderer/state/session.svelte';
import { installFakeDesk, later, type FakeDesk } from '../support/fake-desk';
import { entryWith, viewWith } from '../support/queue-entries';
import { signedInWith } from '../support/signed-in-state';
import { tokenWith } from '../support/tokens';

const token = tokenWith({ number: 'AT1', authenticationCode: 'C1' });

let desk: FakeDesk;

beforeEach(() => {
  desk = installFakeDesk();
  session.take(signedInWith(features));
  forgetOperator();
});

describe('whose turn it is', () => {
  test('changes with the operator and the server, not with the unit or the time left', () => {
    const jane = session.whose;
    session.take(signedInWith(features, { unit: 'U2' }));
    expect(session.whose).toBe(jane);
    session.take(signedInWith(features, { userName: 'tom' }));
    expect(session.whose).not.toBe(jane);
    session.take(signedInWith(features, { server: 'https://other.example' }));
    expect(session.whose).not.toBe(jane);
    session.take({ signedIn: false, ended: 'signed-out' });
    expect(session.whose).toBeNull();
  });
});

describe('a new operator', () => {
  test('finds nothing of what the earlier one had', async () => {
    desk.answer({
      'tokens:not-associated': () => success({ tokens: [token], hasMore: false }),
      'accounts:show': ({ value }) =>
        success({ id: null, number: value, name: null, lifeCycleState: null, owner: null }),
    });
    search.code = 'C1';
    findAccount.text = 'ACR1';
    account.open({ by: 'number', value: 'ACR1' });
    await list.load();
    drafts.current.fields.authenticationCode = 'C2';
    changes.open(token, { authenticationCode: 'C1' }).fields.identifier = 'typed';
    recent.remember(token);
    notices.say('Token AT1 created');
    route.openToken(token);
    await expect.poll(() => account.whole?.number).toBe('ACR1');

    forgetOperator();
    expect({
      search: search.code,
      account: [findAccount.text, account.whole, account.tokens.items],
      list: [list.tokens, list.query],
      draft: drafts.current.fields.authenticationCode,
      changes: changes.begun.length,
      recent: recent.tokens,
      notices: notices.done,
      route: route.current,
    }).toEqual({
      search: '',
      account: ['', null, []],
      list: [[], null],
      draft: '',
      changes: 0,
      recent: [],
      notices: [],
      route: { screen: 'search' },
    });
  });

  test('is not told what the earlier one asked, and may send at once', async () => {
    const answer = later<Result<AccessToken>>();
    desk.answer({ 'tokens:create': () => answer.promise });
    drafts.current.fields.authenticationCode = 'C2';
    let told = false;
    void drafts.current.submit().then(() => (told = true));
    expect(drafts.current.isSending).toBe(true);
    forgetOperator();
    expect(drafts.current.isSending).toBe(false);
    drafts.current.fields.authenticationCode = 'C3';
    answer.keep(success(token));
    await answer.promise;
    desk.answer({ 'tokens:create': () => failed({ code: 'rejected', message: 'no' }) });
    expect(await drafts.current.submit()).toBeNull();
    expect(told).toBe(false);
    expect(drafts.current.fields.authenticationCode).toBe('C3');
  });

  test('is still answered about the session itself', async () => {
    const answer = later<Result<ReturnType<typeof signedInWith>>>();
    desk.answer({ 'session:sign-out': () => answer.promise });
    const out = call('session:sign-out', null);
    forgetOperator();
    answer.keep(success(signedInWith(features)));
    expect(await out).toMatchObject({ ok: true });
  });
});

test('who signs in as somebody else is told what waits on this desk for them', async () => {
  desk.answer({ 'outbox:read': () => success(viewWith([entryWith({})])) });
  await outbox.read();
  const operator = { userName: 'jane', organisation: 'CRMDEMO', unit: null, server: 'https://crm.example' };
  render(OperatorSwitch, { operator: { ...operator, practice: false }, onclose: () => undefined });
  expect(screen.getByRole('dialog').textContent).toContain('1 entry waits on this desk.');
});
