import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { thirdPartyVersion } from '../../build/setup/installed-electron.mjs';

const root = join(import.meta.dirname, '../..');
const page = readFileSync(join(root, 'docs/design/electron.md'), 'utf8');
const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  devDependencies: Record<string, string>;
};

test('the table of breaking changes was read for the Electron that is shipped, and for the one that is tested', () => {
  expect(page).toContain(`**Electron ${devDependencies['electron'] ?? ''}**`);
  expect(page).toContain(`**Electron ${thirdPartyVersion}**`);
});
