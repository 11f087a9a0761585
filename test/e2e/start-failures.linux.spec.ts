import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cookie, startDisplay } from '../../build/desktop/display.mjs';
import { end } from '../../build/processes.mjs';
import { exitCodes } from '../../electron/operations/exit-codes';
import { expect, root, test } from '../support/desk';
import { boxShown, closeBox, startProgram } from '../support/program';
import { signInPage } from '../support/sign-in-page';

/** Starts the app, closes the box that says why it cannot start, and gives how it ended. */
async function failedStart(words: readonly string[], env: NodeJS.ProcessEnv = process.env, folder = root) {
  const ended = startProgram(words, env, folder);
  await closeBox(env);
  return ended;
}

/** Makes a folder in the profile's that cannot be written. */
function readOnlyFolder(profile: string): string {
  const folder = join(profile, 'read-only');
  mkdirSync(folder);
  chmodSync(folder, 0o500);
  return folder;
}

test('a profile that cannot be written: a box and stderr say why, and the exit code is 5', async ({ profile }) => {
  const folder = readOnlyFolder(profile);
  const { code, stderr } = await failedStart([`--user-data-dir=${folder}`]);
  expect(code).toBe(exitCodes.profile);
  expect(stderr).toContain('Tokendesk cannot use its profile folder, so it cannot start.');
  expect(stderr).toContain(`Folder: ${folder}\nReason: permission denied (EACCES)`);
});

test('a profile that cannot be made is said, and no other folder is taken in its place', async ({ profile }) => {
  const folder = join(readOnlyFolder(profile), 'below');
  const { code, stderr } = await failedStart([`--user-data-dir=${folder}`]);
  expect(code).toBe(exitCodes.profile);
  expect(stderr).toContain(`Folder: ${folder}\nReason: permission denied (EACCES)`);
});

test('a profile that is a file is said', async ({ profile }) => {
  const file = join(profile, 'file');
  writeFileSync(file, '');
  const { code, stderr } = await failedStart([`--user-data-dir=${file}`]);
  expect(code).toBe(exitCodes.profile);
  expect(stderr).toContain(`Folder: ${file}\nReason: it is a file, not a folder`);
});

test('a home folder that cannot be written is said', async ({ profile }) => {
  const home = readOnlyFolder(profile);
  const {
    XDG_CONFIG_HOME: _config,
    XDG_CACHE_HOME: _cache,
    XDG_DATA_HOME: _data,
    XDG_STATE_HOME: _state,
    ...rest
  } = process.env;
  const { code, stderr } = await failedStart([], { ...rest, HOME: home });
  expect(code).toBe(exitCodes.profile);
  expect(stderr).toContain('Tokendesk cannot use its profile folder, so it cannot start.');
  expect(stderr).not.toContain('    at ');
});

test('a lock of the profile that cannot be made is said', async ({ profile }) => {
  mkdirSync(join(profile, 'SingletonLock'));
  const { code, stderr } = await failedStart([`--user-data-dir=${profile}`]);
  expect(code).toBe(exitCodes.profile);
  expect(stderr).toContain('SingletonLock');
});

test('a second start on another display says where the first one is', async ({ page, profile }) => {
  await expect(signInPage(page).heading).toBeVisible();
  const folder = mkdtempSync(join(tmpdir(), 'tokendesk-display-'));
  const display = await startDisplay(folder);
  try {
    const { code, stderr } = await failedStart([`--user-data-dir=${profile}`], { ...process.env, ...display.env });
    expect(code).toBe(exitCodes.inUseElsewhere);
    expect(stderr).toContain(`already open on another display, ${process.env['DISPLAY'] ?? ''}.`);
    await expect(signInPage(page).heading).toBeVisible();
  } finally {
    await end(display.child);
    rmSync(folder, { recursive: true });
  }
});

test('a second start on the same display ends with 0 and shows no box', async ({ page, profile }) => {
  await expect(signInPage(page).heading).toBeVisible();
  const { code, stderr } = await startProgram([`--user-data-dir=${profile}`], process.env);
  expect({ code, said: stderr.includes('Tokendesk') }).toEqual({ code: exitCodes.ok, said: false });
});

test('a display that does not run: stderr says what to do, and the exit code is 4', async ({ profile }) => {
  const env = { ...process.env, DISPLAY: ':987' };
  const { code, stderr } = await startProgram([`--user-data-dir=${profile}`], env);
  expect(code).toBe(exitCodes.noDisplay);
  expect(stderr).toContain('DISPLAY names :987, where no X server runs.\nStart Tokendesk in a desktop session');
});

test('a display that refuses this person’s cookie: stderr says which file, and the exit code is 4', async ({
  profile,
}) => {
  const authority = join(profile, 'authority');
  writeFileSync(authority, cookie(randomBytes(16)));
  const env = { ...process.env, XAUTHORITY: authority };
  const { code, stderr } = await startProgram([`--user-data-dir=${profile}`], env);
  expect(code).toBe(exitCodes.noDisplay);
  expect(stderr).toContain(`refuses this program: ${authority} holds no cookie that is right for it.`);
});

for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const)
  test(`${signal} closes the box of a failed start, and the exit code stays`, async ({ profile }) => {
    const file = join(profile, 'file');
    writeFileSync(file, '');
    let started: ChildProcess | undefined;
    const ended = startProgram([`--user-data-dir=${file}`], process.env, root, (child) => (started = child));
    await boxShown(process.env);
    started?.kill(signal);
    const { code, stderr } = await ended;
    expect(code).toBe(exitCodes.profile);
    expect(stderr).toContain('it is a file, not a folder');
  });

for (const missing of ['dist/renderer/index.html', 'dist/electron/preload.cjs', 'dist/electron/vault.cjs'])
  test(`a program without ${missing} says that it has to be installed again`, async ({ profile }) => {
    const copy = join(profile, 'program');
    mkdirSync(copy);
    for (const name of ['package.json', 'dist']) cpSync(join(root, name), join(copy, name), { recursive: true });
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
    rmSync(join(copy, missing));
    expect(existsSync(join(copy, missing))).toBe(false);
    const { code, stderr } = await failedStart([`--user-data-dir=${profile}`], process.env, copy);
    expect(code).toBe(exitCodes.incomplete);
    expect(stderr).toContain('Install Tokendesk again.');
    expect(stderr).toContain(missing.split('/').at(-1));
  });
