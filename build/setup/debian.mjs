/** Releases from before the change to 64-bit time, which renamed some libraries (…t64) in Debian 13 and Ubuntu 24.04. */
const beforeT64 = ['buster', 'bullseye', 'bookworm', 'bionic', 'focal', 'jammy'];

/** Each entry: the names that one thing has had, the older first. */
const forTheWindow = [
  ['libgtk-3-0', 'libgtk-3-0t64'],
  ['libnss3'],
  ['libgbm1'],
  ['libasound2', 'libasound2t64'],
  ['libsecret-1-0'],
];
const forTests = [
  ['xvfb'],
  ['weston'],
  ['xauth'],
  ['dbus'],
  ['gnome-keyring'],
  ['fakeroot'],
  ['xdotool'],
  ['x11-xkb-utils'],
];

/**
 * @typedef {'start' | 'test' | 'package'} Purpose what the set-up is for
 */

/**
 * Names the packages of Debian and its kin that are needed and not there.
 * @param {Purpose} purpose
 * @param {string} osRelease the text of /etc/os-release
 * @param {ReadonlySet<string>} installed
 * @returns {string[]}
 */
export function missingPackages(purpose, osRelease, installed) {
  const old = beforeT64.includes(codename(osRelease));
  return neededPackages(purpose)
    .filter((names) => !names.some((name) => installed.has(name)))
    .map((names) => /** @type {string} */ (old ? names[0] : names.at(-1)));
}

/**
 * Says what has to be installed, and why: before root has it installed, and with the commands to copy for anybody else.
 * @param {Purpose} purpose
 * @param {string[]} missing
 * @param {boolean} isRoot
 * @returns {string}
 */
export function installNotice(purpose, missing, isRoot) {
  const why =
    purpose === 'test' ? 'the window, the keychain and a desktop for the tests' : 'the window and the keychain';
  const what = `These system packages are missing, which ${why} need: ${missing.join(' ')}`;
  if (isRoot) return `${what}\nInstalling them with apt-get, as this runs as root.`;
  const command = `apt-get update && apt-get install --yes ${missing.join(' ')}`;
  const withSudo = command.replaceAll('apt-get', 'sudo apt-get');
  return `${what}\nInstall them, then run this again:\n\n  ${withSudo}\n\nor, as root:\n\n  ${command}\n`;
}

/**
 * Gives the names of all packages that a purpose needs, each with the names that it has had.
 * @param {Purpose} purpose
 * @returns {string[][]}
 */
export function neededPackages(purpose) {
  if (purpose === 'package') return [];
  return purpose === 'test' ? [...forTheWindow, ...forTests] : forTheWindow;
}

/**
 * Reads which of the packages are installed from what `dpkg-query -W -f '${Package} ${db:Status-Status}\n'` prints.
 * @param {string} listing
 * @returns {Set<string>}
 */
export function installedPackages(listing) {
  const lines = listing.split('\n').map((line) => line.split(' '));
  return new Set(lines.flatMap(([name, status]) => (name && status === 'installed' ? [name] : [])));
}

/**
 * The release's code name; for a distribution built on another, that of the one underneath.
 * @param {string} osRelease
 */
function codename(osRelease) {
  /** @param {string} key */
  const value = (key) => new RegExp(`^${key}="?([^"\n]*)"?$`, 'm').exec(osRelease)?.[1];
  return value('UBUNTU_CODENAME') ?? value('DEBIAN_CODENAME') ?? value('VERSION_CODENAME') ?? '';
}
