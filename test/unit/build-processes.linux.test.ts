import { once } from 'node:events';
import { expect, it } from 'vitest';
import { end, isRunning, launch } from '../../build/processes.mjs';

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
