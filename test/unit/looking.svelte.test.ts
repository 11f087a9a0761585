import { cleanup, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { success } from '../../electron/contract/failure';
import type { PolicyView } from '../../electron/contract/policy';
import Desk from '../../renderer/parts/Desk.svelte';
import { policy } from '../../renderer/state/policy.svelte';
import { session } from '../../renderer/state/session.svelte';
import { installFakeDesk, later, type FakeDesk } from '../support/fake-desk';
import { signedInWith } from '../support/signed-in-state';

const noPolicy: PolicyView = {
  state: 'absent',
  source: '',
  problems: [],
  locked: [],
  lockedServers: [],
  hidden: [],
  kiosk: null,
};
let desk: FakeDesk;

beforeEach(() => {
  desk = installFakeDesk();
  desk.answer({ 'session:read': () => success({ signedIn: false, ended: 'looking' }) });
  render(Desk);
});
afterEach(cleanup);

test('while the last session is looked for, the operator can practise', async () => {
  expect(await screen.findByRole('heading', { name: 'One moment' })).toBeTruthy();
  const told = screen.getAllByRole('status').map(({ textContent }) => textContent);
  expect(told.join()).toContain('You need not wait for it.');
  const practised = later<ReturnType<typeof success<ReturnType<typeof signedInWith>>>>();
  desk.answer({ 'session:practise': () => practised.promise });
  screen.getByRole('button', { name: 'Practise without a server' }).click();
  await expect.poll(() => desk.asksOf('session:practise')).toHaveLength(1);
  practised.keep(success(signedInWith([], { practice: true })));
  expect(await screen.findByRole('heading', { name: 'Search' })).toBeTruthy();
});

test('or sign in, and the form stays whatever becomes of the search', async () => {
  (await screen.findByRole('button', { name: 'Sign in now' })).click();
  const server = await screen.findByRole<HTMLInputElement>('textbox', { name: 'Server address' });
  expect(screen.getByText(/still being looked for/)).toBeTruthy();
  server.value = 'crm.example';
  session.take({ signedIn: false, ended: 'keychain-unavailable' });
  expect(await screen.findByText(/locked, missing or slow/)).toBeTruthy();
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Server address' }).value).toBe('crm.example');
});

test('practice is offered neither there nor on Sign in where the organisation has taken it away', async () => {
  const practise = () => screen.queryByRole('button', { name: 'Practise without a server' });
  expect(await screen.findByRole('heading', { name: 'One moment' })).toBeTruthy();
  policy.take({ ...noPolicy, hidden: ['practice'] });
  await expect.poll(practise).toBeNull();
  screen.getByRole('button', { name: 'Sign in now' }).click();
  expect(await screen.findByRole('heading', { name: 'Sign in' })).toBeTruthy();
  expect(practise()).toBeNull();
  policy.take(noPolicy);
  await expect.poll(practise).not.toBeNull();
});
