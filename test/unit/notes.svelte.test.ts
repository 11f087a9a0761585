import { fireEvent, render, screen } from '@testing-library/svelte';
import { beforeEach, describe, expect, test } from 'vitest';
import { failed } from '../../electron/contract/failure';
import AccountUnseen from '../../renderer/parts/AccountUnseen.svelte';
import AccountParticipants from '../../renderer/parts/AccountParticipants.svelte';
import KeychainNote from '../../renderer/parts/KeychainNote.svelte';
import OutboxNotes from '../../renderer/parts/OutboxNotes.svelte';
import PolicyNote from '../../renderer/parts/PolicyNote.svelte';
import SettingsNote from '../../renderer/parts/SettingsNote.svelte';
import SignInAgain from '../../renderer/parts/SignInAgain.svelte';
import Locked from '../../renderer/screens/Locked.svelte';
import { account } from '../../renderer/state/account.svelte';
import { outbox } from '../../renderer/state/outbox.svelte';
import { policy } from '../../renderer/state/policy.svelte';
import { settings } from '../../renderer/state/settings.svelte';
import { installFakeDesk, type FakeDesk } from '../support/fake-desk';
import { viewWith } from '../support/queue-entries';

const operator = {
  userName: 'jane',
  organisation: 'DEMO',
  unit: null,
  server: 'https://crm.example.com',
  practice: false,
};
const server = { code: 'AUTH.7', message: 'Words of the server', description: null };
const refused = failed({ code: 'rejected', reason: 'refused-by-server', message: 'refused', server });

let desk: FakeDesk;
beforeEach(() => {
  desk = installFakeDesk();
});

/** Hidden in a closed **Details** until it is opened. */
async function expectUnderDetails(): Promise<void> {
  const words = await screen.findByText(/Words of the server/);
  const details = words.closest('details');
  expect(details?.open).toBe(false);
  expect(details?.querySelector('summary')?.textContent).toContain('Details');
}

describe('the server’s own words stand under Details', () => {
  test('where a password is refused at a locked desk', async () => {
    desk.answer({ 'lock:unlock': () => refused });
    render(Locked, { shut: { locked: true, operator, with: 'password', waitMs: 0, practicePassword: null } });
    await fireEvent.input(screen.getByLabelText('Password'), { target: { value: 'wrong' } });
    await fireEvent.click(screen.getByRole('button', { name: 'Unlock' }));
    await expectUnderDetails();
    expect(screen.getAllByText('This password was not accepted.')).not.toEqual([]);
  });

  test('where it is refused at Sign in again', async () => {
    desk.answer({ 'session:sign-in-again': () => refused });
    render(SignInAgain, { operator });
    await fireEvent.input(screen.getByLabelText('Password'), { target: { value: 'wrong' } });
    await fireEvent.click(screen.getByRole('button', { name: 'Sign in' }));
    await expectUnderDetails();
  });

  test('where the participants of an account could not be loaded', async () => {
    desk.answer({ 'participants:list': () => refused });
    await account.participants.load();
    render(AccountParticipants);
    await expectUnderDetails();
  });
});

describe('every note says its kind', () => {
  const isAttention = () => expect(screen.getAllByText('Attention:').length).toBeGreaterThan(0);

  test('about the keychain', () => {
    render(KeychainNote);
    isAttention();
  });

  test('about the Outbox', async () => {
    desk.answer({
      'outbox:read': () => ({ ok: true, value: viewWith([], { others: { create: 2 } }) }),
    });
    await outbox.read();
    render(OutboxNotes);
    isAttention();
  });

  test('about the settings file', () => {
    settings.notices = [{ notice: 'settings-damaged', file: 'settings.damaged.json' }];
    render(SettingsNote);
    isAttention();
  });

  test('about the policy', () => {
    policy.take({
      state: 'unreadable',
      source: '/etc/policy.json',
      problems: [],
      locked: [],
      lockedServers: [],
      hidden: [],
      kiosk: null,
    });
    render(PolicyNote);
    isAttention();
  });

  test('about a change of an account that was not seen', () => {
    render(AccountUnseen, { change: { did: 'added', token: 'AT1', isAsAsked: false } });
    isAttention();
  });
});
