import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cookie, startDisplay } from '../../build/desktop/display.mjs';
import { end } from '../../build/processes.mjs';
import { cookiesFor, isRefusedByDisplay } from '../../electron/operations/x-authority';

let folder = '';
let display: Awaited<ReturnType<typeof startDisplay>>;
let number = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tokendesk-authority-'));
  display = await startDisplay(folder);
  number = (display.env['DISPLAY'] ?? '').slice(1);
});

afterAll(async () => {
  await end(display.child);
  rmSync(folder, { recursive: true });
});

test('a display takes the cookie of its own', () => {
  expect(isRefusedByDisplay(number, display.env)).toBe(false);
});

test('a display refuses a cookie that is not its own, and the file that has none', () => {
  const wrong = join(folder, 'wrong');
  writeFileSync(wrong, cookie(randomBytes(16)));
  expect(isRefusedByDisplay(number, { XAUTHORITY: wrong })).toBe(true);
  expect(isRefusedByDisplay(number, { XAUTHORITY: join(folder, 'missing') })).toBe(true);
});

test('where no server answers nothing is sure', () => {
  expect(isRefusedByDisplay('987', display.env)).toBe(false);
});

test('the cookies for a display are those for its number or any, and a file that is cut off has those before', () => {
  const entry = (display: string, secret: string): Buffer => {
    const fields = ['host', display, 'MIT-MAGIC-COOKIE-1', secret].map((text) => Buffer.from(text));
    return Buffer.concat([Buffer.from([1, 0]), ...fields.flatMap((field) => [Buffer.from([0, field.length]), field])]);
  };
  const file = join(folder, 'several');
  const content = Buffer.concat([entry('7', 'seven'), entry('8', 'eight'), entry('', 'any'), entry('7', 'cut off')]);
  writeFileSync(file, content.subarray(0, -3));
  expect(cookiesFor(file, '7').map(String)).toEqual(['seven', 'any']);
});
