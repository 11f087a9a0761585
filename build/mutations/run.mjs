import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { readJson } from '../json.mjs';
import { end, exitCode, launch } from '../processes.mjs';
import { root } from '../root.mjs';

/** @import { Check, Mutation } from './mutation.mjs' */

/**
 * What became of a check on a copy: `green` and `red` are its tests' own word; `broken` is a copy that does not build, or
 * whose tests did not run, which shows nothing.
 * @typedef {{verdict: 'green' | 'red' | 'broken', says: string}} Verdict
 */

const copied = ['electron', 'renderer', 'build', 'test', 'docs', 'package.json', 'package-lock.json', 'tsconfig.json'];
const playwrightTests = /\.spec\.ts$/;
/** How long the check of one control may take: without it, the app may do nothing else any more. */
const longestMs = 180_000;

/**
 * Copies the sources into a folder of their own, with the packages that are installed here.
 * @returns {{folder: string, remove: () => void}}
 */
export function copySources() {
  const folder = mkdtempSync(join(tmpdir(), 'tokendesk-mutation-'));
  for (const name of copied)
    cpSync(join(root, name), join(folder, name), {
      recursive: true,
      filter: (path) => basename(path) !== 'screenshots',
    });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  mkdirSync(join(folder, 'test-results'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/**
 * Removes a control in a folder with the sources; throws where the text that it is made of is not there exactly once.
 * @param {string} folder
 * @param {Pick<Mutation, 'name' | 'edits'>} mutation
 * @returns {() => void} puts the control back
 */
export function mutate(folder, { name, edits }) {
  const before = new Map(edits.map(({ file }) => [file, readFileSync(join(folder, file), 'utf8')]));
  const after = new Map(before);
  for (const { file, find, replace } of edits) {
    const parts = (after.get(file) ?? '').split(find);
    if (parts.length !== 2)
      throw new Error(`${name}: its text stands ${parts.length - 1} times in ${file}, and not once: ${find}`);
    after.set(file, parts.join(replace));
  }
  for (const [file, text] of after) writeFileSync(join(folder, file), text);
  return () => {
    for (const [file, text] of before) writeFileSync(join(folder, file), text);
  };
}

/**
 * Runs the checks in a folder with the sources, all in one go; those that do not end in time are ended, and count as red.
 * @param {string} folder
 * @param {readonly Check[]} checks of one kind: of Vitest, or of Playwright
 * @returns {Promise<Verdict>}
 */
export async function runChecks(folder, checks) {
  const mostMs = checks.length * longestMs;
  const files = [...new Set(checks.map(({ file }) => file))];
  const titles = checks.map(({ test }) => patternOf(test)).join('|');
  const isOfApp = checks.some(({ file }) => playwrightTests.test(file));
  return isOfApp ? runPlaywright(folder, files, titles, mostMs) : runVitest(folder, files, titles, mostMs);
}

/**
 * The titles of a test that is run for several values say where each stands.
 * @param {string} title
 */
function patternOf(title) {
  return title.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(/%[a-z]/g, '.*');
}

/** @param {Check} check */
export function needsApp({ file }) {
  return playwrightTests.test(file);
}

/**
 * @param {string} folder
 * @param {string[]} files
 * @param {string} titles
 * @param {number} mostMs
 * @returns {Promise<Verdict>}
 */
async function runVitest(folder, files, titles, mostMs) {
  const report = join(folder, 'test-results/unit.json');
  rmSync(report, { force: true });
  const ran = await run(
    folder,
    [
      ...[join(folder, 'node_modules/vitest/vitest.mjs'), 'run', '--config', 'build/vitest.config.ts'],
      ...['--project', 'node', '--reporter', 'json', '--outputFile', report, '-t', titles, ...files],
    ],
    mostMs,
  );
  const told =
    /** @type {{numPassedTests: number, numFailedTests: number, testResults: {status: string, message: string, assertionResults: {status: string, fullName: string}[]}[]} | null} */ (
      readReport(report)
    );
  if (!ran.isInTime) return endless;
  if (told === null) return { verdict: 'broken', says: 'Vitest gave no report' };
  const failed = told.testResults.flatMap(({ assertionResults }) =>
    assertionResults.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName),
  );
  const unread = told.testResults.filter(({ status, assertionResults }) => {
    return status === 'failed' && !assertionResults.some((each) => each.status === 'failed');
  });
  return verdictOf(told.numPassedTests, failed, unread.map(({ message }) => message).join('\n'));
}

/**
 * @param {string} folder
 * @param {string[]} files
 * @param {string} titles
 * @param {number} mostMs
 * @returns {Promise<Verdict>}
 */
async function runPlaywright(folder, files, titles, mostMs) {
  const built = await run(
    folder,
    [
      ...[join(folder, 'node_modules/vite/bin/vite.js'), 'build', '--config', 'build/vite.config.ts'],
      ...['--logLevel', 'error'],
    ],
    mostMs,
  );
  if (built.code !== 0) return { verdict: 'broken', says: `it does not build: ${built.output}` };
  const report = join(folder, 'test-results/e2e.json');
  rmSync(report, { force: true });
  const ran = await run(
    folder,
    [
      ...['build/desktop.mjs', process.execPath, join(folder, 'node_modules/@playwright/test/cli.js'), 'test'],
      ...['--config', 'build/playwright.config.ts', '--workers', '1', '--grep', titles],
      ...files.map((file) => file.replace(/^test\//, '')),
    ],
    mostMs,
  );
  const told = /** @type {{stats: {expected: number}, suites: Suite[], errors: {message?: string}[]} | null} */ (
    readReport(report)
  );
  if (!ran.isInTime) return endless;
  if (told === null) return { verdict: 'broken', says: 'Playwright gave no report' };
  const failed = told.suites.flatMap(failedIn);
  return verdictOf(told.stats.expected, failed, told.errors.map(({ message = '' }) => message).join('\n'));
}

/**
 * @typedef {{suites?: Suite[], specs?: {title: string, ok: boolean}[]}} Suite
 * @param {Suite} suite
 * @returns {string[]}
 */
function failedIn({ suites = [], specs = [] }) {
  return [...specs.filter(({ ok }) => !ok).map(({ title }) => title), ...suites.flatMap(failedIn)];
}

/**
 * @param {number} passed
 * @param {string[]} failed
 * @param {string} trouble
 * @returns {Verdict}
 */
function verdictOf(passed, failed, trouble) {
  if (failed.length > 0) return { verdict: 'red', says: failed.join(' · ') };
  if (trouble !== '' || passed === 0) return { verdict: 'broken', says: trouble || 'no test of that title ran' };
  return { verdict: 'green', says: `${passed} passed` };
}

/** @type {Verdict} */
const endless = { verdict: 'red', says: 'the check did not end' };

/**
 * @param {string} folder
 * @param {string[]} args
 * @param {number} mostMs
 */
async function run(folder, args, mostMs) {
  const child = launch(process.execPath, args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += String(chunk)));
  let isInTime = true;
  const timer = setTimeout(() => {
    isInTime = false;
    void end(child);
  }, mostMs);
  const code = await exitCode(child);
  clearTimeout(timer);
  return { code, output, isInTime };
}

/** @param {string} file */
function readReport(file) {
  try {
    return readJson(file);
  } catch {
    return null;
  }
}
