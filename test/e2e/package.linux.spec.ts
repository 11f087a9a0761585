import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileList } from '../../build/package/file-list.mjs';
import { expect, test } from '../support/desk';
import { packageEnding } from '../support/packaged-app';

const bookkeeping = 'var/lib/dpkg';

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
  expect(entry).not.toContain('MimeType');
  const icons = files(join(system, 'usr/share/icons/hicolor')).filter((name) => /tokendesk\.(png|svg)$/.test(name));
  expect(icons).toHaveLength(9);
  expect(statSync(join(system, 'usr/bin/tokendesk')).isFile()).toBe(true);

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
  rmSync(folder, { recursive: true });
});
