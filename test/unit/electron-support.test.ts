import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  devDependencies: Record<string, string>;
};
const page = readFileSync(join(root, 'docs/design/electron.md'), 'utf8');
/** When the support of each major version ends, by the table of the page. */
const ends = new Map(
  [...page.matchAll(/^\| (\d+) +\| \d{4}-\d\d-\d\d +\| (\d{4}-\d\d-\d\d)[ ,]/gm)].map(([, major = '', end = '']) => [
    major,
    end,
  ]),
);
const majorOf = (version: string): string => version.split('.')[0] ?? '';

/** Says what is wrong with the support of a version on a day; null where it is supported. */
function troubleOf(version: string, today: string): string | null {
  const end = ends.get(majorOf(version));
  if (end === undefined) return `docs/design/electron.md does not say when the support of Electron ${version} ends`;
  return today < end ? null : `the support of Electron ${version} ended on ${end}: move to a newer one`;
}

test('the Electron that is shipped is still supported', () => {
  const today = new Date().toISOString().slice(0, 10);
  expect(troubleOf(devDependencies['electron'] ?? '', today)).toBeNull();
});

test('the day on which its support ends is too late, and so is a version of which nothing is known', () => {
  const shipped = devDependencies['electron'] ?? '';
  expect(troubleOf(shipped, ends.get(majorOf(shipped)) ?? '')).toContain('move to a newer one');
  expect(troubleOf('99.0.0', '2026-01-01')).toContain('does not say');
});
