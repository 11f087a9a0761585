import { join } from 'node:path';
import type { Page } from '@playwright/test';
import keytar from 'keytar';
import { practicePeople } from '../../electron/practice/people';
import { expect, quit, startDesk } from '../support/desk';
import { searchPage } from '../support/search-page';
import type { Served } from '../support/served';
import { signInPage } from '../support/sign-in-page';
import { fillDirectory, queries } from './directory-speed';

/** Milliseconds for one search: in the window from the question to the answer, and of processor time in the main process. */
export interface DeskSearch {
  window: number;
  main: number;
}

const { operator, organisation } = practicePeople;
const runs = 20;

/** Searches so many remembered tokens in the real app, as the search box does; gives the slowest of the queries' means. */
export async function measureDeskSearch(profile: string, served: Served, tokens: number): Promise<DeskSearch> {
  const first = await startDesk(profile);
  await signInPage(first.page).signIn(served.url, operator);
  await searchPage(first.page).heading.waitFor();
  let key: string | undefined;
  await expect(async () => {
    const entries = await keytar.findCredentials('Tokendesk');
    key = entries.find(({ account }) => account.endsWith('/data-key'))?.password;
    expect(key).toBeDefined();
  }).toPass();
  await quit(first);
  const scope = JSON.stringify([served.url, organisation, operator.username]);
  await fillDirectory(join(profile, 'directory.db'), Buffer.from(key ?? '', 'base64'), scope, tokens);

  const { app, page } = await startDesk(profile);
  await searchPage(page).heading.waitFor();
  // all of them are read by then
  await expect.poll(() => knows(page, tokens - 1)).toBe(true);
  const slowest: DeskSearch = { window: 0, main: 0 };
  for (const text of queries) {
    const before = await app.evaluate(() => process.cpuUsage());
    const window = await page.evaluate(
      async ([asked, times]) => {
        const began = performance.now();
        for (let run = 0; run < times; run += 1) await globalThis.window.desk.call('directory:search', { text: asked });
        return (performance.now() - began) / times;
      },
      [text, runs] as const,
    );
    const { user, system } = await app.evaluate((_, since) => process.cpuUsage(since), before);
    slowest.window = Math.max(slowest.window, window);
    slowest.main = Math.max(slowest.main, (user + system) / 1_000 / runs);
  }
  await quit({ app, page });
  return slowest;
}

/** Whether the desk has read this token already. */
async function knows(page: Page, which: number): Promise<boolean> {
  const number = `AT${String(which).padStart(10, '0')}`;
  const answer = await page.evaluate((text) => window.desk.call('directory:search', { text }), number);
  return answer.ok && answer.value.length === 1;
}
