import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { beforeEach, describe, expect, test } from 'vitest';
import { failed, success } from '../../electron/contract/failure';
import type { QueuedWork } from '../../electron/contract/outbox';
import Create from '../../renderer/screens/Create.svelte';
import OutboxEdit from '../../renderer/screens/OutboxEdit.svelte';
import Update from '../../renderer/screens/Update.svelte';
import { changes } from '../../renderer/state/change-form.svelte';
import { drafts } from '../../renderer/state/draft.svelte';
import { notices } from '../../renderer/state/notices.svelte';
import { outbox } from '../../renderer/state/outbox.svelte';
import { editEntry, forgetEdited } from '../../renderer/state/outbox-edit.svelte';
import { route } from '../../renderer/state/route.svelte';
import { installFakeDesk, type FakeDesk } from '../support/fake-desk';
import { viewWith } from '../support/queue-entries';
import { tokenWith } from '../support/tokens';

let desk: FakeDesk;
const token = tokenWith({
  id: '7',
  number: 'AT0000000671',
  authenticationCode: '99021047380',
  udfs: { udfString1: 'Silver' },
});

beforeEach(async () => {
  desk = installFakeDesk();
  desk.answer({ 'outbox:queue': () => success(viewWith([])), 'outbox:read': () => success(viewWith([])) });
  outbox.clear();
  await outbox.read();
  drafts.forget();
  changes.forget();
  forgetEdited();
  notices.clear();
  route.reset();
});

const box = (name: string) => screen.getByLabelText<HTMLInputElement>(name, { exact: true });
const write = (name: string, value: string) => fireEvent.input(box(name), { target: { value } });
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
const queued = () => desk.asksOf('outbox:queue');
const said = () => notices.done.map(({ text }) => text);
const anyId = expect.any(String) as string;
const save = 'Save and send when online';

describe('a create that cannot be sent', () => {
  beforeEach(() => {
    route.visit({ screen: 'create' });
    render(Create);
  });

  async function fail(): Promise<void> {
    await press('Create token');
    await screen.findByRole('button', { name: save });
  }

  test('is saved on this desk, and nothing of it stays in the form', async () => {
    expect(screen.queryByRole('button', { name: save })).toBeNull();
    await write('Authentication code', '111111');
    await write('Identifier', 'jane');
    await write('Pass code', 'secret-7');
    await fail();
    await press(save);
    await waitFor(() => expect(said()).toEqual(['Saved on this desk']));
    const sent = { authenticationCode: '111111', identifier: 'jane', passCode: 'secret-7' };
    expect(queued()).toEqual([{ work: { kind: 'create', draft: sent }, id: anyId }]);
    expect(JSON.stringify(drafts.current.fields)).not.toContain('secret-7');
    expect(box('Pass code').value).toBe('');
    expect(drafts.current.failure).toBeNull();
  });

  test('without a code is first offered to be given one', async () => {
    await fireEvent.click(screen.getByLabelText('Generate authentication code'));
    await fail();
    await press(save);
    const dialog = within(screen.getByRole('dialog', { name: 'Fill in the authentication code?' }));
    expect(dialog.getByText(/so that it can be recognised later/)).toBeTruthy();
    await fireEvent.input(dialog.getByLabelText('Authentication code'), { target: { value: ' 222222 ' } });
    await fireEvent.click(dialog.getByRole('button', { name: 'Save with this code' }));
    await waitFor(() =>
      expect(queued()).toEqual([{ work: { kind: 'create', draft: { authenticationCode: '222222' } }, id: anyId }]),
    );
  });

  test('can be saved without a code all the same', async () => {
    await fireEvent.click(screen.getByLabelText('Generate authentication code'));
    await fail();
    await press(save);
    await press('Save without a code');
    await waitFor(() => expect(queued()).toEqual([{ work: { kind: 'create', draft: {} }, id: anyId }]));
  });

  test('as the server is busy is offered to be saved, and nobody says that the server cannot be reached', async () => {
    const busy = failed({ code: 'rejected', reason: 'busy', httpStatus: 429, message: 'busy' });
    const seen = failed({ code: 'rejected', reason: 'code-seen', message: 'seen' });
    desk.answer({ 'tokens:create': () => busy, 'outbox:queue': () => seen });
    await write('Authentication code', '111111');
    await fail();
    expect(screen.getByText(/The server asked to be left alone/)).toBeTruthy();
    await press(save);
    await screen.findByRole('button', { name: 'Save it all the same' });
    expect(screen.queryByText(/The server cannot be reached/)).toBeNull();
  });

  test('and may have been done before is saved only once the operator has decided so', async () => {
    const before = failed({ code: 'unknown-outcome', reason: 'sent-before', message: 'sent before' });
    desk.answer({ 'outbox:queue': ({ again }) => (again ? success(viewWith([])) : before) });
    await fireEvent.click(screen.getByLabelText('Generate authentication code'));
    await fail();
    await press(save);
    await press('Save without a code');
    await screen.findByText('This was sent before, and it is not known whether it was done');
    expect(screen.queryByRole('button', { name: 'Create it all the same' })).toBeNull();
    await press('Save it all the same');
    await waitFor(() => expect(said()).toEqual(['Saved on this desk']));
    const [first, second] = queued();
    expect(second).toEqual({ work: { kind: 'create', draft: {} }, id: anyId, again: true });
    expect(second?.id).not.toBe(first?.id);
  });

  test('stays in the form where the desk cannot keep it, and says so', async () => {
    desk.answer({ 'outbox:queue': () => failed({ code: 'rejected', reason: 'not-saved', message: 'full' }) });
    await write('Authentication code', '111111');
    await fail();
    await press(save);
    await screen.findByText('This could not be saved on this computer');
    expect(box('Authentication code').value).toBe('111111');
    expect(said()).toEqual([]);
  });

  test('says why nothing may wait instead of offering it', async () => {
    desk.answer({ 'outbox:read': () => success(viewWith([], { unavailable: 'no-keychain' })) });
    await outbox.read();
    await write('Authentication code', '111111');
    await press('Create token');
    await screen.findByText(/The keychain of this computer cannot be used/);
    expect(screen.queryByRole('button', { name: save })).toBeNull();
  });

  test('whose answer was lost is looked up, and is not offered to be sent once more', async () => {
    desk.answer({ 'tokens:create': () => failed({ code: 'unknown-outcome', message: 'lost' }) });
    await write('Authentication code', '111111');
    await press('Create token');
    await screen.findByRole('button', { name: 'Look it up' });
    expect(screen.queryByRole('button', { name: save })).toBeNull();
  });
});

