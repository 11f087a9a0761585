import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, extname, join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

/** Pages of another project's repository, named as they are called there. */
const elsewhere = ['docs/breaking-changes.md', 'docs/tutorial/electron-timelines.md'];

const folders = ['electron', 'renderer', 'test', 'build', 'docs'];
const kinds = ['.ts', '.svelte', '.js', '.mjs', '.cjs', '.css', '.html', '.md'];
const files = [
  ...readdirSync(root).filter((name) => name.endsWith('.md')),
  ...folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
  ),
].filter((name) => kinds.includes(extname(name)));

/** The comments of a source, those of adjacent lines as one line; a comment is known by how its line begins, or by ` // `. */
function commentsIn(source: string): string {
  const lines = source.split('\n').map((line) => {
    const [, whole, last] = /^\s*(?:\/\*+|\*|\/\/|<!--)(.*)|\s\/\/\s(.*)/.exec(line) ?? [];
    return whole ?? last ?? '\n';
  });
  return lines.map((line) => line.replace(/\*\/.*|-->.*/, '').trim() || '\n').join(' ');
}

const withoutBlocks = (page: string): string => page.replaceAll(/^```[^]*?^```/gm, '\n');

/** The prose of a page, each paragraph in one line; blocks of code say nothing. */
function proseIn(page: string): string {
  return withoutBlocks(page).replaceAll(/\n(?!\s*(?:\n|[|#>-]|\d+\. ))\s*/g, ' ');
}

function headingsIn(page: string): string[] {
  return [...withoutBlocks(page).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => heading.trim());
}

/** The page that is meant: from the root, or beside the file that names it; null where there is none. */
function pageNamed(path: string, from: string): string | null {
  const places = [join(root, path), resolve(root, dirname(from), path)];
  const found = places.find((place) => existsSync(place));
  return found === undefined ? null : readFileSync(found, 'utf8');
}

function hasNumber(headings: readonly string[], number: string): boolean {
  return headings.some((heading) => [`${number} `, `${number}. `].some((start) => heading.startsWith(start)));
}

/** Which of the sections that are named after a page it does not have: ` 7.5`, ` 3.6 to 3.15`, or `, An entry's life`. */
function missingIn(page: string, after: string): string[] {
  const headings = headingsIn(page);
  const numbers = /^ \d+(?:\.\d+)*(?:(?:,| and| to) \d+(?:\.\d+)*)*/.exec(after)?.[0].match(/\d+(?:\.\d+)*/g) ?? [];
  const missing = numbers.filter((number) => !hasNumber(headings, number));
  const [, named] = /^, (\p{Lu}.*)/u.exec(after) ?? [];
  const isThere = headings.some((heading) => named?.startsWith(heading) && !/^\w/.test(named.slice(heading.length)));
  if (named !== undefined && !isThere) missing.push(/^[^.;:)|]*/.exec(named)?.[0] ?? named);
  return missing;
}

/** The references of a file to a page, or to a section of one, that is not there. */
function brokenIn(source: string, file: string): string[] {
  const text = file.endsWith('.md') ? proseIn(source) : commentsIn(source);
  const named = [...text.matchAll(/(?<![\w/.*:-])(?:\.{1,2}\/)*(?:[\w-][\w.-]*\/)*[\w-]+\.md\b/g)];
  return named.flatMap(({ 0: path, index }) => {
    if (elsewhere.includes(path)) return [];
    const page = pageNamed(path, file);
    if (page === null) return [path];
    const [after = ''] = text
      .slice(index + path.length)
      .replace(/^`/, '')
      .split('\n');
    return missingIn(page, after).map((section) => `${path}: ${section}`);
  });
}

test('every page and section to which a comment or a page refers is there', () => {
  const broken = files.flatMap((file) =>
    brokenIn(readFileSync(join(root, file), 'utf8'), file).map((reference) => `${file} refers to ${reference}`),
  );
  expect(broken).toEqual([]);
});

test('every section of its own to which a page refers is there', () => {
  const broken = files
    .filter((file) => file.endsWith('.md'))
    .flatMap((file) => {
      const page = readFileSync(join(root, file), 'utf8');
      const named = [...proseIn(page).matchAll(/\bsections? \d[\d.]*(?: (?:and|to) \d[\d.]*)?/g)];
      const numbers = named.flatMap(([all]) => all.match(/\d+(?:\.\d+)*/g) ?? []);
      return numbers.filter((number) => !hasNumber(headingsIn(page), number)).map((number) => `${file}: ${number}`);
    });
  expect(broken).toEqual([]);
});

const source = 'electron/crm/query.ts';

test.each([
  ['// As docs/design/api.md 7.5 has it.', source],
  ['/** It is called so (docs/design/api.md 3.6 to 3.15, 4.5). */', source],
  ['/**\n * A record (docs/design/api.md 4.2 and\n * 6), as it is.\n */', source],
  ["/** It waits (docs/design/offline.md, An entry's life); then it goes. */", source],
  ['const name = "nowhere.md"; // see docs/operator.md', source],
  ['See [the store](offline.md#the-store) and `docs/design/api.md` 3.4.', 'docs/design/testing.md'],
  ['<!-- docs/design/screens.md, Sign in -->', 'renderer/App.svelte'],
  ['```\nnowhere.md\n```', 'docs/developer.md'],
])('finds where %j leads', (text, file) => {
  expect(brokenIn(text, file)).toEqual([]);
});

test.each([
  ['// As NOWHERE.md has it.', source, 'NOWHERE.md'],
  ['// As docs/design/nowhere.md 7.5 has it.', source, 'docs/design/nowhere.md'],
  ['// As docs/design/api.md 7.55 has it.', source, 'docs/design/api.md: 7.55'],
  ['/** It is called so (docs/design/api.md 3.6 to 3.99). */', source, 'docs/design/api.md: 3.99'],
  ['/**\n * A record (docs/design/api.md 4.2 and\n * 66), as it is.\n */', source, 'docs/design/api.md: 66'],
  ["/** It waits (docs/design/offline.md, An entry's death); */", source, "docs/design/offline.md: An entry's death"],
  ['/** docs/design/screens.md, Sign inside */', source, 'docs/design/screens.md: Sign inside'],
  ['See [it](nowhere.md) first.', 'docs/developer.md', 'nowhere.md'],
  ['As `docs/design/api.md`\n99 has it.', 'docs/developer.md', 'docs/design/api.md: 99'],
  ['<!-- NOWHERE.md -->', 'renderer/App.svelte', 'NOWHERE.md'],
])('says that %j leads nowhere', (text, file, reference) => {
  expect(brokenIn(text, file)).toEqual([reference]);
});
