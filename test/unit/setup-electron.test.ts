import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findElectron, releaseRefusal, thirdPartyVersion } from '../../build/setup/installed-electron.mjs';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'setup-electron-'));
});
afterEach(() => rmSync(root, { recursive: true }));

function write(files: Record<string, string>) {
  for (const [name, text] of Object.entries(files)) {
    const path = join(root, 'node_modules/electron', name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
}

const official = {
  'package.json': '{"version":"45.5.0"}',
  'path.txt': 'electron',
  'dist/version': 'v45.5.0',
  'dist/electron': '',
};

describe('the Electron at hand', () => {
  it('is none in a fresh clone', () => {
    expect(findElectron(root)).toBeUndefined();
  });

  it('is the official one when its version is the package’s', () => {
    write(official);
    expect(findElectron(root)).toMatchObject({ kind: 'official', version: '45.5.0' });
  });

  it('is a third party’s when it is marked so', () => {
    write({ ...official, 'dist/third-party.json': '{}', 'dist/version': thirdPartyVersion });
    expect(findElectron(root)).toMatchObject({ kind: 'third-party', version: thirdPartyVersion });
  });

  it('is none when the third party’s is an older one than is wanted now', () => {
    write({ ...official, 'dist/third-party.json': '{}', 'dist/version': '25.1.1' });
    expect(findElectron(root)).toBeUndefined();
  });

  it('is none when the download broke off', () => {
    const { 'path.txt': _left, ...half } = official;
    write(half);
    expect(findElectron(root)).toBeUndefined();
  });

  it('is none when the package has moved on to another version', () => {
    write({ ...official, 'package.json': '{"version":"46.0.0"}' });
    expect(findElectron(root)).toBeUndefined();
  });
});

describe('a package for users', () => {
  it('is made with the official Electron', () => {
    write(official);
    expect(releaseRefusal(findElectron(root))).toBeUndefined();
  });

  it('is refused with a third party’s, and the way out is named', () => {
    write({ ...official, 'dist/third-party.json': '{}', 'dist/version': thirdPartyVersion });
    expect(releaseRefusal(findElectron(root))).toMatch(/^Refused: .*third party.*--for-testing/);
  });

  it('is refused without any', () => {
    expect(releaseRefusal(findElectron(root))).toMatch(/^Refused: .*no Electron/);
  });
});
