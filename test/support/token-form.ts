import type { Page } from '@playwright/test';

/** The boxes of **Create** and **Update**. */
function tokenForm(page: Page) {
  const main = page.getByRole('main');
  const box = (name: string) => main.getByRole('textbox', { name, exact: true });
  const more = main.getByRole('group', { name: 'More fields' });
  return {
    code: box('Authentication code'),
    identifier: box('Identifier'),
    passCode: box('Pass code'),
    showPassCode: main.getByRole('button', { name: 'Show pass code' }),
    cardMaskedNumber: box('Masked card number'),
    /** A user-defined field, such as `String 1`. */
    udf: (name: string) => box(name),
    more,
    /** Opens or closes what is rarely needed. */
    toggleMore: () => more.locator('summary').click(),
    alert: main.getByRole('alert'),
    /** For whom the form is. */
    owner: main.getByRole('group', { name: 'For', exact: true }),
  };
}

/** The screen **Create**. */
export function createPage(page: Page) {
  const main = page.getByRole('main');
  const kept = main.getByRole('region', { name: 'Kept for later' });
  return {
    ...tokenForm(page),
    heading: page.getByRole('heading', { name: 'Create a token', level: 1 }),
    generate: main.getByRole('checkbox', { name: 'Generate authentication code' }),
    classification: main.getByRole('combobox', { name: 'Classification' }),
    accountBy: main.getByRole('combobox', { name: 'Account by' }),
    account: main.getByRole('textbox', { name: 'Accounts receivable', exact: true }),
    participant: main.getByRole('textbox', { name: 'Rewards participant', exact: true }),
    submit: main.getByRole('button', { name: 'Create token' }),
    clear: main.getByRole('button', { name: 'Clear form' }),
    openExisting: main.getByRole('button', { name: 'Open the existing token' }),
    lookUp: main.getByRole('button', { name: 'Look it up' }),
    /** The forms that were begun for other customers. */
    kept,
    goOn: kept.getByRole('button', { name: 'Go on with it' }),
    discard: kept.getByRole('button', { name: 'Discard' }),
    /** Whose card a second scan was. */
    otherCard: page.getByRole('dialog', { name: 'Another card was scanned' }),
  };
}

/** The screen **Update**. */
export function updatePage(page: Page) {
  const main = page.getByRole('main');
  return {
    ...tokenForm(page),
    heading: page.getByRole('heading', { name: /^Update AT\d{10}$/, level: 1 }),
    regenerate: main.getByRole('checkbox', { name: 'Regenerate authentication code' }),
    /** What will change, before it is saved. */
    summary: main.getByRole('region', { name: 'What will change' }),
    save: main.getByRole('button', { name: 'Save changes' }),
    undo: main.getByRole('button', { name: 'Undo all' }),
    lookUp: main.getByRole('button', { name: 'Look it up' }),
  };
}
