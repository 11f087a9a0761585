import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { mutations } from '../../build/mutations/list.mjs';

const root = resolve(import.meta.dirname, '../..');
const page = readFileSync(join(root, 'docs/design/security.md'), 'utf8');
const [checks = '', checklist = ''] = page.split("## Electron's checklist");
const rowsOf = (text: string) => text.split('\n').filter((line) => /^\| (?!check |item |-)/.test(line));
const rows = rowsOf(checks);

test('every file that the page names exists, and every test that it names stands in its file', () => {
  const files = [...page.matchAll(/`((?:electron|renderer|build|test|docs)\/[\w./-]+)`/g)].map(([, file = '']) => file);
  expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([]);
  const named = [...page.matchAll(/`(test\/[\w./-]+)` "([^"]+)"/g)].map(([, file = '', title = '']) => ({
    file,
    title,
  }));
  expect(named.length).toBeGreaterThan(40);
  expect(named.filter(({ file, title }) => !readFileSync(join(root, file), 'utf8').includes(title))).toEqual([]);
});

test('every spec under test/security shows something that the page names', () => {
  const specs = [...page.matchAll(/`test\/security\/([\w.-]+)`/g)].map(([, name = '']) => name);
  expect(readdirSync(join(root, 'test/security')).filter((name) => !specs.includes(name))).toEqual([]);
});

const numbersOf = (text: string) =>
  rowsOf(text)
    .flatMap((row) => /^\| (\d+)\. /.exec(row)?.[1] ?? [])
    .map(Number)
    .sort((one, other) => one - other);
const upTo = (last: number) => Array.from({ length: last }, (_, at) => at + 1);

test('all 22 checks of the threat model have a row, and all 20 items of Electron’s checklist', () => {
  expect(numbersOf(checks)).toEqual(upTo(22));
  expect(numbersOf(checklist)).toEqual(upTo(20));
});

test('every control that is removed stands in the row of the check that notices it, and there is no other', () => {
  const rowOf = (name: string) => rows.filter((row) => row.includes(`\`${name}\``));
  const lost = mutations.filter(({ name, check }) => {
    const [row, ...more] = rowOf(name);
    return row === undefined || more.length > 0 || !row.includes(check.file);
  });
  expect(lost.map(({ name, check }) => `${name}: ${check.file}`)).toEqual([]);
  const known = new Set(mutations.map(({ name }) => name));
  const named = rows.flatMap((row) =>
    [...(row.split(' | ').at(-1) ?? '').matchAll(/`([a-z-]+)`/g)].map(([, name = '']) => name),
  );
  expect(named.filter((name) => !known.has(name))).toEqual([]);
});
