import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { end, exitCode, launch } from '../../build/processes.mjs';

const node = process.execPath;

describe('a program that was launched', () => {
  it('gives its exit code, also when asked after its end', async () => {
    const child = launch(node, ['-e', 'process.exit(3)'], { stdio: 'ignore' });
    expect(await exitCode(child)).toBe(3);
    expect(await exitCode(child)).toBe(3);
  });

  it('gives 127 when there is no such program', async () => {
    expect(await exitCode(launch('no-such-program-anywhere', [], { stdio: 'ignore' }))).toBe(127);
  });

  it('gives 128 and the number of the signal that ended it', async () => {
    const child = launch(node, ['-e', 'console.log(1); setInterval(() => {}, 1000)'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    if (child.stdout) await once(child.stdout, 'data');
    await end(child);
    expect(await exitCode(child)).toBe(128 + 15);
  });
});
