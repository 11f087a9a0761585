import { chmodSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { practicePeople } from '../../electron/practice/people';
import { audit } from '../support/audit';
import { expect, quit, startDesk, test } from '../support/desk';
import { frame } from '../support/frame';
import { keepCreate, outboxPage, saving } from '../support/outbox-page';
import { startOnOwnDisks } from '../support/own-disks';
import { searchPage } from '../support/search-page';
import type { Served } from '../support/served';
import { signInPage } from '../support/sign-in-page';
import { createPage } from '../support/token-form';
import { tokenPage } from '../support/token-page';

const newCode = '99021099999';
const { tokens, operator } = practicePeople;
const created = (served: Served) => served.ledger.entries('access_tokens/create').map(({ outcome }) => outcome);

/** What **Health** says of the work that is kept here. */
async function keptWork(page: Page) {
  await frame(page).visit('Settings');
  return page
    .getByRole('region', { name: 'Health' })
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name: 'Work kept here' }) });
}

test(
  'a disk that is full is said wherever it matters, loses nothing, and is used again once it has room',
  { tag: '@namespaces' },
  async ({ profile, served }) => {
    const desk = await startOnOwnDisks(profile, ['outbox.db', 'directory.db'], ['outbox.db']);
    const { page, disks } = desk;
    const outbox = outboxPage(page);
    const form = createPage(page);
    await signInPage(page).signIn(served.url, operator);
    await expect(searchPage(page).box).toBeFocused();

    // from the start
    await frame(page).visit('Outbox');
    await expect(outbox.note('The disk of this computer is full')).toBeVisible();
    expect(await audit(page)).toEqual([]);
    disks['outbox.db'].free();
    await outbox.tryAgain.click();
    await expect(outbox.notes).toHaveCount(0);
    await expect(outbox.empty).toBeVisible();

    // while it runs: nothing is taken for saved, and nothing typed is lost
    await served.stop();
    await frame(page).visit('Create');
    await form.code.fill(newCode);
    await form.submit.click();
    await expect(form.alert).toContainText('The server cannot be reached');
    disks['outbox.db'].fill();
    await saving(page).save.click();
    await expect(form.alert).toContainText('This could not be saved on this computer');
    await expect(form.code).toHaveValue(newCode);
    await expect(page.getByRole('main')).toContainText('The disk of this computer is full.');
    expect(await audit(page)).toEqual([]);
    await frame(page).visit('Outbox');
    await outbox.tryAgain.click();
    await expect(frame(page).said('Tried again: nothing has changed yet')).toBeVisible();
    await expect(outbox.note('The disk of this computer is full')).toBeVisible();
    await expect(await keptWork(page)).toContainText('The disk is full');
    disks['outbox.db'].free();
    await frame(page).visit('Create');
    await expect(form.code).toHaveValue(newCode);
    await saving(page).save.click();
    await expect(frame(page).said('Saved on this desk')).toBeVisible();
    await frame(page).visit('Outbox');
    await expect(outbox.notes).toHaveCount(0);
    await served.resume();
    await expect(outbox.entry(newCode).row).toContainText('Confirmed', { timeout: 30_000 });
    expect(created(served)).toEqual(['ok']);

    // what is remembered of tokens has a file, and a trouble, of its own
    disks['directory.db'].fill();
    await frame(page).visit('Search');
    await searchPage(page).find(tokens.effective.authentication_code);
    await expect(tokenPage(page).heading).toBeVisible();
    await frame(page).visit('Outbox');
    await expect(outbox.note('This desk cannot remember more tokens')).toBeVisible();
    await expect(await keptWork(page)).toContainText('tokens are not remembered: the disk is full');
    disks['directory.db'].free();
    await frame(page).visit('Search');
    await searchPage(page).find(tokens.identified.authentication_code);
    await expect(tokenPage(page).heading).toBeVisible();
    await frame(page).visit('Outbox');
    await expect(outbox.notes).toHaveCount(0);
    await quit(desk);
  },
);

test(
  'a file that cannot be written is said to be, and so is one of remembered tokens that is damaged',
  { tag: '@namespaces' },
  async ({ desk, profile, signedIn, served }) => {
    await expect(searchPage(signedIn).box).toBeFocused();
    await served.stop();
    await keepCreate(signedIn, newCode);
    await quit(desk);
    chmodSync(join(profile, 'outbox.db'), 0o444);
    writeFileSync(join(profile, 'directory.db'), 'this is no database'.repeat(1_000));

    const again = await startDesk(profile);
    const outbox = outboxPage(again.page);
    await frame(again.page).visit('Outbox');
    await expect(outbox.note('This computer does not let the app write where work waits')).toBeVisible();
    await frame(again.page).visit('Create');
    await createPage(again.page).code.fill('99021088888');
    await createPage(again.page).submit.click();
    await saving(again.page).save.click();
    await expect(createPage(again.page).alert).toContainText('This could not be saved on this computer');
    await expect(createPage(again.page).code).toHaveValue('99021088888');
    await expect(await keptWork(again.page)).toContainText('It cannot be written');
    chmodSync(join(profile, 'outbox.db'), 0o644);
    await frame(again.page).visit('Outbox');
    await outbox.tryAgain.click();
    await expect(outbox.entry(newCode).row).toContainText('Waiting');
    await expect(outbox.note('Tokens that this desk remembered were set aside')).toBeVisible();
    await expect(outbox.notes).toHaveCount(1);
    expect(readdirSync(profile).filter((name) => name.startsWith('directory.db.damaged'))).toHaveLength(1);
    await expect(await keptWork(again.page)).toContainText('remembered tokens were damaged and set aside');
    await quit(again);
  },
);
