import { describe, expect, it } from 'vitest';
import { packageConfiguration } from '../../build/package/configuration.mjs';

const electron = { kind: 'official', version: '45.4.1', program: '/e/electron', folder: '/e' } as const;

describe('the package', () => {
  it('has the fuses of a package for users', () => {
    expect(packageConfiguration(electron, { forTesting: false }).electronFuses).toEqual({
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      grantFileProtocolExtraPrivileges: false,
    });
  });

  it('differs for testing in one fuse alone', () => {
    const forUsers = packageConfiguration(electron, { forTesting: false }).electronFuses;
    const forTesting = packageConfiguration(electron, { forTesting: true }).electronFuses;
    expect(forTesting).toEqual({ ...forUsers, enableNodeCliInspectArguments: true });
  });

  it('leaves a fuse alone that an older Electron does not know', () => {
    const older = packageConfiguration({ ...electron, version: '25.1.1' }, { forTesting: true }).electronFuses;
    expect(older).not.toHaveProperty('grantFileProtocolExtraPrivileges');
  });

  it('never lands where the packages for users are when it is for testing', () => {
    expect(packageConfiguration(electron, { forTesting: true }).directories?.output).toBe('release/for-testing');
  });
});
