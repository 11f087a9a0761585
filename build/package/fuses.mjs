/** The first Electron that knows the fuse for privileges of file: pages. */
const firstWithFileFuse = 29;

/**
 * Gives the fuses of a package; one that can be inspected is for testing, for Playwright drives no other.
 * @param {string} version of Electron
 * @param {{canBeInspected: boolean, isUnsignedMac: boolean}} options
 * @returns {NonNullable<import('electron-builder').Configuration['electronFuses']>}
 */
export function fuses(version, { canBeInspected, isUnsignedMac }) {
  const knowsFileFuse = Number.parseInt(version, 10) >= firstWithFileFuse;
  return {
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: canBeInspected,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    ...(knowsFileFuse ? { grantFileProtocolExtraPrivileges: false } : {}),
    // Setting a fuse breaks the seal with which Electron comes, and a Mac of Apple's own make starts nothing unsealed.
    ...(isUnsignedMac ? { resetAdHocDarwinSignature: true } : {}),
  };
}
