import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { beforeEach, expect, test } from 'vitest';
import { success } from '../../electron/contract/failure';
import type { QueueView } from '../../electron/contract/outbox';
import Create from '../../renderer/screens/Create.svelte';
import Outbox from '../../renderer/screens/Outbox.svelte';
import { drafts } from '../../renderer/state/draft.svelte';
import { notices } from '../../renderer/state/notices.svelte';
import { outbox } from '../../renderer/state/outbox.svelte';
import { route } from '../../renderer/state/route.svelte';
import { installFakeDesk, type FakeDesk } from '../support/fake-desk';
import { viewWith } from '../support/queue-entries';

let desk: FakeDesk;

beforeEach(() => {
  desk = installFakeDesk();
  outbox.clear();
  drafts.forget();
  notices.clear();
  route.reset();
});

async function read(view: Partial<QueueView>): Promise<void> {
  desk.answer({ 'outbox:read': () => success(viewWith([], view)) });
  await outbox.read();
}

async function show(view: Partial<QueueView>): Promise<void> {
  await read(view);
  render(Outbox);
}

test('what is wrong with remembered tokens, where nothing worse is', async () => {
  const note = () => screen.queryByText(/without the network search does not find/);
  await show({ directory: 'disk-full' });
  expect(note()).toBeTruthy();
  await read({ directory: 'disk-full', unavailable: 'disk-full' });
  await waitFor(() => expect(note()).toBeNull());
  expect(screen.getAllByRole('note')).toHaveLength(1);
});

test('nothing is said to wait, or not to, where that cannot be known, and no warning is given of what is meant so', async () => {
  await show({ unavailable: 'key-lost' });
  expect(screen.queryByText('Nothing waits on this desk')).toBeNull();
  await read({ unavailable: 'practice' });
  await screen.findByText('Nothing waits in practice');
  await read({ unavailable: 'not-allowed' });
  await screen.findByText('Saving for later is switched off');
  expect(screen.getByRole('button', { name: 'Open Settings' })).toBeTruthy();
  expect(screen.queryByRole('note')).toBeNull();
  await read({});
  await screen.findByText('Nothing waits on this desk');
});

test('what cannot be opened or written is tried again when the operator says so', async () => {
  await show({ unavailable: 'no-store' });
  await fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await waitFor(() =>
    expect(notices.attention.map(({ text }) => text)).toEqual(['Tried again: nothing has changed yet']),
  );
  desk.answer({ 'outbox:read': () => success(viewWith([], { unavailable: 'no-keychain' })) });
  await fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  desk.answer({ 'outbox:read': () => success(viewWith([])), 'keychain:retry': () => success('working') });
  await fireEvent.click(await screen.findByRole('button', { name: 'Try the keychain again' }));
  await waitFor(() => expect(screen.queryByRole('note')).toBeNull());
  expect(desk.asksOf('keychain:retry')).toHaveLength(1);
});

test('a form says that the disk is full and lets it be tried again, for there may be room by now', async () => {
  const save = 'Save and send when online';
  await read({ unavailable: 'disk-full' });
  render(Create);
  await fireEvent.input(screen.getByLabelText('Authentication code', { exact: true }), { target: { value: '111111' } });
  await fireEvent.click(screen.getByRole('button', { name: 'Create token' }));
  await screen.findByText(/The disk of this computer is full/);
  desk.answer({ 'outbox:queue': () => success(viewWith([])) });
  await fireEvent.click(screen.getByRole('button', { name: save }));
  await waitFor(() => expect(notices.done.map(({ text }) => text)).toEqual(['Saved on this desk']));
  expect(screen.queryByText(/The disk of this computer is full/)).toBeNull();
});
