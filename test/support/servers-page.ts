import type { Page } from '@playwright/test';

/** The parts of **Settings** that are about servers. */
export function serversPage(page: Page) {
  const main = page.getByRole('main');
  const servers = main.getByRole('region', { name: 'Servers' });
  const ca = main.getByRole('region', { name: 'Company certificate authority' });
  const dialog = page.getByRole('dialog', { name: /^(Add a server|Edit .+)$/ });
  const box = (name: string) => dialog.getByRole('textbox', { name, exact: true });
  const removal = page.getByRole('dialog', { name: /^Remove .+\?$/ });
  return {
    heading: page.getByRole('heading', { name: 'Settings', level: 1 }),
    servers,
    rows: servers.getByRole('listitem'),
    add: servers.getByRole('button', { name: 'Add a server' }),
    button: (name: string) => servers.getByRole('button', { name, exact: true }),
    /** The release boxes suggest, and so are combo boxes. */
    practiceRelease: servers.getByRole('combobox', { name: 'Release of the practice service' }),
    dialog,
    name: box('Name'),
    address: box('Address'),
    release: dialog.getByRole('combobox', { name: 'CRM.COM release' }),
    organisation: box('Organisation'),
    unit: box('Unit'),
    advanced: dialog.getByText('Advanced'),
    tokensParameter: box('Name of the token list'),
    save: dialog.getByRole('button', { name: 'Save server' }),
    removal,
    confirm: removal.getByRole('button', { name: 'Remove server' }),
    ca,
    caServer: ca.getByRole('combobox', { name: 'Server', exact: true }),
    chooseCa: ca.getByRole('button', { name: /^Choose / }),
    removeCa: ca.getByRole('button', { name: 'Remove' }),
    /** The choice on the sign-in screen. */
    choice: page.getByRole('combobox', { name: 'Server', exact: true }),
  };
}
