/**
 * What the packages of Linux need, by what the app loads: Electron shows no notification of the system's, moves nothing to
 * a trash and opens no page in a browser, so that libnotify, a trash tool and xdg-utils with its Perl are not among it.
 */

/**
 * The package of Debian that holds each library that a program or library in the app names. Releases after the change to
 * 64-bit time provide the older names.
 */
export const debianPackages = /** @type {const} */ ({
  'ld-linux-x86-64.so.2': 'libc6',
  'ld-linux-aarch64.so.1': 'libc6',
  'libX11.so.6': 'libx11-6',
  'libXcomposite.so.1': 'libxcomposite1',
  'libXdamage.so.1': 'libxdamage1',
  'libXext.so.6': 'libxext6',
  'libXfixes.so.3': 'libxfixes3',
  'libXrandr.so.2': 'libxrandr2',
  // more than one package provides the older name
  'libasound.so.2': 'libasound2t64 | libasound2',
  'libatk-1.0.so.0': 'libatk1.0-0',
  'libatk-bridge-2.0.so.0': 'libatk-bridge2.0-0',
  'libatspi.so.0': 'libatspi2.0-0',
  'libc.so.6': 'libc6',
  'libcairo.so.2': 'libcairo2',
  'libcups.so.2': 'libcups2',
  'libdbus-1.so.3': 'libdbus-1-3',
  'libdl.so.2': 'libc6',
  'libdrm.so.2': 'libdrm2',
  'libexpat.so.1': 'libexpat1',
  'libgbm.so.1': 'libgbm1',
  'libgcc_s.so.1': 'libgcc-s1',
  'libgio-2.0.so.0': 'libglib2.0-0',
  'libglib-2.0.so.0': 'libglib2.0-0',
  'libgobject-2.0.so.0': 'libglib2.0-0',
  'libgtk-3.so.0': 'libgtk-3-0',
  'libm.so.6': 'libc6',
  'libnspr4.so': 'libnspr4',
  'libnss3.so': 'libnss3',
  'libnssutil3.so': 'libnss3',
  'libpango-1.0.so.0': 'libpango-1.0-0',
  'libpthread.so.0': 'libc6',
  'librt.so.1': 'libc6',
  'libsecret-1.so.0': 'libsecret-1-0',
  'libsmime3.so': 'libnss3',
  'libstdc++.so.6': 'libstdc++6',
  'libudev.so.1': 'libudev1',
  'libxcb.so.1': 'libxcb1',
  'libxkbcommon.so.0': 'libxkbcommon0',
});

/** Without a keychain nothing is queued, but the app works. */
export const debianDependencies = {
  depends: [...new Set(Object.values(debianPackages))].sort(),
  recommends: ['gnome-keyring | kwalletmanager | keepassxc'],
  suggests: [],
};

/** Names of packages differ between Fedora and its kin and SUSE. */
export const redHatDependencies = {
  requires: [
    ...['alsa-lib', 'at-spi2-core', 'gtk3', 'libsecret'],
    ...['(libdrm or libdrm2)', '(mesa-libgbm or libgbm1)', '(nss or mozilla-nss)', '(libxcb or libxcb1)'],
  ],
};
