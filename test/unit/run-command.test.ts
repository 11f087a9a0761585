import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { displayProblem } from '../../electron/operations/display';
import { exitCodes } from '../../electron/operations/exit-codes';
import { checkSandbox } from '../../electron/operations/start-problem';
import { runCommand, type CommandParts } from '../../electron/operations/run-command';

const now = new Date('2026-01-02T03:04:05Z');
let folder: string;
let said: Record<1 | 2, string[]>;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tokendesk-command-'));
  said = { 1: [], 2: [] };
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function run(words: readonly string[], more: Partial<CommandParts> = {}): number | undefined {
  const parts: CommandParts = {
    folder,
    logFile: join(folder, 'logs', 'tokendesk.log'),
    appVersion: '1.2.3',
    isPackaged: true,
    policySources: [],
    loadEngine: () => {
      throw new Error('not needed');
    },
    system: 'win32',
    environment: {},
    isDebugged: false,
    isRoot: false,
    hasNoSandbox: false,
    say: (text, stream) => said[stream].push(text),
    ...more,
  };
  return runCommand(words, parts, now);
}

test.each([
  [[]],
  [['--practice', '--user-data-dir=/x']],
  [['--kiosk', '--ozone-platform=wayland', '--no-sandbox', '--force-device-scale-factor=1.5']],
])('the words %j open the desk', (words) => {
  expect(run(words)).toBeUndefined();
  expect(said).toEqual({ 1: [], 2: [] });
});

test('a link is no switch, and a slip beside it is told', () => {
  expect(run(['--user-data-dir=/x', 'tokendesk://token/8800'])).toBeUndefined();
  expect(run(['TOKENDESK://customer/A1'])).toBeUndefined();
  expect(run(['tokendesk://token/8800', '--practise'])).toBe(exitCodes.usage);
  expect(run(['https://example.com/'])).toBe(exitCodes.usage);
});

test('from its sources the app takes every switch of Electron’s', () => {
  expect(run(['.', '--inspect=0', '--remote-debugging-port=0', '--versions'], { isPackaged: false })).toBeUndefined();
});

test.each([
  '--versions',
  '--practise',
  '--practice=1',
  '--user-data-dir',
  'diagnose',
  '--remote-debugging-port=9222',
  '--remote-debugging-pipe',
  '--inspect',
  '--inspect-brk=0',
  '-r',
  '--ignore-certificate-errors',
  '--ignore-certificate-errors-spki-list=x',
  '--log-net-log=/tmp/log',
  '--host-rules=MAP * 127.0.0.1',
  '--host-resolver-rules=MAP * 127.0.0.1',
  '--proxy-server=127.0.0.1:1',
  '--ssl-key-log-file=/tmp/keys',
  '--disable-web-security',
  '--load-extension=/tmp',
  '--js-flags=--expose-gc',
  '--trace-startup',
  '--enable-logging',
  '--app=/tmp',
  '--type=renderer',
  '--constructor',
])('a packaged app does not start with %s, and says so', (word) => {
  expect(run(['--user-data-dir=/x', word])).toBe(exitCodes.usage);
  expect(said[2].join()).toContain(`${word}: Tokendesk has no such switch`);
  expect(said[2].join()).toContain('Usage: tokendesk');
  expect(run([word, '--version'])).toBe(exitCodes.usage);
});

test('a packaged app does not start where the keys of its connections would be written down', () => {
  expect(run([], { environment: { SSLKEYLOGFILE: '/tmp/keys' } })).toBe(exitCodes.usage);
  expect(said[2].join()).toContain('SSLKEYLOGFILE is set');
});

test('a package for testing, which lets a debugger in by its fuses, takes what drives it', () => {
  const words = ['-r', '/loader.js', '--inspect=0', '--remote-debugging-port=0', '--user-data-dir=/x'];
  expect(run(words, { isDebugged: true })).toBeUndefined();
  expect(run([...words, '--ignore-certificate-errors'], { isDebugged: true })).toBe(exitCodes.usage);
});

test('a package without a sandbox answers its commands and explains a slip, and says why it opens no window', () => {
  for (const isRoot of [true, false]) {
    const parts = { system: 'linux', environment: {}, isRoot, hasNoSandbox: true } as const;
    expect(run(['--no-sandbox', '--version'], parts)).toBe(exitCodes.ok);
    expect(run(['--no-sandbox', '--help'], parts)).toBe(exitCodes.ok);
    expect(run(['--no-sandbox', `--diagnose=${folder}`], parts)).toBe(exitCodes.ok);
    expect(run(['--no-sandbox', '--versio'], parts)).toBe(exitCodes.usage);
    said[2] = [];
    expect(run(['--no-sandbox'], parts)).toBe(exitCodes.noSandbox);
    expect(said[2].join()).toContain(isRoot ? 'cannot start as root' : 'cannot start without Chromium’s sandbox');
  }
});

