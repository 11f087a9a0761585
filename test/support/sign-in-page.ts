import type { Page } from '@playwright/test';
import { practicePeople } from '../../electron/practice/people';

interface Person {
  username: string;
  password: string;
}

/** The screen **Sign in**. */
export function signInPage(page: Page) {
  const box = (name: string) => page.getByRole('textbox', { name, exact: true });
  const server = box('Server address');
  const organisation = box('Organisation');
  const userName = box('User name');
  const password = box('Password');
  const submit = page.getByRole('button', { name: 'Sign in', exact: true });
  async function fill(address: string, who: Person): Promise<void> {
    await server.fill(address);
    await organisation.fill(practicePeople.organisation);
    await userName.fill(who.username);
    await password.fill(who.password);
  }
  return {
    heading: page.getByRole('heading', { name: 'Sign in', level: 1 }),
    server,
    organisation,
    userName,
    password,
    unit: box('Unit'),
    webApiKey: box('Web API key'),
    way: (name: 'Password' | 'Web API key') =>
      page.getByRole('radiogroup', { name: 'Sign in with' }).getByRole('radio', { name }),
    submit,
    practise: page.getByRole('button', { name: 'Practise without a server' }),
    alert: page.getByRole('alert').filter({ hasText: /\S/ }),
    fill,
    async signIn(address: string, who: Person): Promise<void> {
      await fill(address, who);
      await submit.click();
    },
  };
}
