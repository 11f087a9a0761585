import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { mutations } from '../../build/mutations/list.mjs';

const root = resolve(import.meta.dirname, '../..');
const textOf = (file: string): string => readFileSync(join(root, file), 'utf8');

test('every control that npm run test:security:mutations removes stands in the sources, once', () => {
  const lost = mutations.flatMap(({ name, edits }) =>
    edits
      .filter(({ file, find }) => !existsSync(join(root, file)) || textOf(file).split(find).length !== 2)
      .map(({ file }) => `${name}: ${file}`),
  );
  expect(mutations.length).toBeGreaterThan(50);
  expect(lost).toEqual([]);
});

test('every check that has to notice it exists', () => {
  const lost = mutations.filter(({ check }) => {
    return !existsSync(join(root, check.file)) || !textOf(check.file).includes(check.test);
  });
  expect(lost.map(({ name, check }) => `${name}: ${check.file}: ${check.test}`)).toEqual([]);
});

test('every mutation has a name of its own, and changes something', () => {
  expect(new Set(mutations.map(({ name }) => name)).size).toBe(mutations.length);
  const idle = mutations.filter(
    ({ edits }) => edits.length === 0 || edits.some(({ find, replace }) => find === replace),
  );
  expect(idle.map(({ name }) => name)).toEqual([]);
});
