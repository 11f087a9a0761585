import { audit } from '../support/audit';
import { expect, quit, startDesk, test } from '../support/desk';
import { launchChromium, openInChromium } from '../support/engine';
import { mainJob } from '../support/main-job';
import { tour } from '../support/tour';

test('the window does its main job on a current Chromium, with the real main process', async ({ profile, served }) => {
  const desk = await startDesk(profile);
  const browser = await launchChromium();
  const page = await openInChromium(browser, desk.page);
  for (const { title, take } of mainJob) await test.step(title, () => take({ app: desk.app, page }, served));
  await browser.close();
  await quit(desk);
});

test('no screen has a fault that axe finds on a current Chromium, in either theme', async ({ profile }) => {
  const desk = await startDesk(profile);
  const browser = await launchChromium();
  const page = await openInChromium(browser, desk.page);
  const errors: Error[] = [];
  page.on('pageerror', (error) => errors.push(error));
  for (const { name, go } of tour) {
    await go(page);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect.soft(await audit(page), `${name}, ${colorScheme}`).toEqual([]);
    }
  }
  expect(errors).toEqual([]);
  await browser.close();
  await quit(desk);
});
