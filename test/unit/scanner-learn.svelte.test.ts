import { beforeEach, expect, test } from 'vitest';
import { success } from '../../electron/contract/failure';
import { list } from '../../renderer/state/list.svelte';
import { scanner } from '../../renderer/state/scanner.svelte';
import { session } from '../../renderer/state/session.svelte';
import { installFakeDesk, type FakeDesk } from '../support/fake-desk';
import { signedInWith } from '../support/signed-in-state';
import { tokenWith } from '../support/tokens';

let desk: FakeDesk;
const learned = () => desk.asksOf('settings:change').map(({ seenCodes }) => seenCodes);

beforeEach(() => {
  desk = installFakeDesk();
  session.take(signedInWith([]));
  scanner.clear();
  list.clear();
});

test('what codes look like is learned from a list, each code once', async () => {
  const tokens = [1, 2, 3, 4, 5, 6].map((number) => tokenWith({ authenticationCode: `CARD-90${String(number)}` }));
  desk.answer({ 'tokens:not-associated': () => success({ tokens, hasMore: false }) });
  await list.load();
  expect(learned()).toEqual([{ count: 6, lower: 0, upper: 6, other: 0, marks: '-' }]);
  await list.load();
  expect(learned()).toHaveLength(1);
});
