import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import { expect, type ElectronApplication, type Page } from '@playwright/test';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

interface Axe {
  run(this: void, where: Document, options: RunOptions): Promise<AxeResults>;
}

/** Gives what axe finds wrong with the page as it is now, one line per place; colours are looked at when they have settled. */
export function audit(page: Page): Promise<string[]> {
  return run(page, { type: 'tag', values: tags });
}

/** The same in both themes; the colours alone for the second time, for nothing else differs. */
export async function auditBothThemes(app: ElectronApplication, page: Page): Promise<string[]> {
  await showTheme(app, page, 'light');
  const found = await audit(page);
  await showTheme(app, page, 'dark');
  const inDark = await run(page, { type: 'rule', values: ['color-contrast', 'link-in-text-block'] });
  return [...found, ...inDark.map((each) => `dark: ${each}`)];
}

async function showTheme(app: ElectronApplication, page: Page, theme: 'light' | 'dark'): Promise<void> {
  await app.evaluate(({ nativeTheme }, wanted) => (nativeTheme.themeSource = wanted), theme);
  await expect.poll(() => shownTheme(page)).toBe(theme);
}

async function run(page: Page, runOnly: NonNullable<RunOptions['runOnly']>): Promise<string[]> {
  await page.evaluate(axe);
  await page.evaluate(async () => {
    const passing = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(passing.map(({ finished }) => finished));
  });
  const { violations } = await page.evaluate(async (only): Promise<AxeResults> => {
    const { axe: found } = window as unknown as { axe: Axe };
    return found.run(document, { runOnly: only, resultTypes: ['violations'] });
  }, runOnly);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary = '' }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
  );
}

/** Gives the page's parts that reach beyond its sides or cut off their own text; the table scrolls by itself. */
export function overflows(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    const found = scrollWidth > clientWidth ? [`the page: ${scrollWidth} in ${clientWidth}`] : [];
    for (const element of document.querySelectorAll<HTMLElement>('body *')) {
      const { width, left, right } = element.getBoundingClientRect();
      if (width <= 1 || element.closest('[role=grid], svg, .visually-hidden')) continue;
      const name = `${element.tagName.toLowerCase()} "${element.innerText.slice(0, 30)}"`;
      if (left < -1 || right > clientWidth + 1) found.push(`${name}: from ${left} to ${right} in ${clientWidth}`);
      const isCut = getComputedStyle(element).overflowX === 'hidden' && element.scrollWidth > element.clientWidth + 1;
      if (isCut) found.push(`${name}: ${element.scrollWidth} in ${element.clientWidth}`);
    }
    return found;
  });
}

/** Sets the theme as the settings screen does, so that it stays. */
export async function setTheme(page: Page, theme: 'light' | 'dark'): Promise<void> {
  await page.evaluate((chosen) => window.desk.call('settings:change', { theme: chosen }), theme);
}

function shownTheme(page: Page): Promise<'light' | 'dark'> {
  return page.evaluate(() => (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'));
}

/** Gives the window's page this size, in pixels of the screen, and this zoom. */
export async function setSize(app: ElectronApplication, width: number, height: number, zoom = 1): Promise<void> {
  await app.evaluate(
    ({ BrowserWindow }, size) => {
      const window = BrowserWindow.getAllWindows()[0];
      window?.setContentSize(size.width, size.height);
      window?.webContents.setZoomFactor(size.zoom);
    },
    { width, height, zoom },
  );
}
