import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { end, launch } from '../../build/processes.mjs';

it('ends what a program has started along with it', async () => {
  const script = `const { spawn } = require('node:child_process');
const child = spawn('sleep', ['600'], { stdio: 'ignore' });
console.log(child.pid);
setInterval(() => {}, 1000);`;
  const parent = launch(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'ignore'] });
  const [line] = parent.stdout ? ((await once(parent.stdout, 'data')) as [Buffer]) : [];
  const child = Number(line?.toString());
  expect(isRunning(child)).toBe(true);
  await end(parent);
  await expect.poll(() => isRunning(child)).toBe(false);
});

function isRunning(pid: number) {
  try {
    // one that has ended may stay listed, as a zombie, until init asks after it
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  } catch {
    return false;
  }
}
