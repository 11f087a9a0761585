import { describe, expect, it } from 'vitest';
import { keepOwnSecrets, signing, unsignedNote } from '../../build/package/signing.mjs';

const apple = { APPLE_API_KEY: 'file', APPLE_API_KEY_ID: 'id', APPLE_API_ISSUER: 'issuer' };

describe('signing', () => {
  it('takes each system its own certificate, and Linux none', () => {
    expect(signing('win32', { WIN_CSC_LINK: 'a' })).toEqual({ certificate: true, notarization: false });
    expect(signing('win32', { CSC_LINK: 'a' })).toEqual({ certificate: false, notarization: false });
    expect(signing('darwin', { CSC_LINK: 'a' })).toEqual({ certificate: true, notarization: false });
    expect(signing('linux', { CSC_LINK: 'a', WIN_CSC_LINK: 'a' })).toEqual({ certificate: false, notarization: false });
  });

  it('notarizes what is signed, and when all that Apple asks for is there', () => {
    expect(signing('darwin', { CSC_LINK: 'a', ...apple }).notarization).toBe(true);
    expect(signing('darwin', { CSC_LINK: 'a', ...apple, APPLE_API_ISSUER: '' }).notarization).toBe(false);
    expect(signing('darwin', apple).notarization).toBe(false);
  });

  it('says what is missing', () => {
    expect(unsignedNote('win32', signing('win32', {}))).toContain('WIN_CSC_LINK');
    expect(unsignedNote('darwin', signing('darwin', {}))).toContain('CSC_LINK');
    expect(unsignedNote('darwin', signing('darwin', { CSC_LINK: 'a' }))).toContain('APPLE_API_KEY_ID');
    expect(unsignedNote('darwin', signing('darwin', { CSC_LINK: 'a', ...apple }))).toBeUndefined();
    expect(unsignedNote('linux', signing('linux', {}))).toBeUndefined();
  });

  it('takes away secrets that are empty, and on Windows those of Apple', () => {
    const env = { CSC_LINK: 'mac', CSC_KEY_PASSWORD: 'x', WIN_CSC_LINK: '', APPLE_ID: '', PATH: '/bin' };
    const onMac: NodeJS.ProcessEnv = { ...env };
    keepOwnSecrets('darwin', onMac);
    expect(onMac).toEqual({ CSC_LINK: 'mac', CSC_KEY_PASSWORD: 'x', PATH: '/bin' });
    const onWindows: NodeJS.ProcessEnv = { ...env };
    keepOwnSecrets('win32', onWindows);
    expect(onWindows).toEqual({ PATH: '/bin' });
  });
});
