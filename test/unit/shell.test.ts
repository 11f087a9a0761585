import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { toCsv } from '../../electron/shell/csv';
import { fileFor, windowOrigin, windowUrl } from '../../electron/shell/own-files';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tokendesk-shell-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('an address of ours names a file of the window', () => {
  expect(fileFor(windowUrl, folder)).toBe(join(folder, 'index.html'));
  expect(fileFor(`${windowOrigin}assets/a.js?v=1#x`, folder)).toBe(join(folder, 'assets', 'a.js'));
});

test.each(['', '../x', 'a/../../x', '%2e%2e/x', '..%2fx', '%2e%2e%5cx', '..\\x', '%00', '%', '/../../etc/passwd'])(
  'the address %j names no file outside of the window',
  (path) => {
    const file = fileFor(windowOrigin + path, folder);
    expect(file === undefined || file.startsWith(folder + sep)).toBe(true);
  },
);

test('no address at all leads out of the folder', () => {
  const part = fc.constantFrom('..', '.', '%2e%2e', '%2f', '\\', '/', 'a', '%5c', '?', '#', ' ');
  fc.assert(
    fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
      const file = fileFor(windowOrigin + parts.join(''), folder);
      expect(file === undefined || file.startsWith(folder + sep)).toBe(true);
    }),
  );
  expect(fileFor('app://elsewhere/index.html', folder)).toBeUndefined();
  expect(fileFor('file:///etc/passwd', folder)).toBeUndefined();
});

test('a cell that begins like a formula is written as text', () => {
  expect(
    toCsv([
      ['Number', 'Code'],
      ['AT1', '=HYPERLINK("http://x")'],
      ['AT2', '+1'],
    ]),
  ).toBe('\ufeff"Number","Code"\r\n"AT1","\'=HYPERLINK(""http://x"")"\r\n"AT2","\'+1"\r\n');
});
