import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { chooseStages } from '../../build/checks/stages.mjs';

const root = resolve(import.meta.dirname, '../..');
const docs = readdirSync(join(root, 'docs')).filter((name) => name.endsWith('.md'));
const design = readdirSync(join(root, 'docs/design')).map((name) => `design/${name}`);
/** The folders into which the app is divided. */
const rooms = ['electron', 'renderer'].flatMap((side) =>
  readdirSync(join(root, side), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `${side}/${name}`),
);
const textOf = (page: string) => readFileSync(join(root, page), 'utf8');
const isThere = (page: string) => existsSync(join(root, page));
const pages = [
  ...['README.md', 'SECURITY.md', 'CONTRIBUTING.md', 'CHANGELOG.md'],
  ...[...docs, ...design].map((name) => join('docs', name)),
  ...rooms.map((room) => `${room}/README.md`).filter(isThere),
];
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};

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
    const own = ['ci', 'run', 'version', 'install', 'sbom', 'packages', 'registry', 'scripts', 'has'];
    expect(named.filter((name) => !own.includes(name) && !(name in scripts))).toEqual([]);
  });

  test('names files of the project that exist', () => {
    const folders = /`((?:electron|renderer|build|test|docs|\.ci|\.github|\.vscode)\/[\w./-]*|[A-Z]+\.md|\.\w+rc)`/g;
    const named = [...text.matchAll(folders)].map(([, path = '']) => path);
    // what is named of pages, references.test.ts looks at
    expect(named.filter((path) => !path.endsWith('.md') && !existsSync(join(root, path)))).toEqual([]);
  });

  test('names tests that stand in their files', () => {
    const named = [...text.matchAll(/`(test\/[\w./-]+)`\s"([^"]+)"/g)].map(([, path = '', title = '']) => ({
      path,
      title: title.replaceAll(/\s+/g, ' '),
    }));
    expect(named.filter(({ path, title }) => !textOf(path).includes(title))).toEqual([]);
  });
});

test('every page is reached from the README, and every page of the design from that for developers', () => {
  const linked = ['SECURITY.md', 'CONTRIBUTING.md', 'CHANGELOG.md', ...docs.map((name) => `docs/${name}`)];
  expect(linked.filter((page) => !textOf('README.md').includes(`](${page})`))).toEqual([]);
  expect(design.filter((name) => !textOf('docs/developer.md').includes(name))).toEqual([]);
});

test('the README of a room says what it is for, what it may import and where to begin', () => {
  expect(rooms).toContain('electron/contract');
  expect(rooms.filter((room) => !isThere(`${room}/README.md`))).toEqual([]);
  const forms = rooms.map(
    (room) => [room, new RegExp(`^# ${room}\\n\\n.+\\n(?:.+\\n)?\\nMay import: .+\\nBegin with .+`)] as const,
  );
  expect(forms.filter(([room, form]) => !form.test(textOf(`${room}/README.md`))).map(([room]) => room)).toEqual([]);
});

test.each(['Add a request over the bridge', 'Add a screen', 'Add a method of the Web API'])(
  'CONTRIBUTING names the files to touch: %s',
  (heading) => {
    const part = textOf('CONTRIBUTING.md').split(`## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
    const files = [...part.matchAll(/`([\w./-]+\.(?:ts|svelte|md))`/g)].map(([, file = '']) => file);
    const folders = ['electron/bridge', 'electron/crm', 'electron/practice/methods'];
    expect(files.length).toBeGreaterThan(8);
    expect(files.filter((file) => !['.', ...folders].some((at) => isThere(join(at, file))))).toEqual([]);
  },
);

test('CONTRIBUTING names every stage of npm test', () => {
  const [, part = ''] = textOf('CONTRIBUTING.md').split('## Tests\n');
  const named = [...part.matchAll(/^\| `(\w+)` +\|/gm)].map(([, name = '']) => name);
  expect(named).toEqual([...chooseStages([]).chosen]);
});

test('the changelog has the headings of Keep a Changelog', () => {
  const headings = [...textOf('CHANGELOG.md').matchAll(/^##+ (.+)$/gm)].map(([, heading = '']) => heading);
  const known = /^(Unreleased|\d+\.\d+\.\d+ - \d{4}-\d\d-\d\d|Added|Changed|Deprecated|Removed|Fixed|Security)$/;
  expect(headings[0]).toBe('Unreleased');
  expect(headings.filter((heading) => !known.test(heading))).toEqual([]);
});

test('the editor is led to configurations that exist', () => {
  const settings = JSON.parse(textOf('.vscode/settings.json')) as Record<string, unknown>;
  const named = [...JSON.stringify(settings).matchAll(/"(build\/[^"]+)"/g)].map(([, path = '']) => path);
  expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

test('the version of Node for developers is one that the workflow checks', () => {
  const workflow = parse(textOf('.github/workflows/ci.yml')) as {
    jobs: { test: { strategy: { matrix: { node: number[] } } } };
  };
  expect(workflow.jobs.test.strategy.matrix.node).toContain(Number(textOf('.nvmrc')));
});

test.each(['bug', 'request'])('the form of a %s is one that GitHub takes', (name) => {
  const form = parse(textOf(`.github/ISSUE_TEMPLATE/${name}.yml`)) as {
    name: string;
    description: string;
    body: { type: string; id?: string; attributes: { label?: string; value?: string } }[];
  };
  expect(form).toMatchObject({ name: expect.any(String) as string, description: expect.any(String) as string });
  const ids = form.body.flatMap(({ id }) => id ?? []);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { type, id, attributes } of form.body) {
    expect(['markdown', 'textarea', 'input', 'dropdown']).toContain(type);
    expect(type === 'markdown' ? attributes.value : id && attributes.label).toBeTruthy();
  }
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
