// npm run test:security:mutations [-- [--unit] [NAME…]]: removes each security control in turn in a copy of the sources, and
// fails where no check turns red. --unit leaves out those that need the app itself.
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { mutations } from './mutations/list.mjs';
import { copySources, mutate, needsApp, runChecks } from './mutations/run.mjs';
import { interrupted, passSignalsOn } from './processes.mjs';
import { setUp } from './setup.mjs';

/** @import { Mutation } from './mutations/mutation.mjs' */

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { unit: { type: 'boolean', default: false } },
});
const unknown = positionals.filter((name) => !mutations.some((mutation) => mutation.name === name));
if (unknown.length > 0) {
  console.error(`No such mutation: ${unknown.join(', ')}. They are named in build/mutations/.`);
  process.exit(2);
}
const chosen = mutations.filter(
  ({ name, check }) => (positionals.length === 0 || positionals.includes(name)) && !(values.unit && needsApp(check)),
);
passSignalsOn();
await setUp('test');

/** @type {string[]} */
const wrong = [];
const ofApp = chosen.filter(({ check }) => needsApp(check));
const ofUnits = chosen.filter(({ check }) => !needsApp(check));
// the app needs a desktop and all of a small machine: one at a time, after the others
await runSideBySide(ofUnits, availableParallelism());
await runSideBySide(ofApp, 1);

const killed = chosen.length - wrong.length;
if (interrupted() === undefined) {
  for (const line of wrong) console.log(`  ✘ ${line}`);
  console.log(`${killed} of ${chosen.length} removed controls were noticed.`);
}
process.exitCode = interrupted() ?? (wrong.length > 0 ? 1 : 0);

/**
 * Removes each control in one of so many copies, after a look whether the checks are green with all of them in place.
 * @param {Mutation[]} all
 * @param {number} copies
 */
async function runSideBySide(all, copies) {
  if (all.length === 0 || interrupted() !== undefined) return;
  const waiting = [...all];
  const folders = Array.from({ length: Math.min(copies, all.length) }, copySources);
  try {
    const [first] = folders;
    const before = await runChecks(
      first?.folder ?? '',
      all.map(({ check }) => check),
    );
    if (before.verdict !== 'green') {
      wrong.push(...all.map(({ name }) => `${name}: the checks are ${before.verdict} with nothing removed`));
      console.log(`With nothing removed: ${before.verdict}: ${before.says}`);
      return;
    }
    await Promise.all(
      folders.map(async ({ folder }) => {
        for (let next = waiting.shift(); next && interrupted() === undefined; next = waiting.shift())
          await tryOne(folder, next);
      }),
    );
  } finally {
    for (const { remove } of folders) remove();
  }
}

/**
 * @param {string} folder
 * @param {Mutation} mutation
 */
async function tryOne(folder, mutation) {
  const { name, check } = mutation;
  const putBack = mutate(folder, mutation);
  const { verdict, says } = await runChecks(folder, [check]);
  putBack();
  if (interrupted() !== undefined) return;
  const word = { red: 'noticed', green: 'NOT NOTICED', broken: 'BROKEN' }[verdict];
  console.log(`${word.padEnd(12)} ${name} (${says.slice(0, 300)})`);
  if (verdict === 'green') wrong.push(`${name}: ${check.file} stays green`);
  if (verdict === 'broken') wrong.push(`${name}: ${check.file} could not be run: ${says.slice(0, 300)}`);
}
