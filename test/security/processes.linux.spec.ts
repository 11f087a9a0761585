import { createServer } from 'node:http';
import { practicePeople } from '../../electron/practice/people';
import { expect, test } from '../support/desk';
import { listeningPorts, processTree } from '../support/processes';
import { searchPage } from '../support/search-page';
import { holds } from '../support/secrets';
import { signInPage } from '../support/sign-in-page';
import { tokenPage } from '../support/token-page';

const { supervisor, tokens } = practicePeople;

test(
  'the window has the kernel’s sandbox, and no switch takes it away',
  { tag: '@namespaces' },
  async ({ app, page }) => {
    await expect(signInPage(page).heading).toBeVisible();
    const pid = await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId(),
    );
    const processes = processTree(app.process().pid ?? 0);
    const renderer = processes.find((each) => each.pid === pid);
    expect(renderer?.argv.join(' ')).toContain('--type=renderer');
    // 2 is a filter of system calls, 0 is none
    expect(renderer?.status).toMatch(/^Seccomp:\s+2$/m);
    expect(processes.filter(({ argv }) => argv.join(' ').includes('--no-sandbox'))).toEqual([]);
  },
);

test('no process has a secret among its words or in its environment', async ({ app, page, served }) => {
  await signInPage(page).signIn(served.url, supervisor);
  await expect(searchPage(page).box).toBeFocused();
  const [sessionToken = ''] = served.sessionTokens;
  const processes = processTree(app.process().pid ?? 0);
  // main, zygotes, GPU, network, renderer, keychain: each is looked at
  expect(processes.length).toBeGreaterThan(4);
  expect(processes.every(({ argv }) => argv.length > 0)).toBe(true);
  const seen = processes.map(({ argv, environment }) => [...argv, environment].join('\n')).join('\n');
  expect(seen).toContain('--type=renderer');
  expect(holds(seen, sessionToken)).toBe(false);
  expect(holds(seen, supervisor.password)).toBe(false);
});

test('practice opens no port', async ({ app, page }) => {
  const ports = () => listeningPorts(processTree(app.process().pid ?? 0));
  // those through which the test drives the app
  await expect(signInPage(page).heading).toBeVisible();
  const before = ports();
  expect(before.length).toBeGreaterThan(0);
  await signInPage(page).practise.click();
  await searchPage(page).find(tokens.effective.authentication_code);
  await expect(tokenPage(page).heading).toBeVisible();
  expect(ports()).toEqual(before);
});

test('a port that is opened is seen', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  expect(listeningPorts(processTree(process.pid))).toContain(port);
  await new Promise((resolve) => server.close(resolve));
  expect(listeningPorts(processTree(process.pid))).not.toContain(port);
});
