import { beforeEach, expect, test, vi } from 'vitest';
import type { DeepLink } from '../../electron/contract/deep-link';
import { failed, success } from '../../electron/contract/failure';
import { deepLink } from '../../renderer/state/deep-link.svelte';
import { notices } from '../../renderer/state/notices.svelte';
import { policy } from '../../renderer/state/policy.svelte';
import { route } from '../../renderer/state/route.svelte';
import { installFakeDesk, type FakeDesk } from '../support/fake-desk';

const customer: DeepLink = { kind: 'customer', number: 'ACR1' };
const token: DeepLink = { kind: 'token', authenticationCode: '8800' };
const place = { screen: 'account', at: { by: 'number', value: 'ACR1' } };

let desk: FakeDesk;
beforeEach(() => {
  desk = installFakeDesk();
  desk.answer({ 'tokens:find': () => failed({ code: 'rejected', reason: 'not-found', message: 'none' }) });
  document.body.replaceChildren();
  deepLink.decline();
  notices.clear();
  route.reset();
  policy.take({
    ...{ state: 'absent', source: '', problems: [], locked: [], lockedServers: [], hidden: [], kiosk: null },
  });
});

/** Lets a link come, and waits until it was taken. */
async function come(link: DeepLink | 'invalid'): Promise<void> {
  desk.answer({ 'link:take': () => success(link) });
  const before = desk.asksOf('link:take').length;
  deepLink.follow();
  await vi.waitFor(() => expect(desk.asksOf('link:take')).toHaveLength(before + 1));
  await Promise.resolve();
}

test('a customer is opened, and a token looked up by its code alone', async () => {
  await come(customer);
  await vi.waitFor(() => expect(route.current).toEqual(place));
  await come(token);
  await vi.waitFor(() => expect(desk.asksOf('tokens:find')).toEqual([{ authenticationCode: '8800' }]));
  expect(route.current.screen).toBe('search');
});

test.each(['create', 'outbox-edit'] as const)(
  'on the form %s the operator decides, and Back leads there',
  async (screen) => {
    route.go({ screen });
    await come(customer);
    await vi.waitFor(() => expect(deepLink.question).toEqual({ link: customer, fromDialog: false }));
    expect(route.current.screen).toBe(screen);
    deepLink.decline();
    expect(route.current.screen).toBe(screen);
    await come(token);
    await come(customer);
    await vi.waitFor(() => expect(deepLink.question).toEqual({ link: customer, fromDialog: false }));
    deepLink.accept();
    expect(route.current).toEqual(place);
    route.back();
    expect(route.current.screen).toBe(screen);
    expect(desk.asksOf('tokens:find')).toEqual([]);
  },
);

test('an open dialog is not closed by a link without asking', async () => {
  const dialog = document.createElement('dialog');
  dialog.setAttribute('open', '');
  document.body.append(dialog);
  await come(customer);
  await vi.waitFor(() => expect(deepLink.question).toEqual({ link: customer, fromDialog: true }));
  expect(route.current.screen).toBe('search');
});

test('a customer that the policy hides is not opened, and a link that is none of ours is said', async () => {
  policy.take({
    ...{ state: 'in-force', source: 'x', problems: [], locked: [], lockedServers: [], kiosk: null },
    hidden: ['accounts'],
  });
  await come(customer);
  await come('invalid');
  await vi.waitFor(() => expect(desk.asksOf('link:take')).toHaveLength(2));
  expect(route.current.screen).toBe('search');
});
