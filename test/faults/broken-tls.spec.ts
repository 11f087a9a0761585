import { practicePeople } from '../../electron/practice/people';
import { askAll, forReads } from '../support/ask-all';
import { brokenTls, serveRaw } from '../support/broken-tls';
import { expect, test } from '../support/desk';
import { searchPage } from '../support/search-page';
import { certificateFile, serveSecurely } from '../support/secure-served';
import { signInPage } from '../support/sign-in-page';

test.use({ policy: { companyCa: [certificateFile('company-ca.pem')] } });

test('TLS that breaks once somebody is signed in does nothing, and signs nobody out', async ({ page }) => {
  test.setTimeout(180_000);
  const secure = await serveSecurely();
  await signInPage(page).signIn(`https://127.0.0.1:${String(secure.port)}`, practicePeople.operator);
  await searchPage(page).heading.waitFor();
  await page.evaluate(() => window.desk.call('settings:change', { requestDeadline: 2, offlineQueue: false }));
  const { port, ledger } = secure;
  ledger.clear();
  await secure.close();
  for (const [name, broken] of Object.entries(brokenTls)) {
    const line = await serveRaw(broken, port);
    const { show, list, ...writes } = await askAll(page, name);
    await line.close();
    expect.soft(forReads, `${name}: show`).toContain(show);
    expect.soft(forReads, `${name}: list`).toContain(list);
    // a connection that breaks off tells nothing, so it may be in doubt; it is never taken for done
    for (const [write, code] of Object.entries(writes))
      expect.soft(['offline', 'unknown-outcome'], `${name}: ${write}`).toContain(code);
  }
  for (const certificate of ['self-signed', 'expired']) {
    const other = await serveSecurely([`${certificate}.pem`], port);
    const codes = new Set(Object.values(await askAll(page, certificate)));
    expect.soft(codes, certificate).toEqual(new Set(['offline']));
    expect.soft(other.ledger.entries(), certificate).toEqual([]);
    await other.close();
  }
  expect(ledger.entries()).toEqual([]);
  expect(await page.evaluate(() => window.desk.call('session:read', null))).toMatchObject({
    value: { signedIn: true },
  });
});
