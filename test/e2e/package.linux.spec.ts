import { execFile, spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileList } from '../../build/package/file-list.mjs';
import { debianDependencies, debianPackages } from '../../build/package/linux-dependencies.mjs';
import { withoutNamespaces } from '../../build/without-namespaces.mjs';
import { exitCodes } from '../../electron/operations/exit-codes';
import { practicePeople } from '../../electron/practice/people';
import { expect, root, startPackagedDesk, test } from '../support/desk';
import { neededLibraries } from '../support/elf';
import { frame } from '../support/frame';
import { packagedApp, packageEnding } from '../support/packaged-app';
import { closeBox, type Ended } from '../support/program';
import { signInPage } from '../support/sign-in-page';
import manifest from '../../package.json' with { type: 'json' };

const bookkeeping = 'var/lib/dpkg';
const kioskFiles = readdirSync(join(root, 'docs/kiosk'));

function endOf(program: string, args: readonly string[]): Promise<Ended> {
  return new Promise((resolve) => {
    const child = execFile(program, args, (_error, stdout, stderr) =>
      resolve({ code: child.exitCode, stdout, stderr }),
    );
  });
}

/** A system with nothing in it but what dpkg needs to keep its books. */
function emptySystem(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tokendesk-system-'));
  for (const name of ['info', 'updates']) mkdirSync(join(folder, bookkeeping, name), { recursive: true });
  writeFileSync(join(folder, bookkeeping, 'status'), '');
  return folder;
}

function dpkg(system: string, ...words: string[]): void {
  const args = ['dpkg', `--root=${system}`, '--force-depends', ...words];
  // within Chromium's kind of sandbox nobody can give files away, not even in play
  const env = { ...process.env, FAKEROOTDONTTRYCHOWN: '1' };
  const { status, stderr } = spawnSync('fakeroot', args, { encoding: 'utf8', env });
  expect(status, stderr).toBe(0);
}

function files(system: string): string[] {
  const all = readdirSync(system, { recursive: true, encoding: 'utf8' });
  return all.filter((name) => !bookkeeping.startsWith(name) && !name.startsWith(bookkeeping));
}

test('the package of Debian installs the very files of the list, and leaves nothing when it is removed', () => {
  const system = emptySystem();
  const personal = join(system, 'home/operator/.config/Tokendesk');
  mkdirSync(personal, { recursive: true });
  const before = files(system);

  dpkg(system, '--install', packageEnding('.deb'));
  const app = join(system, 'usr/lib/tokendesk');
  expect(fileList(app)).toBe(readFileSync(packageEnding('.files.sha256'), 'utf8'));
  const check = spawnSync('sha256sum', ['--check', '--quiet', packageEnding('.files.sha256')], { cwd: app });
  expect(check.status, String(check.stderr)).toBe(0);
  // Chromium's own way to a sandbox, where the system lets nobody have namespaces
  expect(statSync(join(app, 'chrome-sandbox')).mode & 0o7777).toBe(0o4755);
  const entry = readFileSync(join(system, 'usr/share/applications/tokendesk.desktop'), 'utf8');
  for (const line of ['Name=Tokendesk', 'Exec=tokendesk %U', 'Icon=tokendesk', 'StartupWMClass=Tokendesk']) {
    expect(entry.split('\n')).toContain(line);
  }
  expect(entry.split('\n')).toContain('MimeType=x-scheme-handler/tokendesk;');
  const icons = files(join(system, 'usr/share/icons/hicolor')).filter((name) => /tokendesk\.(png|svg)$/.test(name));
  expect(icons).toHaveLength(9);
  expect(statSync(join(system, 'usr/bin/tokendesk')).isFile()).toBe(true);
  const metainfo = readFileSync(join(system, 'usr/share/metainfo/com.tokendesk.app.metainfo.xml'), 'utf8');
  expect(metainfo).toContain('<launchable type="desktop-id">tokendesk.desktop</launchable>');
  expect(readdirSync(join(system, 'usr/share/doc/tokendesk/guides'))).toContain('administrator.md');

  dpkg(system, '--purge', 'tokendesk');
  expect(files(system)).toEqual(before);
  rmSync(system, { recursive: true });
});

test('the package of Debian names what it needs, and runs nothing of its own', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tokendesk-control-'));
  const { status } = spawnSync('dpkg-deb', ['--control', packageEnding('.deb'), folder]);
  expect(status).toBe(0);
  expect(readdirSync(folder)).toEqual(['control']);
  const control = readFileSync(join(folder, 'control'), 'utf8');
  expect(control).toMatch(/^Maintainer: The Tokendesk maintainers$/m);
  const needs = /^Depends: (.*)$/m.exec(control)?.[1]?.split(', ') ?? [];
  expect(needs).toEqual(
    expect.arrayContaining(['libgtk-3-0', 'libnss3', 'libgbm1', 'libsecret-1-0', 'libasound2t64 | libasound2']),
  );
  expect(control).not.toMatch(/libnotify|trash|gvfs|kde-|xdg-utils|perl|lsb-release/);
  rmSync(folder, { recursive: true });
});

