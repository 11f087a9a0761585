import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findChromium } from '../../build/checks/chromium.mjs';

test('the distribution’s Chromium is found in PATH, on Linux alone', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tokendesk-chromium-'));
  const env = { PATH: `/nowhere::${folder}` };
  expect(findChromium('linux', env)).toBeUndefined();
  expect(findChromium('linux', {})).toBeUndefined();
  writeFileSync(join(folder, 'chromium'), '');
  expect(findChromium('linux', env)).toBe(join(folder, 'chromium'));
  expect(findChromium('win32', env)).toBeUndefined();
  rmSync(folder, { recursive: true });
});
