import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { autostartFile, launcherOf, writeAutostart } from '../../electron/shell/autostart';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tokendesk-autostart-'));
  file = autostartFile({ XDG_CONFIG_HOME: folder });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('the entry lies where a desktop looks for it, a folder that is not absolute passed over', () => {
  expect(file).toBe(join(folder, 'autostart', 'tokendesk.desktop'));
  expect(autostartFile({ XDG_CONFIG_HOME: 'relative' })).toContain(join('.config', 'autostart'));
});

test('what is started is the launcher beside the program, or the file of an AppImage', () => {
  expect(launcherOf(join('/usr/lib/tokendesk', 'tokendesk-bin'), {})).toBe(join('/usr/lib/tokendesk', 'tokendesk'));
  expect(launcherOf('/tmp/.mount/tokendesk-bin', { APPIMAGE: '/home/o/T.AppImage' })).toBe('/home/o/T.AppImage');
});

test('the entry comes and goes with the setting', () => {
  expect(writeAutostart(file, null)).toBe(true);
  expect(existsSync(dirname(file))).toBe(false);
  expect(writeAutostart(file, '/usr/lib/tokendesk/tokendesk')).toBe(true);
  expect(readFileSync(file, 'utf8').split('\n')).toEqual([
    '[Desktop Entry]',
    'Type=Application',
    'Name=Tokendesk',
    'Exec="/usr/lib/tokendesk/tokendesk"',
    'Terminal=false',
    '',
  ]);
  expect(writeAutostart(file, null)).toBe(true);
  expect(existsSync(file)).toBe(false);
});

test('a path is quoted as an entry wants it', () => {
  writeAutostart(file, '/home/o/50% "of" $HOME \\ `x`/T');
  expect(readFileSync(file, 'utf8')).toContain('Exec="/home/o/50%% \\\\"of\\\\" \\\\$HOME \\\\\\\\ \\\\`x\\\\`/T"');
});

test('an entry that was switched off in the desktop’s own settings stays so; one that leads elsewhere is put right', () => {
  mkdirSync(dirname(file), { recursive: true });
  const off = '[Desktop Entry]\nExec="/opt/tokendesk"\nHidden=true\n';
  writeFileSync(file, off);
  writeAutostart(file, '/opt/tokendesk');
  expect(readFileSync(file, 'utf8')).toBe(off);
  writeAutostart(file, '/usr/lib/tokendesk/tokendesk');
  expect(readFileSync(file, 'utf8')).toContain('Exec="/usr/lib/tokendesk/tokendesk"');
});

test('a folder that cannot be written costs the entry, not the start', () => {
  writeFileSync(join(folder, 'autostart'), '');
  expect(writeAutostart(file, '/opt/tokendesk')).toBe(false);
});
