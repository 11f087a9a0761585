import { beforeEach, expect, test } from 'vitest';
import { route } from '../../renderer/state/route.svelte';
import { tokenWith } from '../support/tokens';

const token = tokenWith({ number: 'AT0000000671', authenticationCode: '99021047380' });
const bare = tokenWith({ number: 'AT0000000672', identifier: 'jane' });
const byPassCode = { identifier: 'jane', passCode: 'secret-1' };

beforeEach(() => route.reset());

test('Back leads through the screens on the way, and no further than the first', () => {
  route.visit({ screen: 'list' });
  route.openToken(token, { partial: true });
  route.go({ screen: 'update', token, address: { authenticationCode: '99021047380' } });
  route.back();
  expect(route.current).toMatchObject({ screen: 'token', partial: true });
  route.back();
  route.back();
  expect(route.current).toEqual({ screen: 'list' });
  expect(route.canGoBack).toBe(false);
});

test('a token is addressed by its own authentication code, whatever it was found by', () => {
  route.openToken(token, { address: byPassCode });
  expect(route.current).toMatchObject({ address: { authenticationCode: '99021047380' } });
});

test('a token without a code is addressed as it was found, else not at all', () => {
  route.openToken(bare, { address: byPassCode });
  expect(route.current).toMatchObject({ address: byPassCode });
  route.openToken(bare);
  expect(route.current).toMatchObject({ address: null });
});

test('a place of the navigation forgets the way, and any pass code on it', () => {
  route.openToken(bare, { address: byPassCode });
  route.visit({ screen: 'create' });
  route.back();
  expect(route.current).toEqual({ screen: 'create' });
});

test('a screen that was replaced is not on the way back', () => {
  route.visit({ screen: 'create' });
  route.openToken(token, { replace: true });
  expect(route.canGoBack).toBe(false);
});
