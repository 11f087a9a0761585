import { exitCode, interrupted, launch } from '../processes.mjs';

const isTerminal = process.stdout.isTTY;
const everyMs = isTerminal ? 1_000 : 10_000;

/**
 * Shows that a long step is under way: a line that says how long it takes so far, and one at its end.
 * @param {string} title
 * @param {() => string} [detail] what is known of its progress, asked anew each time
 * @returns {(outcome: string) => void} ends it
 */
export function showProgress(title, detail = () => '') {
  const start = Date.now();
  const line = () => `${title} … ${Math.round((Date.now() - start) / 1000)} s ${detail()}`.trimEnd();
  const show = () => (isTerminal ? process.stdout.write(`\r\u001b[2K${line()}`) : console.log(line()));
  show();
  const timer = setInterval(show, everyMs);
  return (outcome) => {
    clearInterval(timer);
    const seconds = ((Date.now() - start) / 1000).toFixed(1);
    console.log(`${isTerminal ? '\r\u001b[2K' : ''}${title}: ${outcome} (${seconds} s)`);
  };
}

/**
 * Runs a program as one step with progress; what it says is shown only when it fails.
 * @param {string} title
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{cwd?: string, env?: NodeJS.ProcessEnv, shell?: boolean, hold?: import('./lock.mjs').Hold}} [options]
 * @returns {Promise<{ok: boolean, output: string}>}
 */
export async function runStep(title, command, args, { hold, ...options } = {}) {
  const finish = showProgress(title);
  const child = launch(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  hold?.(child);
  const output = collect(child);
  const code = await exitCode(child);
  finish(code === 0 ? 'done' : interrupted() ? 'interrupted' : 'failed');
  return { ok: code === 0, output: output() };
}

/**
 * Collects what a program says, both streams as one text.
 * @param {import('node:child_process').ChildProcess} child
 * @returns {() => string}
 */
export function collect(child) {
  /** @type {Buffer[]} */
  const chunks = [];
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (/** @type {Buffer} */ chunk) => chunks.push(chunk));
  return () => Buffer.concat(chunks).toString();
}
