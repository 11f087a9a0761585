import { mkdirSync, mkdtempSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { beginBuild, isBuilt, programs } from '../../build/sources.mjs';
import config from '../../build/vite.config';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'build-sources-'));
  write('electron/main.ts', 'main');
  write('electron/desk/find.ts', 'find');
  write('renderer/App.svelte', 'app');
});
afterEach(() => rmSync(root, { recursive: true }));

function write(name: string, text: string) {
  mkdirSync(dirname(join(root, name)), { recursive: true });
  writeFileSync(join(root, name), text);
}

function buildAll() {
  const finish = beginBuild(root);
  for (const name of [
    'electron/main.cjs',
    'electron/metrics.cjs',
    'electron/preload.cjs',
    'electron/store.cjs',
    'electron/updater.cjs',
    'electron/vault.cjs',
    'practice.cjs',
  ]) {
    write(`dist/${name}`, '');
  }
  write('dist/renderer/index.html', '');
  finish();
}

describe('whether the app is built', () => {
  it('is not so before the first build, and so after it', () => {
    expect(isBuilt(root)).toBe(false);
    buildAll();
    expect(isBuilt(root)).toBe(true);
  });

  it('is not so when a file changed, came or went', () => {
    buildAll();
    write('electron/desk/find.ts', 'find more');
    expect(isBuilt(root)).toBe(false);
    buildAll();
    write('renderer/parts/Field.svelte', '');
    expect(isBuilt(root)).toBe(false);
    buildAll();
    unlinkSync(join(root, 'renderer/parts/Field.svelte'));
    expect(isBuilt(root)).toBe(false);
  });

  it('is so again when a change was undone', () => {
    buildAll();
    write('electron/main.ts', 'other');
    write('electron/main.ts', 'main');
    expect(isBuilt(root)).toBe(true);
  });

  it('is so when only the README of a room changed', () => {
    buildAll();
    write('electron/desk/README.md', '# electron/desk');
    expect(isBuilt(root)).toBe(true);
  });

  it('is not so when a build broke off, or a part of it is gone', () => {
    buildAll();
    beginBuild(root);
    expect(isBuilt(root)).toBe(false);
    buildAll();
    unlinkSync(join(root, 'dist/electron/vault.cjs'));
    expect(isBuilt(root)).toBe(false);
  });

  it('is not so when a source changed while it was built', () => {
    const finish = beginBuild(root);
    write('electron/main.ts', 'changed meanwhile');
    mkdirSync(join(root, 'dist'), { recursive: true });
    finish();
    expect(isBuilt(root)).toBe(false);
  });
});

it('all programs of the app are built anew while it is developed, and looked for before it starts', () => {
  const built = Object.entries(config.environments ?? {}).filter(([, { build }]) =>
    build?.outDir?.endsWith('electron'),
  );
  expect(built.map(([name]) => name).sort()).toEqual(programs);
});