test('the package of Debian depends on the package of every library that is loaded, and on no other', () => {
  const names = readdirSync(packagedApp.folder, { recursive: true, encoding: 'utf8' });
  const paths = names.map((name) => join(packagedApp.folder, name)).filter((path) => statSync(path).isFile());
  const programs = paths.flatMap((path) => {
    const needed = neededLibraries(path);
    return needed ? [{ needed, bytes: readFileSync(path) }] : [];
  });
  const foreign = new Set(programs.flatMap(({ needed }) => needed).filter((name) => !names.includes(name)));
  expect(foreign.size).toBeGreaterThan(20);
  const known: Record<string, string> = debianPackages;
  expect([...foreign].filter((name) => known[name] === undefined)).toEqual([]);
  // what is not named as needed may still be opened by name later on
  const named = Object.keys(known).filter((name) => programs.some(({ bytes }) => bytes.includes(name)));
  expect(new Set(named.map((name) => known[name]))).toEqual(new Set(debianDependencies.depends));
});

test('the package brings the guides and the files of a kiosk, and no link in them leads nowhere', () => {
  const folder = join(packagedApp.resources, 'docs');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  expect(files).toEqual(
    expect.arrayContaining([
      'operator.md',
      'administrator.md',
      'kiosk.md',
      ...kioskFiles.map((name) => `kiosk/${name}`),
    ]),
  );
  for (const name of files.filter((each) => each.endsWith('.md'))) {
    const links = [...readFileSync(join(folder, name), 'utf8').matchAll(/\]\(([\w./-]+)[^)]*\)/g)];
    const targets = links.map(([, target = '']) => target);
    expect(targets.filter((target) => !existsSync(join(folder, target)))).toEqual([]);
  }
});

for (const user of ['root', 'nobody'] as const) {
  const run = async (...words: string[]) => {
    const [program = '', ...args] = withoutNamespaces(user, packagedApp.program, ...words);
    return endOf(program, args);
  };

  test(
    `without a sandbox, as ${user}, the packaged app answers its commands`,
    { tag: '@namespaces' },
    async ({ profile }) => {
      const place = `--user-data-dir=${profile}`;
      expect(await run('--version', place)).toMatchObject({ code: 0, stdout: `${manifest.version}\n` });
      const help = await run('--help', place);
      expect(help).toMatchObject({ code: 0 });
      expect(help.stdout).toContain('Usage: tokendesk');
      const file = join(profile, 'bundle.json');
      expect(await run(`--diagnose=${file}`, place)).toMatchObject({ code: 0, stdout: `${file}\n` });
      expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ format: 1 });
      const slip = await run('--practise', place);
      expect(slip).toMatchObject({ code: exitCodes.usage, stdout: '' });
      expect(slip.stderr).toContain('--practise: Tokendesk has no such switch');
    },
  );
}

test(
  'as root the packaged app says why it cannot start, and opens no window',
  { tag: '@namespaces' },
  async ({ profile }) => {
    const words = withoutNamespaces('root', packagedApp.program, '--practice', `--user-data-dir=${profile}`);
    const [program = '', ...args] = words;
    const { code, stderr } = await endOf(program, args);
    expect(code).toBe(exitCodes.noSandbox);
    expect(stderr).toContain('Tokendesk cannot start as root, because Chromium’s sandbox does not work for root.');
    expect(readdirSync(profile)).toEqual([]);
  },
);

test(
  'without user namespaces a box says why the packaged app cannot start',
  { tag: '@namespaces' },
  async ({ profile }) => {
    const words = withoutNamespaces('nobody', packagedApp.program, '--practice', `--user-data-dir=${profile}`);
    const [program = '', ...args] = words;
    const ended = endOf(program, args);
    await closeBox(process.env);
    const { code, stderr } = await ended;
    expect(code).toBe(exitCodes.noSandbox);
    expect(stderr).toContain('Tokendesk cannot start without Chromium’s sandbox');
  },
);

test(
  'the packaged app starts at log-on where the operator wants that',
  { tag: '@namespaces' },
  async ({ profile, served }) => {
    const entry = join(process.env['XDG_CONFIG_HOME'] ?? '', 'autostart/tokendesk.desktop');
    const { app, page } = await startPackagedDesk(packagedApp.program, profile);
    await signInPage(page).signIn(served.url, practicePeople.operator);
    await frame(page).visit('Settings');
    const box = page.getByRole('checkbox', { name: 'Start Tokendesk when you log on to this computer' });
    await box.check();
    await expect.poll(() => existsSync(entry)).toBe(true);
    expect(readFileSync(entry, 'utf8').split('\n')).toContain(`Exec="${packagedApp.program}"`);
    await box.uncheck();
    await expect.poll(() => existsSync(entry)).toBe(false);
    await app.close();
  },
);

test('a link beside a mistyped switch opens nothing', () => {
  const words = ['tokendesk://token/8800', '--practise'];
  const { status, stderr } = spawnSync(packagedApp.program, words, { encoding: 'utf8' });
  expect(status).toBe(exitCodes.usage);
  expect(stderr).toContain('--practise: Tokendesk has no such switch');
});

test('a package whose program is gone says so', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tokendesk-launcher-'));
  copyFileSync(packagedApp.program, join(folder, 'tokendesk'));
  const { status, stderr } = spawnSync(join(folder, 'tokendesk'), { encoding: 'utf8' });
  expect(status).toBe(exitCodes.incomplete);
  expect(stderr).toContain('Files of Tokendesk are missing, so it cannot start.');
  rmSync(folder, { recursive: true });
});
