/** What cannot be bundled, for it loads a library of machine code, and what finds that library. */
export const nativePackages = ['keytar', '@photostructure/sqlite', 'native-reg', 'node-gyp-build'];

/**
 * Gives the patterns of what goes into the package: what was built, and of the native packages nothing but what runs.
 * @param {NodeJS.Platform} platform
 * @param {string} arch
 * @returns {string[]}
 */
export function packagedFiles(platform, arch) {
  // A universal app of macOS is joined from two that must hold the same files.
  const library = platform === 'darwin' ? 'darwin-*' : `${platform}-${arch}`;
  return [
    'package.json',
    'dist/electron/**',
    'dist/renderer/**',
    '!**/*.map',
    '!node_modules/keytar/!(package.json|LICENSE.md|lib|prebuilds)',
    '!node_modules/keytar/lib/*.ts',
    '!node_modules/@photostructure/sqlite/!(package.json|LICENSE|dist|prebuilds)',
    '!node_modules/@photostructure/sqlite/dist/!(index.cjs)',
    '!node_modules/native-reg/!(package.json|lib|prebuilds)',
    '!node_modules/native-reg/lib/!(index.js)',
    `!node_modules/{keytar,@photostructure/sqlite,native-reg}/prebuilds/!(${library})`,
    '!**/*.musl.node',
    '!node_modules/node-gyp-build/!(package.json|LICENSE|index.js|node-gyp-build.js)',
    // needed to compile them alone
    '!node_modules/node-addon-api',
  ];
}
