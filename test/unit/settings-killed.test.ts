import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openSettings } from '../../electron/shell/settings';

const folder = mkdtempSync(join(tmpdir(), 'tokendesk-killed-'));
const profile = join(folder, 'profile');
const file = join(profile, 'settings.json');
const program = join(folder, 'writer.cjs');

beforeAll(async () => {
  await build({
    configFile: false,
    logLevel: 'silent',
    ssr: { noExternal: true },
    build: {
      outDir: folder,
      emptyOutDir: false,
      ssr: fileURLToPath(new URL('./settings-writer.ts', import.meta.url)),
      rolldownOptions: {
        external: [...builtinModules, /^node:/],
        output: { format: 'cjs', entryFileNames: 'writer.cjs' },
      },
    },
  });
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true }));

/** Starts the writer, lets it write, and ends it without a warning, at a moment that differs from round to round. */
async function killWhileWriting(round: number): Promise<void> {
  const writer = spawn(process.execPath, [program, file], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(writer, 'exit');
  await once(writer.stdout, 'data');
  const until = performance.now() + round / 7;
  await vi.waitUntil(() => performance.now() >= until, { interval: 1 });
  writer.kill('SIGKILL');
  await ended;
}

test('killed fifty times while it writes, it never leaves half a file, nor leftovers for long', async () => {
  let leftovers = 0;
  for (let round = 0; round < 50; round++) {
    await killWhileWriting(round);
    const held = JSON.parse(readFileSync(file, 'utf8')) as { scannerSuffix: string };
    expect(held.scannerSuffix).toHaveLength(3_000);
    leftovers += readdirSync(profile).length - 1;
    const settings = openSettings(file, () => undefined);
    expect(settings.notice()).toBeNull();
    expect(readdirSync(profile)).toEqual(['settings.json']);
  }
  // the kills did hit writes, or this would show nothing
  expect(leftovers).toBeGreaterThan(0);
}, 60_000);
