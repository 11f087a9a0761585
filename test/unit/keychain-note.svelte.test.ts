import { render, screen } from '@testing-library/svelte';
import { beforeEach, expect, test, vi } from 'vitest';
import { success } from '../../electron/contract/failure';
import SignIn from '../../renderer/screens/SignIn.svelte';
import { session } from '../../renderer/state/session.svelte';
import { installFakeDesk, later, type FakeDesk } from '../support/fake-desk';

let desk: FakeDesk;
beforeEach(() => {
  desk = installFakeDesk();
});

const button = () => screen.queryByRole('button', { name: 'Try the keychain again' });

test('a keychain that could not be asked can be tried again, once at a time', async () => {
  const answer = later<'unavailable'>();
  desk.answer({ 'keychain:retry': async () => success(await answer.promise) });
  session.take({ signedIn: false, ended: 'keychain-unavailable' });
  render(SignIn);
  button()?.click();
  await vi.waitFor(() => expect(button()?.getAttribute('aria-busy')).toBe('true'));
  button()?.click();
  answer.keep('unavailable');
  await vi.waitFor(() => expect(screen.getByRole('status').textContent).toContain('still cannot be used'));
  expect(desk.asksOf('keychain:retry')).toHaveLength(1);
});

test('nothing is said of a keychain that works', () => {
  session.take({ signedIn: false, ended: 'signed-out' });
  render(SignIn);
  expect(button()).toBeNull();
});
