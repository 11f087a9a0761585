import { practicePeople } from '../../electron/practice/people';
import { accountPage } from '../support/account-page';
import { expect, test } from '../support/desk';
import { frame } from '../support/frame';
import { operatorPage } from '../support/operator-page';
import { press } from '../support/scan';
import { searchPage } from '../support/search-page';
import { servePractice } from '../support/served';
import { serversPage } from '../support/servers-page';
import { signInPage } from '../support/sign-in-page';
import { tokenPage } from '../support/token-page';

const { accounts, operator, organisation, tokens } = practicePeople;

test('a server is added, changed, moved and removed', async ({ signedIn, served }) => {
  const settings = serversPage(signedIn);
  const host = new URL(served.url).host;
  await frame(signedIn).visit('Settings');
  await expect(settings.rows).toHaveCount(1);
  await expect(settings.rows.first()).toContainText(`${host} Signed in here`);

  await settings.add.click();
  await expect(settings.name).toBeFocused();
  await settings.save.click();
  await expect(settings.name).toHaveAccessibleDescription(/Please fill this in\./);
  await settings.name.fill(host);
  await settings.address.fill('https://crm example');
  await settings.release.fill('17');
  await expect(settings.name).toHaveAccessibleDescription(/Another server has this name\./);
  await expect(settings.address).toHaveAccessibleDescription(/Use an address such as/);
  await expect(settings.release).toHaveAccessibleDescription(/Use R and a number/);
  await settings.address.fill('http://crm.example.com');
  await expect(settings.address).toHaveAccessibleDescription(/begins with https/);
  await settings.address.fill(new URL(served.url).origin);
  await expect(settings.address).toHaveAccessibleDescription(/Another server has this address\./);
  await settings.advanced.click();
  await settings.tokensParameter.fill('no spaces');
  await settings.advanced.click();
  await settings.save.click();
  await expect(settings.tokensParameter).toHaveAccessibleDescription(/letters, digits and underscores/);

  await settings.name.fill('Test');
  await settings.address.fill('https://test.example.com/base');
  await settings.release.fill('r14.0.0');
  await settings.organisation.fill('TEST');
  await settings.tokensParameter.fill('tokens_set');
  await press(signedIn, 'Enter');
  await expect(frame(signedIn).said('Test saved.')).toBeVisible();
  await expect(settings.rows.nth(1)).toContainText('R14.0.0 · TEST');

  await settings.button('Move Test up').click();
  await expect(settings.rows.first()).toContainText('Test');
  await expect(settings.button('Move Test down')).toBeFocused();
  await settings.button('Edit Test').click();
  await settings.name.fill('Training');
  await settings.save.click();
  await expect(settings.rows.first()).toContainText('Training');

  await settings.button('Remove Training').click();
  await press(signedIn, 'Escape');
  await expect(settings.rows).toHaveCount(2);
  await settings.button('Remove Training').click();
  await settings.confirm.click();
  await expect(settings.rows).toHaveCount(1);
  await expect(settings.add).toBeFocused();
});

test('the sign-in screen offers the servers by name, and any other one', async ({ signedIn, served }) => {
  const other = await servePractice();
  const settings = serversPage(signedIn);
  await frame(signedIn).visit('Settings');
  await settings.add.click();
  await settings.name.fill('Second');
  await settings.address.fill(other.url);
  await settings.organisation.fill(organisation);
  await settings.unit.fill(practicePeople.units.kiosk.id);
  await settings.save.click();
  await expect(settings.rows).toHaveCount(2);
  await frame(signedIn).signOut.click();

  const form = signInPage(signedIn);
  await expect(settings.choice).toHaveValue(served.url);
  await settings.choice.selectOption('Second');
  await expect(form.server).toHaveValue(other.url);
  await expect(form.organisation).toHaveValue(organisation);
  await expect(form.unit).toHaveValue(practicePeople.units.kiosk.id);
  await form.userName.fill(operator.username);
  await form.password.fill(operator.password);
  await form.submit.click();
  await expect(searchPage(signedIn).heading).toBeVisible();
  expect(other.ledger.entries('authentication/token').map(({ request }) => request['unit'])).toEqual([
    practicePeople.units.kiosk.id,
  ]);

  await frame(signedIn).signOut.click();
  await settings.choice.selectOption('Another server');
  await expect(form.server).toHaveValue('');
  await form.server.fill(`${new URL(served.url).origin}/`);
  await expect(settings.choice).toHaveValue(served.url);
  await other.close();
});