test('where there is a display, a box says to an ordinary user why there is no window, and to root stderr alone', () => {
  const parts = { system: 'linux', environment: { WAYLAND_DISPLAY: 'w' }, hasNoSandbox: true } as const;
  expect(run([], { ...parts, isRoot: true })).toBe(exitCodes.noSandbox);
  expect(run([], { ...parts, isRoot: false })).toBeUndefined();
  expect(checkSandbox({ isPackaged: true, isRoot: false, hasNoSandbox: true })?.exitCode).toBe(exitCodes.noSandbox);
  expect(checkSandbox({ isPackaged: true, isRoot: true, hasNoSandbox: false })).toBeNull();
  expect(checkSandbox({ isPackaged: false, isRoot: true, hasNoSandbox: true })).toBeNull();
});

test('help is the switches', () => {
  expect(run(['--help'])).toBe(exitCodes.ok);
  expect(said[1].join()).toContain('Usage: tokendesk');
});

test('the version is all that is printed', () => {
  expect(run(['--version', '--user-data-dir=/x'])).toBe(exitCodes.ok);
  expect(said).toEqual({ 1: ['1.2.3'], 2: [] });
});

test('a bundle gets a name of its own in a folder, or the name that it was given, and its path is printed', () => {
  const named = join(folder, 'mine.json');
  expect(run([`--diagnose=${folder}`])).toBe(exitCodes.ok);
  expect(run([`--diagnose=${named}`])).toBe(exitCodes.ok);
  expect(said).toEqual({ 1: [join(folder, 'tokendesk-support-20260102030405.json'), named], 2: [] });
  expect(JSON.parse(readFileSync(named, 'utf8'))).toMatchObject({ format: 1, versions: { tokendesk: '1.2.3' } });
});

test('a bundle that cannot be written says where and what to do', () => {
  writeFileSync(join(folder, 'file'), '');
  for (const place of [join(folder, 'missing', 'x.json'), join(folder, 'file', 'x.json')]) {
    said[2] = [];
    expect(run([`--diagnose=${place}`])).toBe(exitCodes.notWritten);
    expect(said[2].join()).toContain(`could not be written to ${place} (ENO`);
    expect(said[2].join()).toContain('Choose a folder');
  }
  expect(readdirSync(folder)).toEqual(['file']);
  expect(said[1]).toEqual([]);
});

test.each([[['--version=1']], [['--diagnose=']], [['--version', '--diagnose']]])(
  'the words %j are answered with how it is used',
  (words) => {
    expect(run(words)).toBe(exitCodes.usage);
    expect(said[2].join()).toContain('Usage: tokendesk');
    expect(said[1]).toEqual([]);
  },
);

test('on Linux a desk without a display says so, and nothing else needs one', () => {
  const none = { system: 'linux', environment: {} } as const;
  expect(run([], none)).toBe(exitCodes.noDisplay);
  expect(said[2].join()).toMatch(/no display.*neither DISPLAY nor WAYLAND_DISPLAY.*\n.*xvfb-run -a tokendesk/);
  expect(run(['--version'], none)).toBe(exitCodes.ok);
  expect(run([], { ...none, environment: { DISPLAY: 'far.example:0' } })).toBeUndefined();
  expect(run([], { ...none, environment: { WAYLAND_DISPLAY: 'wayland-1' } })).toBeUndefined();
  expect(run(['--ozone-platform=headless'], none)).toBeUndefined();
  expect(run([], { ...none, environment: { XDG_RUNTIME_DIR: folder } })).toBe(exitCodes.noDisplay);
  writeFileSync(join(folder, 'wayland-0'), '');
  expect(run([], { ...none, environment: { XDG_RUNTIME_DIR: folder } })).toBeUndefined();
});

test('a display that is named but does not run is said before Chromium crashes over it', () => {
  const environment = { DISPLAY: ':987.0' };
  expect(displayProblem('linux', environment, [], () => true)).toBeNull();
  expect(displayProblem('linux', environment, [], () => false)).toContain(
    'DISPLAY names :987.0, where no X server runs',
  );
  expect(run([], { system: 'linux', environment })).toBe(exitCodes.noDisplay);
});
