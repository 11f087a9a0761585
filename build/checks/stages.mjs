import { inDesktop } from '../desktop.mjs';
import { tools } from '../root.mjs';
import { withoutNamespaces } from '../without-namespaces.mjs';
import { readPlaywright, readVitest } from './summary.mjs';

/**
 * @typedef {object} Stage
 * @property {string} name
 * @property {string} title
 * @property {string[][]} commands
 * @property {string[]} [reports] what the commands write into test-results/
 * @property {(report: never) => import('./summary.mjs').Outcome} [read]
 */

const node = process.execPath;

/** What checks sources makes much and keeps little: with more room for what is young, V8 cleans up far less often. */
const reader = [node, '--max-semi-space-size=64'];

/**
 * What reads the sources alone; any two of them may run side by side.
 * @type {Stage[]}
 */
export const readings = [
  { name: 'lint', title: 'Lint', commands: [[...reader, tools.eslint, '--config', 'build/eslint.config.js', '.']] },
  {
    name: 'types',
    title: 'Types',
    commands: [
      ...['electron', 'test', 'build'].map((project) => [...reader, tools.tsc, '-p', project]),
      [
        ...[...reader, tools.svelteCheck, '--workspace', 'renderer', '--tsconfig', './tsconfig.json'],
        '--fail-on-warnings',
      ],
    ],
  },
  { name: 'format', title: 'Format', commands: [[...reader, tools.prettier, '--check', '.']] },
  { name: 'unused', title: 'Unused code', commands: [[...reader, tools.knip, '--config', 'build/knip.json']] },
];

/** @type {Stage} */
export const unit = {
  name: 'unit',
  title: 'Unit tests',
  commands: [
    [
      ...[node, tools.vitest, 'run', '--config', 'build/vitest.config.ts'],
      ...['--reporter', 'default', '--reporter', 'json', '--outputFile.json', 'test-results/unit.json'],
    ],
  ],
  reports: ['unit.json'],
  read: readVitest,
};

/** @type {Stage} */
export const build = {
  name: 'build',
  title: 'Build',
  commands: [[node, tools.vite, 'build', '--config', 'build/vite.config.ts', '--logLevel', 'warn']],
};

/**
 * The app as it is packaged. On Linux the quickest package to make as well, and the app a second time, which must come
 * out the same; elsewhere its seal is set anew each time.
 * @type {Stage}
 */
export const packaging = {
  name: 'package',
  title: 'Package',
  commands: [
    [
      ...[node, 'build/package.mjs', '--for-testing', '--all'],
      ...(process.platform === 'linux' ? ['--again', 'deb'] : ['dir']),
    ],
  ],
};

/** @type {Stage} */
export const endToEnd = {
  name: 'e2e',
  title: 'End-to-end tests',
  commands: [
    inDesktop(node, tools.playwright, 'test', '--config', 'build/playwright.config.ts'),
    ...(process.platform === 'linux'
      ? [inDesktop(node, tools.playwright, 'test', '--config', 'build/playwright-alone.config.ts')]
      : []),
  ],
  reports: ['e2e.json', ...(process.platform === 'linux' ? ['e2e-alone.json'] : [])],
  read: readPlaywright,
};

/**
 * The window on the Chromium of the distribution, which is newer than the Electron that is tested, with the real main process
 * behind it.
 * @type {Stage}
 */
export const engine = {
  name: 'engine',
  title: 'Window on a current Chromium',
  commands: [inDesktop(node, tools.playwright, 'test', '--config', 'build/engine.config.ts')],
  reports: ['engine.json'],
  read: readPlaywright,
};

/**
 * The main job where no user namespace can be made, as in most containers: as root, and as somebody else. A machine that
 * has none is such a place by itself, and the end-to-end tests run without them anyway.
 * @type {Stage}
 */
export const bare = {
  name: 'bare',
  title: 'Without user namespaces',
  commands: /** @type {const} */ (['root', 'nobody']).map((user) =>
    withoutNamespaces(user, ...inDesktop(node, tools.playwright, 'test', '--config', 'build/tour.config.ts')),
  ),
};

/**
 * Picks the stages to run by name: all of them when none is named. End-to-end tests bring the build and
 * the package with them.
 * @param {string[]} names
 * @returns {{chosen: Set<string>, unknown: string[]}}
 */
export function chooseStages(names) {
  const all = [...readings, unit, build, packaging, endToEnd, engine, bare].map((stage) => stage.name);
  const chosen = new Set(names.length === 0 ? all : names);
  if (chosen.has(endToEnd.name)) chosen.add(packaging.name);
  if ([packaging, engine, bare].some(({ name }) => chosen.has(name))) chosen.add(build.name);
  return { chosen, unknown: names.filter((name) => !all.includes(name)) };
}