test('what the release lacks is not shown, and comes with another one', async ({ signedIn, served }) => {
  const settings = serversPage(signedIn);
  const host = new URL(served.url).host;
  const account = accountPage(signedIn);
  const setRelease = async (release: string) => {
    await frame(signedIn).visit('Settings');
    await settings.button(`Edit ${host}`).click();
    await settings.release.fill(release);
    await settings.save.click();
    await expect(settings.rows.first()).toContainText(release);
    await frame(signedIn).visit('Search');
  };
  await setRelease('R5');
  await expect(account.find.way).toBeHidden();
  await searchPage(signedIn).find(tokens.identified.authentication_code);
  await expect(tokenPage(signedIn).heading).toBeVisible();
  await expect(signedIn.getByRole('button', { name: 'Open account' })).toBeHidden();

  await setRelease('R8.0.0');
  await account.find.way.check();
  await account.find.account.fill(accounts.threeTokens.number);
  await account.find.submit.click();
  await expect(account.card).toContainText(practicePeople.participant.number);
  await expect(account.grid.getByRole('columnheader', { name: 'Classification' })).toBeHidden();

  await setRelease('R10.0.0');
  await account.find.way.check();
  await account.find.submit.click();
  await expect(account.grid.getByRole('columnheader', { name: 'Classification' })).toBeVisible();
});

test('the practice service plays the release that is set', async ({ signedIn, page }) => {
  const settings = serversPage(signedIn);
  await frame(signedIn).visit('Settings');
  await settings.practiceRelease.fill('R18');
  await press(signedIn, 'Tab');
  await expect(settings.practiceRelease).toHaveAccessibleDescription(/from R5 to R17/);
  await settings.practiceRelease.fill('r5.0.0');
  await press(signedIn, 'Tab');
  await expect(frame(signedIn).said('Saved.')).toBeVisible();
  await expect(settings.practiceRelease).toHaveValue('R5.0.0');
  await frame(signedIn).signOut.click();
  await signInPage(page).practise.click();
  await expect(searchPage(page).heading).toBeVisible();
  await expect(accountPage(page).find.way).toBeHidden();
});

test.describe('where an account’s list of tokens has another name', () => {
  test.use({ practiceOptions: { tokenSetName: 'tokens_of_account' } });

  test('setting it makes changes of accounts work', async ({ signedIn, served }) => {
    const settings = serversPage(signedIn);
    const account = accountPage(signedIn);
    const openAccount = async () => {
      await frame(signedIn).visit('Search');
      await account.find.way.check();
      await account.find.account.fill(accounts.threeTokens.number);
      await account.find.submit.click();
      await account.removeIn(tokens.effective.authentication_code).click();
      await account.confirm.click();
    };
    await openAccount();
    await expect(account.removal.getByRole('alert')).toContainText('did not remove');
    await press(signedIn, 'Escape');

    await frame(signedIn).visit('Settings');
    await settings.button(`Edit ${new URL(served.url).host}`).click();
    await settings.advanced.click();
    await settings.tokensParameter.fill('tokens_of_account');
    await settings.save.click();
    await expect(frame(signedIn).said('saved.')).toBeVisible();
    await openAccount();
    await expect(frame(signedIn).said('removed from the account')).toBeVisible();
  });
});

test('a server signed in to by another operator keeps its profile', async ({ signedIn }) => {
  await press(signedIn, 'Control+Shift+O');
  const { userName, password, name } = operatorPage(signedIn);
  await userName.fill(practicePeople.supervisor.username);
  await password.fill(practicePeople.supervisor.password);
  await press(signedIn, 'Enter');
  await expect(name(practicePeople.supervisor.username)).toBeVisible();
  await frame(signedIn).visit('Settings');
  await expect(serversPage(signedIn).rows).toHaveCount(1);
});
