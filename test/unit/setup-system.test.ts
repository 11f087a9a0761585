import { describe, expect, it } from 'vitest';
import { installedPackages, installNotice, missingPackages } from '../../build/setup/debian.mjs';
import { missingLibraries } from '../../build/setup/libraries.mjs';

const bookworm = 'ID=debian\nVERSION_ID="12"\nVERSION_CODENAME=bookworm\n';
const trixie = 'ID=debian\nVERSION_ID="13"\nVERSION_CODENAME=trixie\n';
const noble = 'ID=ubuntu\nVERSION_ID="24.04"\nVERSION_CODENAME=noble\nUBUNTU_CODENAME=noble\n';
const mint21 = 'ID=linuxmint\nVERSION_ID="21.3"\nVERSION_CODENAME=virginia\nUBUNTU_CODENAME=jammy\n';
const none = new Set<string>();

describe('the system packages to install', () => {
  it.each([
    ['Debian 12', bookworm, 'libgtk-3-0', 'libasound2'],
    ['Debian 13', trixie, 'libgtk-3-0t64', 'libasound2t64'],
    ['Ubuntu 24.04', noble, 'libgtk-3-0t64', 'libasound2t64'],
    ['a distribution built on Ubuntu 22.04', mint21, 'libgtk-3-0', 'libasound2'],
  ])('have the names of %s', (_name, osRelease, gtk, sound) => {
    expect(missingPackages('start', osRelease, none)).toEqual([gtk, 'libnss3', 'libgbm1', sound, 'libsecret-1-0']);
  });

  it('bring display, bus and keyring only for tests', () => {
    const desktop = ['xvfb', 'weston', 'xauth', 'dbus', 'gnome-keyring', 'fakeroot', 'xdotool', 'x11-xkb-utils'];
    expect(missingPackages('test', bookworm, none)).toEqual([...missingPackages('start', bookworm, none), ...desktop]);
  });

  it('are those that are not there under either name', () => {
    const installed = new Set(['libgtk-3-0t64', 'libnss3', 'libgbm1', 'libasound2']);
    expect(missingPackages('start', trixie, installed)).toEqual(['libsecret-1-0']);
  });

  it('are none for packaging', () => {
    expect(missingPackages('package', bookworm, none)).toEqual([]);
  });

  it('count as there only when dpkg has installed them', () => {
    expect(installedPackages('xvfb installed\nxauth not-installed\ndbus config-files\n')).toEqual(new Set(['xvfb']));
  });
});

describe('before anything goes into the system', () => {
  it('root is told what and why', () => {
    expect(installNotice('start', ['libnss3'], true)).toBe(
      'These system packages are missing, which the window and the keychain need: libnss3\n' +
        'Installing them with apt-get, as this runs as root.',
    );
  });

  it('anybody else gets the command to copy, with sudo and without', () => {
    const notice = installNotice('test', ['xvfb', 'xauth'], false);
    expect(notice).toContain('a desktop for the tests need: xvfb xauth');
    expect(notice).toContain('\n  sudo apt-get update && sudo apt-get install --yes xvfb xauth\n');
    expect(notice).toContain('\n  apt-get update && apt-get install --yes xvfb xauth\n');
  });
});

it('finds the libraries that a program misses', () => {
  const listing = '\tlibc.so.6 => /lib/libc.so.6 (0x00)\n\tlibgtk-3.so.0 => not found\n\tlibnss3.so => not found\n';
  expect(missingLibraries(listing)).toEqual(['libgtk-3.so.0', 'libnss3.so']);
});
