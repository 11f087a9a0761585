import { exitCode, interrupted, launch } from '../processes.mjs';
import { root } from '../root.mjs';
import { collect } from '../setup/step.mjs';

/** @import { Stage } from './stages.mjs' */

/**
 * Runs a stage's commands one after another, all of them even when one fails. What a quiet stage says is shown at its
 * end and only when it failed, so that stages side by side stay readable.
 * @param {Stage} stage
 * @param {{quiet: boolean}} options
 * @returns {Promise<boolean>} whether all went well
 */
export async function runStage(stage, { quiet }) {
  const start = Date.now();
  console.log(quiet ? `── ${stage.title} …` : `\n── ${stage.title}`);
  let ok = true;
  let said = '';
  for (const [command = '', ...args] of stage.commands) {
    if (interrupted()) return false;
    const child = launch(command, args, { cwd: root, stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit' });
    const output = collect(child);
    if ((await exitCode(child)) === 0) continue;
    ok = false;
    said += output();
  }
  const seconds = ((Date.now() - start) / 1000).toFixed(1);
  console.log(`${said}── ${stage.title}: ${ok ? 'passed' : 'FAILED'} (${seconds} s)`);
  return ok;
}

/**
 * Runs stages side by side, two at a time.
 * @param {Stage[]} stages
 * @returns {Promise<{title: string, ok: boolean}[]>}
 */
export async function runSideBySide(stages) {
  const waiting = [...stages];
  /** @type {{title: string, ok: boolean}[]} */
  const results = [];
  const lane = async () => {
    for (let stage = waiting.shift(); stage; stage = waiting.shift()) {
      results.push({ title: stage.title, ok: await runStage(stage, { quiet: true }) });
    }
  };
  await Promise.all([lane(), lane()]);
  return results;
}
