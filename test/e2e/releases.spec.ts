import { practicePeople } from '../../electron/practice/people';
import type { Release } from '../../electron/practice/releases';
import { actionsPage, openToken } from '../support/actions-page';
import { expect, test } from '../support/desk';
import { frame } from '../support/frame';
import { listPage } from '../support/list-page';
import { press } from '../support/scan';
import type { Served } from '../support/served';
import { createPage, updatePage } from '../support/token-form';
import { tokenPage } from '../support/token-page';
import type { Page } from '@playwright/test';

const { effective, identified, pending } = practicePeople.tokens;

/** What came with a release, besides what came before (docs/design/api.md 3): actions, boxes, columns. */
interface Since {
  actions?: string[];
  boxes?: string[];
  columns?: string[];
}

const releases: readonly (Since & { release: Release })[] = [
  {
    release: 'R5.0.0',
    actions: ['Create a replacement'],
    boxes: ['Authentication code', 'Identifier', 'Pass code'],
    columns: ['Number', 'State', 'Authentication code', 'Identifier', 'Created'],
  },
  {
    release: 'R8.0.0',
    boxes: ['Accounts receivable', 'Rewards participant'],
    columns: ['Accounts receivable', 'Rewards participant'],
  },
  {
    release: 'R10.0.0',
    actions: ['New pass code', 'Verify'],
    boxes: ['Classification'],
    columns: ['Classification', 'Verified'],
  },
  {
    release: 'R12.0.0',
    actions: ['Send a new verification code'],
    boxes: ['String 1', 'Date 4'],
    columns: ['String 1', 'Float 4'],
  },
  { release: 'R13.1.0', actions: ['One-time password', 'Set not effective'] },
  { release: 'R14.26.0', actions: ['Delete'] },
  { release: 'R16.2.0', boxes: ['Masked card number'], columns: ['Masked card number'] },
  { release: 'R17.10.0', actions: ['Mail a new pass code'] },
];

/** All that some release has, and whether this one does. */
function expected(release: Release, kind: keyof Since): [name: string, isThere: boolean][] {
  const at = releases.findIndex((each) => each.release === release);
  return releases.flatMap((each, index) => (each[kind] ?? []).map((name): [string, boolean] => [name, index <= at]));
}

/** Says which release the server has, as Settings do. */
async function setRelease(page: Page, served: Served, release: Release): Promise<void> {
  const profile = {
    name: 'Server',
    address: served.url,
    organisation: '',
    unit: '',
    tokensParameter: 'access_tokens_set',
  };
  await page.evaluate((servers) => window.desk.call('settings:change', { servers }), [{ ...profile, release }]);
}

test('each release shows what it has, and nothing that it lacks', async ({ signedIn, served }) => {
  test.setTimeout(120_000);
  for (const { release } of releases)
    await test.step(release, async () => {
      served.options.release = release;
      await setRelease(signedIn, served, release);
      await showsWhatItHas(signedIn, release);
    });
});

async function showsWhatItHas(page: Page, release: Release): Promise<void> {
  await frame(page).visit('Search');
  await openToken(page, effective.authentication_code);
  const actions = actionsPage(page);
  await actions.more.click();
  for (const [name, isThere] of expected(release, 'actions')) {
    const action = name === 'Set not effective' ? actions.setNotEffective : actions.item(name);
    await expect(action, name).toHaveCount(isThere ? 1 : 0);
  }
  await press(page, 'Escape');
  await tokenPage(page).update.click();
  await expect(updatePage(page).heading).toBeVisible();
  const fixed = page.getByRole('region', { name: 'Fixed at creation' });
  await expect(fixed).toHaveCount(release === 'R5.0.0' ? 0 : 1);

  await frame(page).visit('Create');
  const form = createPage(page);
  await expect(form.heading).toBeVisible();
  if ((await form.more.count()) > 0) await form.toggleMore();
  for (const [name, isThere] of expected(release, 'boxes')) {
    const box = page.getByRole('main').getByLabel(name, { exact: true });
    await expect(box, name).toHaveCount(isThere ? 1 : 0);
  }
  await form.generate.check();
  await form.submit.click();
  await expect(tokenPage(page).heading).toBeVisible();

  await frame(page).visit('List');
  const list = listPage(page);
  await expect(list.show('Of an account')).toHaveCount(release === 'R5.0.0' ? 0 : 1);
  await list.load.click();
  await list.columns.click();
  for (const [name, isThere] of expected(release, 'columns'))
    await expect(list.column(name), name).toHaveCount(isThere ? 1 : 0);
  await press(page, 'Escape');
}

test.describe('R14.26.0', () => {
  test.use({ practiceOptions: { release: 'R14.26.0' } });

  test('tells a new verification code, which is shown once', async ({ signedIn, served }) => {
    await setRelease(signedIn, served, 'R14.26.0');
    await openToken(signedIn, pending.authentication_code);
    const actions = actionsPage(signedIn);
    await actions.choose('Send a new verification code');
    const { dialog, secret, show } = actions.sentCode;
    await expect(secret.locator('output')).toHaveCount(0);
    await show.click();
    const code = await secret.locator('output').innerText();
    expect(code).toMatch(/^\d{6}$/);
    await press(signedIn, 'Escape');
    await expect(dialog).toHaveCount(0);
    await actions.verify.click();
    await actions.verifying.code.fill(code);
    await actions.verifying.submit.click();
    await expect(actions.setNotEffective).toBeVisible();
  });
});

test('another release changes the screens at once', async ({ signedIn, served }) => {
  await openToken(signedIn, identified.authentication_code);
  const actions = actionsPage(signedIn);
  await expect(actions.setNotEffective).toBeVisible();
  await setRelease(signedIn, served, 'R5.0.0');
  await expect(actions.setNotEffective).toHaveCount(0);
  await actions.more.click();
  await expect(actions.items).toHaveCount(1);
  await expect(actions.item('Create a replacement')).toBeVisible();
  await press(signedIn, 'Escape');
  await setRelease(signedIn, served, 'R17.10.0');
  await expect(actions.setNotEffective).toBeVisible();
});
