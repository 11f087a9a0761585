// npm test [-- STAGE…]: sets up what is missing, then every check; the stages are named in checks/stages.mjs.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { runSideBySide, runStage } from './checks/run-stage.mjs';
import { build, chooseStages, endToEnd, readings, unit } from './checks/stages.mjs';
import { countPlaywright, countVitest, summaryLine } from './checks/summary.mjs';
import { readJson } from './json.mjs';
import { interrupted, passSignalsOn } from './processes.mjs';
import { root } from './root.mjs';
import { setUp } from './setup.mjs';

/** @import { Count, PlaywrightReport, VitestReport } from './checks/summary.mjs' */

const { chosen, unknown } = chooseStages(process.argv.slice(2));
if (unknown.length > 0) {
  console.error(`No such stage: ${unknown.join(', ')}. There are ${[...chooseStages([]).chosen].join(', ')}.`);
  process.exit(2);
}
passSignalsOn();
await setUp('test');
// a report of an earlier run must not be counted
for (const name of ['unit.json', 'e2e.json']) rmSync(join(root, 'test-results', name), { force: true });

/** @type {{title: string, ok: boolean, count?: Count | undefined}[]} */
const results = await runSideBySide(readings.filter(({ name }) => chosen.has(name)));
if (chosen.has(unit.name)) {
  const ok = await runStage(unit, { quiet: false });
  results.push({ title: unit.title, ok, count: count('unit.json', countVitest) });
}
const isBuilt = chosen.has(build.name) && (await runStage(build, { quiet: true }));
if (chosen.has(build.name)) results.push({ title: build.title, ok: isBuilt });
if (chosen.has(endToEnd.name)) {
  const ok = isBuilt && (await runStage(endToEnd, { quiet: false }));
  results.push({ title: endToEnd.title, ok, count: count('e2e.json', countPlaywright) });
}

const failed = results.filter(({ ok }) => !ok).map(({ title }) => title);
if (interrupted()) console.log('\nInterrupted.');
else if (failed.length > 0) console.log(`\nFailed: ${failed.join(', ')}`);
console.log(summaryLine(results));
process.exitCode = interrupted() ?? (failed.length > 0 ? 1 : 0);

/**
 * @template Report
 * @param {string} file
 * @param {(report: Report) => Count} read
 * @returns {Count | undefined} nothing when the run wrote no report
 */
function count(file, read) {
  try {
    return read(/** @type {Report} */ (readJson(join(root, 'test-results', file))));
  } catch {
    return undefined;
  }
}
