import type { ElectronApplication } from '@playwright/test';
import { practicePeople } from '../../electron/practice/people';
import { expect, test } from '../support/desk';
import { frame } from '../support/frame';
import { keepCreate, outboxPage } from '../support/outbox-page';
import { searchPage } from '../support/search-page';
import { tokenPage } from '../support/token-page';

const newCode = '99021099999';
const { effective } = practicePeople.tokens;
const day = 24 * 3_600_000;

/** This computer's clock jumps, as the main process and the window see it. */
async function jump(app: ElectronApplication, days: number): Promise<void> {
  const by = days * day;
  const move = (_: unknown, milliseconds: number): void => {
    const now = Date.now.bind(Date);
    Date.now = () => now() + milliseconds;
  };
  await app.evaluate(move, by);
  await app.windows()[0]?.evaluate((milliseconds) => {
    const now = Date.now.bind(Date);
    Date.now = () => now() + milliseconds;
  }, by);
}

for (const days of [4, 365, -4])
  test(`what was saved seconds before this computer’s clock jumped by ${String(days)} days is sent, and said`, async ({
    app,
    signedIn,
    served,
  }) => {
    await searchPage(signedIn).find(effective.authentication_code);
    await expect(tokenPage(signedIn).heading).toBeVisible();
    await served.stop();
    await keepCreate(signedIn, newCode);
    await jump(app, days);
    // what was seen seconds before is found without the network
    const seen = await signedIn.evaluate(
      (text) => window.desk.call('directory:search', { text }),
      effective.authentication_code,
    );
    expect(seen).toMatchObject({
      ok: true,
      value: [{ token: { authenticationCode: effective.authentication_code } }],
    });
    await served.resume();
    await frame(signedIn).visit('Outbox');
    await expect(outboxPage(signedIn).entry(newCode).row).toContainText('Confirmed', { timeout: 30_000 });
    const made = served.ledger.entries('access_tokens/create').filter(({ outcome }) => outcome === 'ok');
    expect(made).toHaveLength(1);
  });
