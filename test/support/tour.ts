import type { Page } from '@playwright/test';
import { practicePeople } from '../../electron/practice/people';
import { frame } from './frame';
import { listPage } from './list-page';
import { searchPage } from './search-page';
import { signInPage } from './sign-in-page';
import { createPage, updatePage } from './token-form';
import { tokenPage } from './token-page';

const { tokens, accounts } = practicePeople;

interface Stop {
  name: string;
  /** Leads there from the stop before. */
  go: (page: Page) => Promise<void>;
}

const beforeSignIn: Stop[] = [
  { name: 'sign-in', go: (page) => signInPage(page).heading.waitFor() },
  {
    name: 'sign-in-missing',
    async go(page) {
      await signInPage(page).submit.click();
      await page.getByText('Please fill this in.').first().waitFor();
    },
  },
  {
    name: 'sign-in-refused',
    async go(page) {
      await signInPage(page).signIn('http://crm.example.com', practicePeople.operator);
      await signInPage(page).alert.waitFor();
    },
  },
  {
    name: 'sign-in-key',
    async go(page) {
      await signInPage(page).way('Web API key').check();
      await signInPage(page).webApiKey.waitFor();
    },
  },
];

const finding: Stop[] = [
  {
    name: 'search',
    async go(page) {
      await signInPage(page).practise.click();
      await searchPage(page).box.waitFor();
    },
  },
  {
    name: 'search-nothing',
    async go(page) {
      await searchPage(page).find('0000');
      await searchPage(page).alert.waitFor();
    },
  },
  {
    name: 'search-identifier',
    async go(page) {
      await searchPage(page).by('Identifier').check();
      await searchPage(page).submit.click();
      await page.getByText('An identifier needs a pass code.', { exact: true }).waitFor();
    },
  },
  {
    name: 'token',
    async go(page) {
      await searchPage(page).identifier.fill(tokens.identified.identifier);
      await searchPage(page).passCode.fill(tokens.identified.pass_code);
      await searchPage(page).submit.click();
      await tokenPage(page).heading.waitFor();
    },
  },
  {
    name: 'token-all-fields',
    async go(page) {
      await page.getByRole('checkbox', { name: /^Show empty fields/ }).check();
    },
  },
  {
    name: 'update',
    async go(page) {
      await tokenPage(page).update.click();
      await updatePage(page).udf('String 1').fill('');
      await updatePage(page).identifier.fill('jane.new@example.com');
      await updatePage(page).save.click();
      await page.getByText('An identifier needs a pass code.', { exact: true }).waitFor();
    },
  },
  {
    name: 'search-recent',
    async go(page) {
      await frame(page).visit('Search');
      await page.getByRole('region', { name: /^Seen lately/ }).waitFor();
    },
  },
];

const listing: Stop[] = [
  {
    name: 'list-empty',
    async go(page) {
      await frame(page).visit('List');
      await listPage(page).heading.waitFor();
    },
  },
  {
    name: 'list',
    async go(page) {
      await listPage(page).show('Of an account').check();
      await listPage(page).account.fill(accounts.sixtyTokens.number);
      await listPage(page).load.click();
      await listPage(page).rows.first().waitFor();
      await page.getByRole('region', { name: 'Owner' }).waitFor();
    },
  },
  {
    name: 'list-columns',
    async go(page) {
      await listPage(page).columns.click();
      await listPage(page).column('String 1').waitFor();
    },
  },
];

const creating: Stop[] = [
  {
    name: 'create',
    async go(page) {
      await page.keyboard.press('Escape');
      await frame(page).visit('Create');
      await createPage(page).toggleMore();
      await createPage(page).cardMaskedNumber.waitFor();
    },
  },
  {
    name: 'create-wrong',
    async go(page) {
      await createPage(page).identifier.fill('new@example.com');
      await createPage(page).udf('Float 1').fill('twelve');
      await createPage(page).submit.click();
      await page.getByText('An identifier needs a pass code.', { exact: true }).waitFor();
    },
  },
  {
    name: 'create-refused',
    async go(page) {
      await createPage(page).code.fill(tokens.effective.authentication_code);
      await createPage(page).passCode.fill('secret7');
      await createPage(page).udf('Float 1').fill('12');
      await createPage(page).submit.click();
      await createPage(page).openExisting.waitFor();
    },
  },
  {
    name: 'settings',
    async go(page) {
      await frame(page).visit('Settings');
      await page.getByRole('heading', { name: 'Settings', level: 1 }).waitFor();
      await page.getByRole('region', { name: 'Health' }).getByRole('heading', { name: 'Versions' }).waitFor();
    },
  },
  {
    name: 'shortcuts',
    async go(page) {
      await page.keyboard.press('?');
      await frame(page).shortcuts.waitFor();
    },
  },
];

/** Every screen in every state of note, in an order in which each leads to the next; it begins signed out. */
export const tour: readonly Stop[] = [...beforeSignIn, ...finding, ...listing, ...creating];
