/**
 * Gives the fuses of a package; one that can be inspected is for testing, for Playwright drives no other.
 * @param {{canBeInspected: boolean, isUnsignedMac: boolean}} options
 * @returns {NonNullable<import('electron-builder').Configuration['electronFuses']>}
 */
export function fuses({ canBeInspected, isUnsignedMac }) {
  return {
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: canBeInspected,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    grantFileProtocolExtraPrivileges: false,
    // Setting a fuse breaks the seal with which Electron comes, and a Mac of Apple's own make starts nothing unsealed.
    ...(isUnsignedMac ? { resetAdHocDarwinSignature: true } : {}),
  };
}
