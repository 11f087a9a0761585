/**
 * @typedef {'win32' | 'darwin' | 'linux'} System
 * @typedef {{name: string, system: System, ends: string, maker: 'electron-builder' | 'own'}} Target
 */

/**
 * Every kind of package, and how its file's name ends. Three of Linux's are made from the folder that
 * electron-builder fills, by the systems' own tools: its own way to them downloads a whole Ruby, and a 7-Zip, to do the
 * same, so that what is released would come about in another way than what can be tried on any machine.
 * @type {readonly Target[]}
 */
export const targets = [
  { name: 'nsis', system: 'win32', ends: '.exe', maker: 'electron-builder' },
  { name: 'msi', system: 'win32', ends: '.msi', maker: 'electron-builder' },
  { name: 'dmg', system: 'darwin', ends: '.dmg', maker: 'electron-builder' },
  { name: 'zip', system: 'darwin', ends: '.zip', maker: 'electron-builder' },
  { name: 'tar.gz', system: 'linux', ends: '.tar.gz', maker: 'own' },
  { name: 'deb', system: 'linux', ends: '.deb', maker: 'own' },
  { name: 'rpm', system: 'linux', ends: '.rpm', maker: 'own' },
  { name: 'AppImage', system: 'linux', ends: '.AppImage', maker: 'electron-builder' },
];

/** The names of the systems, as people know them. */
export const systemNames = /** @type {const} */ ({ win32: 'Windows', darwin: 'macOS', linux: 'Linux' });

/**
 * Gives the system that packages are made on here.
 * @param {NodeJS.Platform} platform
 * @returns {System} throws where no package is made
 */
export function systemOf(platform) {
  if (platform === 'win32' || platform === 'darwin' || platform === 'linux') return platform;
  throw new Error(`No package is made on ${platform}.`);
}

/**
 * Gives the kinds of package that are made on a system.
 * @param {System} system
 * @returns {Target[]}
 */
export function targetsOf(system) {
  return targets.filter((target) => target.system === system);
}

/**
 * Picks the kinds to make on a system by name: all of them when none is named. The app's folder is made in any case;
 * `dir` is that folder alone.
 * @param {System} system
 * @param {string[]} names
 * @returns {{chosen: Target[], unknown: string[]}}
 */
export function chooseTargets(system, names) {
  const own = targetsOf(system);
  const unknown = names.filter((name) => name !== 'dir' && !own.some((target) => target.name === name));
  return { chosen: names.length === 0 ? own : own.filter(({ name }) => names.includes(name)), unknown };
}
