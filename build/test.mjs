// npm test [-- STAGE…]: sets up what is missing, then every check; the stages are named in checks/stages.mjs.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { findChromium } from './checks/chromium.mjs';
import { runSideBySide, runStage } from './checks/run-stage.mjs';
import { bare, build, chooseStages, endToEnd, engine, packaging, readings, unit } from './checks/stages.mjs';
import { noTests, summaryLine } from './checks/summary.mjs';
import { readJson } from './json.mjs';
import { exitCode, interrupted, launch, passSignalsOn } from './processes.mjs';
import { root, tools } from './root.mjs';
import { findSandbox } from './sandbox.mjs';
import { setUp } from './setup.mjs';

/** @import { Stage } from './checks/stages.mjs' */
/** @import { Outcome } from './checks/summary.mjs' */

const { chosen, unknown } = chooseStages(process.argv.slice(2));
if (unknown.length > 0) {
  console.error(`No such stage: ${unknown.join(', ')}. There are ${[...chooseStages([]).chosen].join(', ')}.`);
  process.exit(2);
}
passSignalsOn();
const electron = await setUp('test');
// a report of an earlier run must not be counted
for (const name of [unit, endToEnd, engine].flatMap(({ reports = [] }) => reports))
  rmSync(join(root, 'test-results', name), { force: true });

/** @type {{title: string, ok: boolean, outcome?: Outcome | undefined}[]} */
const results = await runSideBySide(readings.filter(({ name }) => chosen.has(name)));
// what is packaged is made beside the unit tests, which wait for much
const [, isBuilt] = await Promise.all([testUnits(), make()]);
if (chosen.has(endToEnd.name)) {
  const ok = isBuilt && (await runStage(endToEnd, { quiet: false }));
  results.push({ title: endToEnd.title, ok, outcome: outcomeOf(endToEnd) });
}

if (chosen.has(engine.name)) {
  if (findChromium(process.platform, process.env)) {
    const ok = isBuilt && (await runStage(engine, { quiet: false }));
    results.push({ title: engine.title, ok, outcome: outcomeOf(engine) });
  } else {
    console.log(`\n── ${engine.title}: NOT RUN, as Chromium is not installed (Debian: apt-get install chromium)`);
  }
}

if (chosen.has(bare.name) && process.platform === 'linux' && findSandbox(electron.folder).isPossible) {
  results.push({ title: bare.title, ok: isBuilt && (await runStage(bare, { quiet: true })) });
}
if (chosen.has(endToEnd.name)) await nameWhatDidNotRun();

const failed = results.filter(({ ok }) => !ok);
if (interrupted()) console.log('\nInterrupted.');
else if (failed.length > 0) {
  console.log(`\nFailed: ${failed.map(({ title }) => title).join(', ')}`);
  for (const name of failed.flatMap(({ outcome }) => outcome?.names ?? [])) console.log(`  ✘ ${name}`);
}
console.log(summaryLine(results));
process.exitCode = interrupted() ?? (failed.length > 0 ? 1 : 0);

async function testUnits() {
  if (!chosen.has(unit.name)) return;
  const ok = await runStage(unit, { quiet: false });
  results.push({ title: unit.title, ok, outcome: outcomeOf(unit) });
}

/** Builds and packages, and gives whether the app is built. */
async function make() {
  if (!chosen.has(build.name)) return false;
  const isMade = await runStage(build, { quiet: true });
  results.push({ title: build.title, ok: isMade });
  if (!chosen.has(packaging.name)) return isMade;
  results.push({ title: packaging.title, ok: isMade && (await runStage(packaging, { quiet: true })) });
  return isMade;
}

/** Names the tests that need user namespaces, where the system has none. */
async function nameWhatDidNotRun() {
  if (process.platform !== 'linux' || findSandbox(electron.folder).isPossible) return;
  console.log('\nNot run here, as this system has no user namespaces:');
  const list = [tools.playwright, 'test', '--config', 'build/playwright.config.ts', '--list', '--grep', '@namespaces'];
  await exitCode(launch(process.execPath, list, { cwd: root, stdio: 'inherit' }));
}

/**
 * @param {Stage} stage
 * @returns {Outcome | undefined} nothing when one of its runs wrote no report
 */
function outcomeOf({ reports = [], read = () => noTests }) {
  try {
    const outcomes = reports.map((name) => read(/** @type {never} */ (readJson(join(root, 'test-results', name)))));
    return outcomes.reduce(
      (sum, { passed, failed: more, names }) => ({
        passed: sum.passed + passed,
        failed: sum.failed + more,
        names: [...sum.names, ...names],
      }),
      noTests,
    );
  } catch {
    return undefined;
  }
}