test('a change that cannot be sent waits with what the operator saw', async () => {
  const address = { authenticationCode: '99021047380' };
  route.go({ screen: 'update', token, address });
  render(Update, { token, address });
  await write('String 1', 'Gold');
  await press('Save changes');
  await fireEvent.click(await screen.findByRole('button', { name: save }));
  await waitFor(() => expect(said()).toEqual(['Saved on this desk']));
  const { id, number, lifeCycleState, authenticationCode, identifier, cardMaskedNumber, udfs } = token;
  const seen = { id, number, lifeCycleState, authenticationCode, identifier, cardMaskedNumber, udfs };
  expect(queued()).toEqual([
    { work: { kind: 'update', token: address, change: { udfs: { udfString1: 'Gold' } }, seen }, id: anyId },
  ]);
  expect(route.current).toEqual({ screen: 'search' });
});

describe('editing what waits', () => {
  async function edit(work: QueuedWork): Promise<void> {
    desk.answer({ 'outbox:edit': () => success(work) });
    expect(await editEntry('one')).toBeNull();
    route.go({ screen: 'outbox-edit' });
    render(OutboxEdit);
  }

  test('a create comes back but for its pass code, and takes the place of what waits', async () => {
    await edit({
      kind: 'create',
      draft: {
        authenticationCode: '111111',
        identifier: 'jane',
        accountsReceivable: { by: 'name', value: 'Jane Doe' },
      },
    });
    expect(box('Authentication code').value).toBe('111111');
    expect(box('Accounts receivable').value).toBe('Jane Doe');
    await press(save);
    await waitFor(() => expect(document.activeElement).toBe(box('Pass code')));
    expect(queued()).toEqual([]);
    await write('Authentication code', '222222');
    await write('Pass code', 'secret-7');
    await press(save);
    await waitFor(() => expect(route.current).toEqual({ screen: 'outbox' }));
    const account = { by: 'name', value: 'Jane Doe' };
    const sent = {
      authenticationCode: '222222',
      identifier: 'jane',
      passCode: 'secret-7',
      accountsReceivable: account,
    };
    expect(queued()).toEqual([{ work: { kind: 'create', draft: sent }, replaces: 'one' }]);
    expect(desk.asksOf('tokens:create')).toEqual([]);
  });

  test('a change comes back against what was seen', async () => {
    const { id, number, lifeCycleState, authenticationCode, identifier, cardMaskedNumber, udfs } = token;
    const seen = { id, number, lifeCycleState, authenticationCode, identifier, cardMaskedNumber, udfs };
    const address = { authenticationCode: '99021047380' };
    await edit({ kind: 'update', token: address, change: { udfs: { udfString1: 'Gold' } }, seen });
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Edit the change of AT0000000671');
    expect(box('String 1').value).toBe('Gold');
    await write('String 1', 'Platinum');
    await press(save);
    const change = { udfs: { udfString1: 'Platinum' } };
    await waitFor(() =>
      expect(queued()).toEqual([{ work: { kind: 'update', token: address, change, seen }, replaces: 'one' }]),
    );
  });

  test('can be left as it was', async () => {
    await edit({ kind: 'create', draft: { authenticationCode: '111111' } });
    await press('Leave it as it was');
    expect(route.current).toEqual({ screen: 'outbox' });
    expect(queued()).toEqual([]);
  });
});
