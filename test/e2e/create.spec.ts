import { practicePeople } from '../../electron/practice/people';
import { expect, test } from '../support/desk';
import { frame } from '../support/frame';
import { createPage } from '../support/token-form';
import { press, scan, typeByHand } from '../support/scan';
import type { Served } from '../support/served';
import { tokenPage } from '../support/token-page';

const { accounts, participant, tokens } = practicePeople;
const newCode = '99021099999';

test.beforeEach(async ({ signedIn }) => {
  await frame(signedIn).visit('Create');
  await expect(createPage(signedIn).code).toBeFocused();
});

function created(served: Served) {
  return served.ledger.entries('access_tokens/create');
}

test('creates a token with all that the API knows of one', async ({ signedIn, served }) => {
  const form = createPage(signedIn);
  await form.code.fill(newCode);
  await form.identifier.fill('new.member@example.com');
  await form.passCode.fill('secret7');
  await expect(form.passCode).toHaveAttribute('type', 'password');
  await form.showPassCode.click();
  await expect(form.passCode).toHaveAttribute('type', 'text');
  await form.classification.selectOption('Loyalty card');
  await form.account.fill(accounts.threeTokens.number);
  await form.participant.fill(participant.number);
  await form.toggleMore();
  await form.cardMaskedNumber.fill('411111******1111');
  await form.udf('String 1').fill('Gold');
  await form.udf('Float 4').fill('12.50');
  await form.udf('Date 2').fill('2026-03-31');
  await form.submit.click();

  await expect(tokenPage(signedIn).heading).toBeVisible();
  const made = served.tokens().find((token) => token['authentication_code'] === newCode);
  const number = String(made?.['number']);
  await expect(tokenPage(signedIn).headingOf(number)).toBeFocused();
  await expect(frame(signedIn).said(`Token ${number} created`)).toBeVisible();
  await expect(tokenPage(signedIn).group('Summary')).toContainText(accounts.threeTokens.owner);
  expect(made).toMatchObject({
    identifier: 'new.member@example.com',
    classification: { name: 'Loyalty card' },
    accounts_receivable: { number: accounts.threeTokens.number },
    rewards_participant: { number: participant.number },
    card_masked_number: '411111******1111',
    udf_string_1: 'Gold',
    udf_float_4: 12.5,
    udf_date_2: '2026-03-31T00:00:00',
  });
  expect(created(served)).toMatchObject([{ outcome: 'ok', tokens: [number], request: { has_pass_code: true } }]);
  // Back does not lead to the form, and the next one is empty
  await frame(signedIn).visit('Create');
  await expect(form.code).toHaveValue('');
  await expect(form.passCode).toHaveValue('');
});

test('lets the server make the code', async ({ signedIn, served }) => {
  const form = createPage(signedIn);
  await form.submit.click();
  await expect(form.code).toBeFocused();
  await expect(form.code).toHaveAccessibleDescription('Scan or enter a code, or let the server make one.');
  expect(created(served)).toEqual([]);

  await form.generate.check();
  await expect(form.code).toBeDisabled();
  await form.submit.click();
  await expect(tokenPage(signedIn).heading).toBeVisible();
  expect(created(served)[0]?.request).not.toHaveProperty('authentication_code');
  await expect(tokenPage(signedIn).group('Summary')).toContainText(/Authentication code [0-9A-F]{32}/);
});

test('refuses an identifier without a pass code before anything is sent', async ({ signedIn, served }) => {
  const form = createPage(signedIn);
  await form.generate.check();
  await form.identifier.fill('new.member@example.com');
  await form.submit.click();
  await expect(form.passCode).toBeFocused();
  await expect(form.passCode).toHaveAccessibleDescription('An identifier needs a pass code.');
  await form.toggleMore();
  await form.udf('Float 1').fill('twelve');
  await form.udf('Date 1').fill('31.02.2026');
  await expect(form.udf('Float 1')).toHaveAccessibleDescription('Use digits only, with a point before decimals.');
  await expect(form.udf('Date 1')).toHaveAccessibleDescription('Use a date such as 2026-03-31.');
  await form.submit.click();
  expect(created(served)).toEqual([]);

  await form.udf('Float 1').fill('12');
  await form.udf('Date 1').fill('2026-02-28 14:30');
  await form.passCode.fill('secret7');
  await form.submit.click();
  await expect(tokenPage(signedIn).heading).toBeVisible();
  expect(created(served)).toMatchObject([
    { outcome: 'ok', request: { identifier: 'new.member@example.com', udf_date_1: '2026-02-28T14:30:00' } },
  ]);
});

