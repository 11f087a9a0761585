import { render, screen } from '@testing-library/svelte';
import { beforeEach, expect, test } from 'vitest';
import { features } from '../../electron/contract/actions';
import { failed, success, type Result } from '../../electron/contract/failure';
import type { AccessToken, Classification } from '../../electron/contract/model';
import TokenFormClassification from '../../renderer/parts/TokenFormClassification.svelte';
import Token from '../../renderer/screens/Token.svelte';
import { drafts } from '../../renderer/state/draft.svelte';
import { route } from '../../renderer/state/route.svelte';
import { session } from '../../renderer/state/session.svelte';
import { installFakeDesk, later, type FakeDesk } from '../support/fake-desk';
import { signedInWith } from '../support/signed-in-state';
import { tokenWith } from '../support/tokens';

let desk: FakeDesk;

beforeEach(() => {
  desk = installFakeDesk();
  session.take(signedInWith(features));
  drafts.forget();
});

const listed = tokenWith({ number: 'AT1', authenticationCode: '7' });

function open(): void {
  route.openToken(listed, { partial: true });
  render(Token, { token: listed, address: { authenticationCode: '7' }, partial: true, seenAt: null });
}

test('a token from a list is not said to be nobody’s before the server has told whose it is', async () => {
  const answer = later<Result<AccessToken>>();
  desk.answer({ 'tokens:find': () => answer.promise });
  open();
  expect(screen.getAllByText('Not known')).toHaveLength(2);
  expect(screen.queryByText('Not associated with anybody')).toBeNull();
  answer.keep(success(listed));
  expect(await screen.findByText('Not associated with anybody')).toBeTruthy();
  expect(screen.queryByText('Not known')).toBeNull();
});

test('nor where the server cannot be reached', async () => {
  desk.answer({ 'tokens:find': () => failed({ code: 'offline', message: 'no' }) });
  open();
  await screen.findByRole('alert');
  expect(screen.getAllByText('Not known')).toHaveLength(2);
});

test('the classifications say in their own box that they are still coming', async () => {
  const answer = later<Result<Classification[]>>();
  desk.answer({ 'classifications:list': () => answer.promise });
  drafts.current.fields.classification = 'C1';
  render(TokenFormClassification, { form: drafts.current });
  const box = screen.getByRole('combobox', { name: 'Classification' });
  const shown = () => (box instanceof HTMLSelectElement ? box.selectedOptions[0]?.textContent : null);
  expect(shown()).toBe('Loading the classifications…');
  expect(box.getAttribute('aria-describedby')).toBeNull();
  answer.keep(success([{ id: 'C1', name: 'Loyalty card', alternativeCode: null, description: null }]));
  await expect.poll(shown).toBe('Loyalty card');
  expect(box.getAttribute('aria-describedby')).toBeNull();
});
