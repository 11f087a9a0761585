import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { practicePeople } from '../../electron/practice/people';
import { read } from './practice-caller';

const folder = mkdtempSync(join(tmpdir(), 'tokendesk-practice-'));
const program = join(folder, 'practice.cjs');

beforeAll(async () => {
  await build({
    configFile: false,
    logLevel: 'silent',
    ssr: { noExternal: true },
    build: {
      outDir: folder,
      emptyOutDir: false,
      ssr: resolve(import.meta.dirname, '../../electron/practice/serve.ts'),
      rolldownOptions: {
        external: [...builtinModules, /^node:/],
        output: { format: 'cjs', entryFileNames: 'practice.cjs' },
      },
    },
  });
}, 60_000);

afterAll(() => {
  rmSync(folder, { recursive: true });
});

function run(...args: string[]): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, [program, ...args]);
}

/** A clean end has exit code 0; on Windows, which has no signals, a program is ended without being asked. */
function endedBy(signal: NodeJS.Signals): unknown[] {
  return process.platform === 'win32' ? [null, signal] : [0, null];
}

/** Gives everything that a stream says until it holds `wanted`, or ends. */
async function readUntil(stream: NodeJS.ReadableStream, wanted: string): Promise<string> {
  let text = '';
  for await (const chunk of stream) {
    text += String(chunk);
    if (text.includes(wanted)) break;
  }
  return text;
}

describe('the program behind npm run practice', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)(
    'says its address and how to sign in, serves, and ends with %s',
    async (signal) => {
      const child = run('--port', '0', '--release', 'R11', '--seed', '3');
      try {
        const text = await readUntil(child.stdout, practicePeople.webApiKey);
        const url = /^Practice service: (http:\/\/127\.0\.0\.1:\d+\/crmapi\/rest\/v2)\n/.exec(text)?.[1];
        const { organisation, operator } = practicePeople;
        for (const word of [organisation, operator.username, operator.password]) expect(text).toContain(word);
        const body = JSON.stringify({ organisation, ...operator });
        const headers = { 'content-type': 'application/json' };
        const answer = await read(await fetch(`${url}/authentication/token`, { method: 'POST', headers, body }));
        expect(answer.one.token).toMatch(/^[0-9A-F]{32}$/);
      } finally {
        child.kill(signal);
      }
      expect(await once(child, 'exit')).toEqual(endedBy(signal));
    },
  );

  test.each([['--port', '70000'], ['--port', 'x'], ['--release', 'R18'], ['--size', '100001'], ['--unknown']])(
    'refuses %s %s with its usage',
    async (...args) => {
      const child = run(...args);
      const exit = once(child, 'exit');
      expect(await readUntil(child.stderr, 'Usage')).toContain('--port N');
      expect(await exit).toEqual([2, null]);
    },
  );

  test('says in one line that its port is taken', async () => {
    const first = run();
    try {
      const port = /:(\d+)\//.exec(await readUntil(first.stdout, 'Web API key'))?.[1] ?? '';
      const second = run('--port', port);
      const exit = once(second, 'exit');
      expect(await readUntil(second.stderr, '\n')).toMatch(/^The practice service could not start: .*EADDRINUSE.*\n$/);
      expect(await exit).toEqual([1, null]);
    } finally {
      first.kill('SIGTERM');
    }
    expect(await once(first, 'exit')).toEqual(endedBy('SIGTERM'));
  });
});
