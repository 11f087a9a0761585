/**
 * @typedef {{certificate: boolean, notarization: boolean}} Signing what the secrets at hand allow
 */

/** Each way to prove to Apple who asks for a notarization needs all of its secrets. */
const waysToNotarize = [
  ['APPLE_API_KEY', 'APPLE_API_KEY_ID', 'APPLE_API_ISSUER'],
  ['APPLE_ID', 'APPLE_APP_SPECIFIC_PASSWORD', 'APPLE_TEAM_ID'],
];
const certificates = /** @type {const} */ ({ win32: 'WIN_CSC_LINK', darwin: 'CSC_LINK' });
/** All that electron-builder reads; a workflow that has no such secret gives an empty text. */
const secrets = ['CSC_LINK', 'CSC_KEY_PASSWORD', 'WIN_CSC_LINK', 'WIN_CSC_KEY_PASSWORD', ...waysToNotarize.flat()];

/**
 * Says what of a system's packages can be signed with the secrets in an environment.
 * @param {NodeJS.Platform} system
 * @param {NodeJS.ProcessEnv} env
 * @returns {Signing}
 */
export function signing(system, env) {
  const name = system === 'win32' || system === 'darwin' ? certificates[system] : undefined;
  const certificate = name !== undefined && Boolean(env[name]);
  const isKnownToApple = waysToNotarize.some((names) => names.every((each) => env[each]));
  return { certificate, notarization: certificate && system === 'darwin' && isKnownToApple };
}

/**
 * Says in words what is not signed, and what would change that; nothing when all is as it should be.
 * @param {NodeJS.Platform} system
 * @param {Signing} able
 * @returns {string | undefined}
 */
export function unsignedNote(system, able) {
  if (system === 'win32' && !able.certificate) {
    return 'Not signed, so that Windows will warn: WIN_CSC_LINK and WIN_CSC_KEY_PASSWORD are not set.';
  }
  if (system === 'darwin' && !able.certificate) {
    return 'Not signed, so that macOS will refuse it elsewhere: CSC_LINK and CSC_KEY_PASSWORD are not set.';
  }
  if (system !== 'darwin' || able.notarization) return undefined;
  const ways = waysToNotarize.map((names) => names.join(', ')).join(', or ');
  return `Signed, but not notarized, so that macOS will refuse it elsewhere: set ${ways}.`;
}

/**
 * Leaves in an environment those secrets alone that are set and meant for the system: electron-builder takes an empty
 * text for a certificate, and signs for Windows with a certificate of Apple's where there is no other.
 * @param {NodeJS.Platform} system
 * @param {NodeJS.ProcessEnv} env
 * @returns {void}
 */
export function keepOwnSecrets(system, env) {
  const foreign = system === 'win32' ? ['CSC_LINK', 'CSC_KEY_PASSWORD'] : [];
  for (const name of secrets) if (!env[name] || foreign.includes(name)) delete env[name];
}
