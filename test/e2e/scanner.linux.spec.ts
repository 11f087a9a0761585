import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { practicePeople } from '../../electron/practice/people';
import { expect, test as base } from '../support/desk';
import { frame } from '../support/frame';
import { lockPage, nextWindow } from '../support/lock-page';
import { searchPage } from '../support/search-page';
import type { Served } from '../support/served';
import { createPage } from '../support/token-form';
import { tokenPage } from '../support/token-page';
import { focusWindow, scanned, setLayout, typeOnX } from '../support/x-scanner';

// real key codes through X: what a layout, Caps Lock or a dead key makes of them, no made-up event shows

const { effective } = practicePeople.tokens;

/** A scanner may halt for 150 ms, so that a busy machine changes nothing of what is tested. */
const test = base.extend({
  profile: async ({ profile }, use) => {
    writeFileSync(join(profile, 'settings.json'), JSON.stringify({ version: 1, scannerGap: 150 }));
    await use(profile);
  },
  signedIn: async ({ signedIn, app }, use) => {
    await focusWindow(app);
    await use(signedIn);
    await setLayout('us');
  },
});

const lookUps = (served: Served) => served.ledger.entries('access_tokens/show').map(({ request }) => request);
/** The code that was asked for first; after a miss the app makes sure that the server tells one at all. */
const firstLookUp = (served: Served) => lookUps(served)[0];
const question = (page: Page) => page.getByRole('dialog', { name: 'Check the scanned code' });

test('a scan through X is looked up whole, whatever suffix keys follow', async ({ signedIn, served }) => {
  const code = effective.authentication_code;
  await typeOnX(scanned(code, 'Enter', 'Enter'));
  await expect(tokenPage(signedIn).heading).toBeVisible();
  await frame(signedIn).visit('Create');
  await createPage(signedIn).identifier.fill('scanned@example.com');
  for (const suffix of [
    ['Enter', 'Enter'],
    ['Enter', 'Ctrl+J'],
    ['Tab', 'Enter'],
    ['Enter', 'Down'],
  ] as const) {
    await typeOnX([{ pauseMs: 1_600 }, ...scanned('99021077777', ...suffix)]);
    await expect(createPage(signedIn).code).toHaveValue('99021077777');
    await createPage(signedIn).code.fill('');
    await createPage(signedIn).identifier.focus();
  }
  await expect(createPage(signedIn).identifier).toHaveValue('scanned@example.com');
  expect(served.ledger.entries('access_tokens/create')).toEqual([]);
  expect(lookUps(served)).toHaveLength(1);
});

test('a code with a pause in it is not used, and leaves no field', async ({ signedIn, served }) => {
  await frame(signedIn).visit('Create');
  const form = createPage(signedIn);
  await form.identifier.fill('jane@example.com');
  await form.identifier.focus();
  await typeOnX(['990210', { pauseMs: 350 }, ...scanned('4738099')]);
  await expect(frame(signedIn).said('The scan did not finish.')).toBeVisible();
  await expect(form.identifier).toHaveValue('jane@example.com');
  await expect(form.code).toHaveValue('');
  await typeOnX([{ pauseMs: 1_600 }, ...scanned('99021077777')]);
  await expect(form.code).toHaveValue('99021077777');
  await expect(frame(signedIn).said('The scan did not finish.')).toHaveCount(0);
  expect(lookUps(served)).toEqual([]);
});

test('a dead key of a German layout makes a scan unfinished', async ({ signedIn, served }) => {
  await setLayout('de');
  await searchPage(signedIn).box.focus();
  await typeOnX(scanned('9900`123456'));
  await expect(frame(signedIn).said('The scan did not finish.')).toBeVisible();
  await expect(searchPage(signedIn).box).toHaveValue('');
  expect(lookUps(served)).toEqual([]);
});

for (const layout of ['gr', 'fr'])
  test(`under the layout ${layout} the code is offered as the scanner meant it`, async ({ signedIn, served }) => {
    await setLayout(layout);
    await typeOnX(scanned('CARD-900B'));
    await question(signedIn).getByRole('button', { name: 'Use CARD-900B', exact: true }).click();
    await expect(searchPage(signedIn).alert).toBeVisible();
    expect(firstLookUp(served)).toMatchObject({ access_token_identifier: { authentication_code: 'CARD-900B' } });
  });

test('with Caps Lock on the operator says which code it is', async ({ signedIn, served }) => {
  await typeOnX([{ key: 'CapsLock' }]);
  try {
    await typeOnX(scanned('Card-777a'));
    await expect(question(signedIn)).toContainText('Caps Lock is on');
    await question(signedIn).getByRole('button', { name: 'Use Card-777a', exact: true }).click();
    await expect(searchPage(signedIn).alert).toBeVisible();
    expect(firstLookUp(served)).toMatchObject({ access_token_identifier: { authentication_code: 'Card-777a' } });
  } finally {
    await typeOnX([{ key: 'CapsLock' }]);
  }
});

test('on a machine so slow that keys come 90 ms apart a card at a locked desk is no password', async ({
  app,
  signedIn,
  served,
}) => {
  const page = await nextWindow(app, () => frame(signedIn).lock.click());
  await focusWindow(app);
  await expect(lockPage(page).password).toBeFocused();
  await typeOnX(scanned('99021047380'), 90);
  await expect(frame(page).said('A card was scanned. Type your password.')).toBeVisible();
  await expect(lockPage(page).password).toHaveValue('');
  expect(served.ledger.entries('authentication/token')).toHaveLength(1);
});

test('a card that is scanned while the window hangs is no password', async ({ app, signedIn, served }) => {
  const page = await nextWindow(app, () => frame(signedIn).lock.click());
  await focusWindow(app);
  await expect(lockPage(page).password).toBeFocused();
  // every key is handled long after it was pressed, and long after the one before
  await page.evaluate(() => {
    addEventListener(
      'keydown',
      () => {
        const until = performance.now() + 120;
        while (performance.now() < until);
      },
      { capture: true },
    );
  });
  await typeOnX(scanned('99021047380'), 6);
  await expect(frame(page).said('A card was scanned. Type your password.')).toBeVisible();
  await expect(lockPage(page).password).toHaveValue('');
  expect(served.ledger.entries('authentication/token')).toHaveLength(1);
});

for (const first of ['/', '?'])
  test(`a code that begins with ${first} is a scan, not a shortcut, outside a field`, async ({ signedIn, served }) => {
    await frame(signedIn).visit('List');
    await signedIn.getByRole('heading', { level: 1 }).click();
    await typeOnX(scanned(`${first}9021047`));
    await expect(searchPage(signedIn).alert).toBeVisible();
    expect(firstLookUp(served)).toMatchObject({ access_token_identifier: { authentication_code: `${first}9021047` } });
    await expect(signedIn.getByRole('dialog')).toHaveCount(0);
  });

test('a card that is scanned at a locked desk is no password', async ({ app, signedIn, served }) => {
  const page = await nextWindow(app, () => frame(signedIn).lock.click());
  await focusWindow(app);
  await expect(lockPage(page).password).toBeFocused();
  await typeOnX(scanned(effective.authentication_code, 'Enter', 'Enter'), 6);
  await expect(frame(page).said('A card was scanned. Type your password.')).toBeVisible();
  await expect(lockPage(page).password).toHaveValue('');
  expect(served.ledger.entries('authentication/token')).toHaveLength(1);
});
