import { describe, expect, it } from 'vitest';
import { packageConfiguration } from '../../build/package/configuration.mjs';
import { packagedFiles } from '../../build/package/contents.mjs';

const electron = {
  kind: 'official',
  version: '45.5.0',
  program: '/e/electron',
  folder: 'node_modules/electron/dist',
} as const;
const linux = { output: 'release', system: 'linux', arch: 'x64', env: {} } as const;
const forUsers = { ...linux, forTesting: false };
const forTesting = { ...linux, forTesting: true };

describe('the fuses of a package', () => {
  it('are those of a package for users', () => {
    expect(packageConfiguration(electron, forUsers).electronFuses).toEqual({
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      grantFileProtocolExtraPrivileges: false,
    });
  });

  it('differ for testing in one alone', () => {
    const { electronFuses } = packageConfiguration(electron, forUsers);
    expect(packageConfiguration(electron, forTesting).electronFuses).toEqual({
      ...electronFuses,
      enableNodeCliInspectArguments: true,
    });
  });
});

describe('what goes into the package', () => {
  it('is code in the archive and machine code beside it', () => {
    const configuration = packageConfiguration(electron, forUsers);
    expect(configuration.asar).toEqual({ smartUnpack: false });
    expect(configuration.asarUnpack).toEqual(['**/*.node']);
    expect(configuration.extraResources).toContainEqual({ from: 'dist/legal', to: 'legal' });
  });

  it('is what was built, and none of the sources or their pages', () => {
    const taken = packagedFiles('linux', 'x64').filter((pattern) => !pattern.startsWith('!'));
    expect(taken).toEqual(['package.json', 'dist/electron/**', 'dist/renderer/**']);
  });

  it('holds the libraries of one system and processor, on a Mac of both', () => {
    const prebuilds = (system: NodeJS.Platform) =>
      packagedFiles(system, 'x64').filter((pattern) => pattern.includes('/prebuilds/'));
    const all = '!node_modules/{keytar,@photostructure/sqlite,native-reg}/prebuilds';
    expect(prebuilds('win32')).toEqual([`${all}/!(win32-x64)`]);
    expect(prebuilds('darwin')).toEqual([`${all}/!(darwin-*)`]);
  });
});

describe('a package for Windows', () => {
  const { nsis, msi, win } = packageConfiguration(electron, { ...forUsers, system: 'win32' });

  it('is a setup program for one person or for all, and an MSI package for all', () => {
    expect(win?.target).toEqual(['nsis', 'msi']);
    expect(nsis).toMatchObject({ oneClick: false, perMachine: false, allowElevation: true });
    expect(msi).toMatchObject({ oneClick: true, perMachine: true, runAfterFinish: false });
  });

  it('replaces an older one: the code by which Windows knows it stays for ever', () => {
    expect(msi?.upgradeCode).toBe('5ED10F38-EEBC-4835-B6A5-CB1749D6B639');
  });

  it('leaves the work of operators alone when it is removed', () => {
    expect(nsis?.deleteAppDataOnUninstall).toBe(false);
  });
});

describe('a package for macOS', () => {
  const mac = (env: NodeJS.ProcessEnv) => packageConfiguration(electron, { ...forUsers, system: 'darwin', env });

  it('is one app for both kinds of Mac, as disk image and as archive', () => {
    expect(mac({}).mac?.target).toEqual([
      { target: 'dmg', arch: 'universal' },
      { target: 'zip', arch: 'universal' },
    ]);
    // both halves are downloaded, and held against the checksums that npm's own lock vouches for
    expect(mac({}).electronDist).toBeUndefined();
    expect(mac({}).electronDownload).toMatchObject({
      checksums: { 'electron-v45.5.0-darwin-arm64.zip': expect.stringMatching(/^[0-9a-f]{64}$/) as string },
    });
  });

  it('is hardened and signed with a certificate, or the build fails', () => {
    const signed = mac({ CSC_LINK: 'certificate' });
    expect(signed.forceCodeSigning).toBe(true);
    expect(signed.mac).toMatchObject({ hardenedRuntime: true, notarize: false });
    expect(signed.mac).not.toHaveProperty('identity');
    expect(signed.electronFuses).not.toHaveProperty('resetAdHocDarwinSignature');
  });

  it('is notarized when Apple knows who asks', () => {
    const env = { CSC_LINK: 'certificate', APPLE_ID: 'a', APPLE_APP_SPECIFIC_PASSWORD: 'b', APPLE_TEAM_ID: 'c' };
    expect(mac(env).mac?.notarize).toBe(true);
  });

  it('still starts on the Mac that made it without a certificate', () => {
    const unsigned = mac({});
    expect(unsigned.forceCodeSigning).toBe(false);
    expect(unsigned.mac).toMatchObject({ hardenedRuntime: false, notarize: false, identity: null });
    expect(unsigned.electronFuses).toMatchObject({ resetAdHocDarwinSignature: true });
  });
});
