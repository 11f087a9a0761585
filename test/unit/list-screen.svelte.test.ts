import { fireEvent, render, screen } from '@testing-library/svelte';
import { beforeEach, expect, test } from 'vitest';
import { success } from '../../electron/contract/failure';
import List from '../../renderer/screens/List.svelte';
import { list } from '../../renderer/state/list.svelte';
import { installFakeDesk } from '../support/fake-desk';
import { tokenWith } from '../support/tokens';

beforeEach(() => {
  const desk = installFakeDesk();
  desk.answer({ 'tokens:not-associated': () => success({ tokens: [tokenWith({ number: 'AT1' })], hasMore: false }) });
  list.clear();
});

test('a filter that is cleared by its button can be typed anew at once', async () => {
  await list.load();
  list.filter = 'nothing like it';
  render(List);
  await fireEvent.click(screen.getByRole('button', { name: 'Clear filter' }));
  expect(list.filter).toBe('');
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Filter' }));
});
