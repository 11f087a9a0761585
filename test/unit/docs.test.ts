import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const docs = readdirSync(join(root, 'docs')).filter((name) => name.endsWith('.md'));
const pages = ['README.md', 'SECURITY.md', ...docs.map((name) => join('docs', name))];
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};

const textOf = (page: string) => readFileSync(join(root, page), 'utf8');
const withoutCode = (text: string) => text.replaceAll(/```[^]*?```|`[^`\n]*`/g, '');

/** A heading as a link names it. */
function anchorOf(heading: string): string {
  const words = heading.toLowerCase().replaceAll(/[^\p{L}\p{N} _-]/gu, '');
  return words.trim().replaceAll(' ', '-');
}

function anchorsIn(page: string): string[] {
  return [...textOf(page).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => anchorOf(heading));
}

describe.each(pages)('%s', (page) => {
  const text = textOf(page);

  test('leads to what is there', () => {
    const targets = [...withoutCode(text).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
    const broken = targets.filter((target) => {
      if (/^https?:/.test(target)) return false;
      const [path = '', anchor] = target.split('#');
      const file = path === '' ? page : relative(root, resolve(root, dirname(page), path));
      return !existsSync(join(root, file)) || (anchor !== undefined && !anchorsIn(file).includes(anchor));
    });
    expect(broken).toEqual([]);
  });

  test('names npm scripts that exist', () => {
    const named = [...text.matchAll(/npm (?:run )?(start|test|[a-z]+(?::[a-z]+)*)(?=[\s`]|$)/g)].map(
      ([, name = '']) => name,
    );
    const own = ['ci', 'run', 'version', 'install', 'sbom', 'packages', 'registry', 'scripts'];
    expect(named.filter((name) => !own.includes(name) && !(name in scripts))).toEqual([]);
  });

  test('names files of the project that exist', () => {
    const folders = /`((?:electron|renderer|build|test|docs)\/[\w./-]+)`/g;
    const named = [...text.matchAll(folders)].map(([, path = '']) => path);
    expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });
});

test('every page is reached from the README', () => {
  expect(docs.filter((name) => !textOf('README.md').includes(`docs/${name}`))).toEqual([]);
});

test('the map of the README has every folder', () => {
  const folders = ['electron', 'renderer', 'build', 'test'].map((name) => `${name}/`);
  const inElectron = readdirSync(join(root, 'electron'), { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  );
  const all = [...folders, ...inElectron.map(({ name }) => `electron/${name}/`)];
  const map = textOf('README.md').split('## Where things are')[1] ?? '';
  expect(all.filter((folder) => !map.includes(folder))).toEqual([]);
});

/** Where each command of the pages is run by the checks; the rest takes too long, or changes what it is run on. */
const tried: Record<string, string | null> = {
  'npm test': '.ci/run',
  'npm start': 'test/unit/build-start.test.ts',
  'npm run build': 'build/checks/stages.mjs',
  'npm run package': 'build/checks/stages.mjs',
  'npm run practice': 'test/unit/practice-program.test.ts',
  'npx vitest run': 'build/checks/stages.mjs',
  'node build/desktop.mjs': 'build/checks/stages.mjs',
  'tokendesk --version': 'test/e2e/command-line.spec.ts',
  'tokendesk --diagnose': 'test/e2e/command-line.spec.ts',
  'sha256sum --check': 'test/e2e/package.linux.spec.ts',
  'npm run dev': null,
  'npm run bench': null,
  'npm run test:endurance': null,
  'npm run test:security:mutations': null,
  'npm run fleet': null,
  'npm run screenshots': null,
  'npm version minor': null,
};

test('the commands of the pages are those that the checks run, but for those that take too long', () => {
  const commands = pages.flatMap((page) =>
    textOf(page)
      .split(/^```.*$/m)
      .filter((_, index) => index % 2 === 1)
      .flatMap((block) => block.split('\n').filter((line) => /^(npm|npx|node|tokendesk|sha256sum) /.test(line))),
  );
  expect(commands.length).toBeGreaterThan(10);
  const prefixes = Object.keys(tried);
  expect(commands.filter((line) => !prefixes.some((prefix) => line.startsWith(prefix)))).toEqual([]);
  expect(prefixes.filter((prefix) => !commands.some((line) => line.startsWith(prefix)))).toEqual([]);
  const files = Object.values(tried).filter((file) => file !== null);
  expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([]);
});
