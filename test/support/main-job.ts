import { practicePeople } from '../../electron/practice/people';
import { expect, type RunningDesk } from './desk';
import { frame } from './frame';
import { listPage } from './list-page';
import { outboxPage, saving } from './outbox-page';
import { searchPage } from './search-page';
import type { Served } from './served';
import { signInPage } from './sign-in-page';
import { createPage, updatePage } from './token-form';
import { tokenPage } from './token-page';

const { operator, tokens } = practicePeople;
const newCode = '99021090001';
const offlineCode = '99021090002';

interface Step {
  title: string;
  take: (desk: RunningDesk, served: Served) => Promise<void>;
}

/** What the app is for, step by step, against a practice service: each begins where the one before it ended. */
export const mainJob: readonly Step[] = [
  { title: 'The window opens', take: ({ page }) => expect(signInPage(page).heading).toBeVisible() },
  {
    title: 'Sign in',
    async take({ page }, served) {
      await signInPage(page).signIn(served.url, operator);
      await expect(searchPage(page).box).toBeFocused();
    },
  },
  {
    title: 'Search a token by its code',
    async take({ page }) {
      await searchPage(page).find(tokens.effective.authentication_code);
      await expect(tokenPage(page).heading).toBeVisible();
    },
  },
  {
    title: 'List the tokens of nobody',
    async take({ page }) {
      await frame(page).visit('List');
      await listPage(page).load.click();
      await expect(listPage(page).rows.first()).toBeVisible();
    },
  },
  {
    title: 'Create a token',
    async take({ page }, served) {
      await frame(page).visit('Create');
      await createPage(page).code.fill(newCode);
      await createPage(page).submit.click();
      await expect(tokenPage(page).heading).toBeVisible();
      expect(codesOf(served)).toContain(newCode);
    },
  },
  {
    title: 'Update it',
    async take({ page }, served) {
      await tokenPage(page).update.click();
      await updatePage(page).toggleMore();
      await updatePage(page).cardMaskedNumber.fill('411111******4242');
      await updatePage(page).save.click();
      await expect(tokenPage(page).heading).toBeVisible();
      expect(served.tokens()).toContainEqual(
        expect.objectContaining({ authentication_code: newCode, card_masked_number: '411111******4242' }),
      );
    },
  },
  {
    title: 'The line goes down: save a token on this desk',
    async take({ page }, served) {
      await served.stop();
      await frame(page).visit('Create');
      await createPage(page).code.fill(offlineCode);
      await createPage(page).submit.click();
      await saving(page).save.click();
      await frame(page).visit('Outbox');
      await expect(outboxPage(page).entry(offlineCode).row).toContainText('Waiting');
      expect(codesOf(served)).not.toContain(offlineCode);
    },
  },
  {
    title: 'The line is back: what was saved is sent, once',
    async take({ page }, served) {
      await served.resume();
      await expect(outboxPage(page).entry(offlineCode).row).toContainText('Confirmed', { timeout: 30_000 });
      expect(codesOf(served).filter((code) => code === offlineCode)).toHaveLength(1);
    },
  },
];

function codesOf(served: Served): unknown[] {
  return served.tokens().map((token) => token['authentication_code']);
}