test('keeps what was typed while the operator is elsewhere, apart from what is typed for the next customer', async ({
  signedIn,
  served,
}) => {
  const form = createPage(signedIn);
  await form.identifier.fill('draft@example.com');
  await form.passCode.fill('secret7');
  await form.toggleMore();
  await form.udf('String 8').fill('half done');
  await frame(signedIn).visit('Search');
  await scan(signedIn, tokens.effective.authentication_code);
  await expect(tokenPage(signedIn).heading).toBeVisible();
  await frame(signedIn).visit('Create');
  await expect(form.identifier).toHaveValue('');
  await form.goOn.click();
  await expect(form.identifier).toHaveValue('draft@example.com');
  await expect(form.passCode).toHaveValue('secret7');
  await expect(form.udf('String 8')).toHaveValue('half done');

  // the answer comes while the operator is elsewhere: it is said there
  const answer = served.hold('access_tokens/create');
  await form.generate.check();
  await form.submit.click();
  await frame(signedIn).visit('List');
  answer();
  await expect(frame(signedIn).said(/Token AT\d{10} created/)).toBeVisible();
  await expect(signedIn.getByRole('heading', { name: 'List' })).toBeVisible();
  await signedIn.getByRole('button', { name: 'Open', exact: true }).click();
  await expect(tokenPage(signedIn).group('Summary')).toContainText('draft@example.com');
});

test('a scan fills in the code wherever the focus is, and submits nothing', async ({ signedIn, served }) => {
  const form = createPage(signedIn);
  await form.generate.check();
  await form.identifier.fill('scanned@example.com');
  await scan(signedIn, newCode);
  await expect(form.code).toHaveValue(newCode);
  await expect(form.generate).not.toBeChecked();
  await expect(form.identifier).toHaveValue('scanned@example.com');
  await expect(frame(signedIn).said('Scanned into the authentication code')).toBeVisible();
  await scan(signedIn, '1234');
  await expect(frame(signedIn).said('The scan was too short to be a code.')).toBeVisible();
  await expect(form.code).toHaveValue(newCode);
  expect(created(served)).toEqual([]);
});

test('is done by keyboard alone', async ({ signedIn, served }) => {
  const form = createPage(signedIn);
  await frame(signedIn).visit('Search');
  await press(signedIn, 'Control+n');
  await expect(form.code).toBeFocused();
  await press(signedIn, 'Tab');
  await expect(form.generate).toBeFocused();
  await press(signedIn, 'Space', 'Tab');
  await expect(form.identifier).toBeFocused();
  await typeByHand(signedIn, 'by.hand');
  await press(signedIn, 'Tab');
  await typeByHand(signedIn, 'pass1');
  await press(signedIn, 'Tab');
  await expect(form.showPassCode).toBeFocused();
  await press(signedIn, 'Space', 'Tab');
  await expect(form.passCode).toHaveAttribute('type', 'text');
  await expect(form.classification).toBeFocused();
  await press(signedIn, 'G', 'Tab', 'Tab', 'Tab', 'Tab', 'Tab');
  await expect(form.more.locator('summary')).toBeFocused();
  await press(signedIn, 'Enter', 'Tab');
  await expect(form.cardMaskedNumber).toBeFocused();
  await press(signedIn, 'Control+s');
  await expect(tokenPage(signedIn).heading).toBeFocused();
  await expect(tokenPage(signedIn).group('Summary')).toContainText('by.hand');
  await expect(tokenPage(signedIn).group('Summary')).toContainText('Gift card');
  expect(created(served)).toHaveLength(1);
});
