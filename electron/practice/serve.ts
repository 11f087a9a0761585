import process from 'node:process';
import { parseArgs } from 'node:util';
import { serveOverHttp } from './http';
import type { PracticeOptions } from './options';
import { practicePeople } from './people';
import { createPractice } from './practice';
import { isRelease } from './releases';

const usage = 'Usage: npm run practice -- [--port N] [--release R5 to R17, or R16.2.0] [--seed N] [--size N]';

interface Asked {
  port: number;
  options: Partial<PracticeOptions>;
}

function wholeNumber(text: string | undefined, largest: number): number | null {
  if (text === undefined || !/^\d{1,9}$/.test(text)) return null;
  return Number(text) <= largest ? Number(text) : null;
}

function readArguments(): Asked | null {
  const text = { type: 'string' } as const;
  try {
    const { values } = parseArgs({ options: { port: text, release: text, seed: text, size: text } });
    const port = wholeNumber(values.port ?? '0', 65_535);
    const seed = wholeNumber(values.seed ?? '1', 999_999_999);
    const size = wholeNumber(values.size ?? '400', 100_000);
    const release = values.release ?? 'R17';
    if (port === null || seed === null || size === null || !isRelease(release)) return null;
    return { port, options: { seed, size, release } };
  } catch {
    return null;
  }
}

async function serve({ port, options }: Asked): Promise<void> {
  const served = await serveOverHttp(createPractice(options), { port });
  const { organisation, operator, webApiKey } = practicePeople;
  process.stdout.write(
    `Practice service: ${served.url}\n` +
      `Organisation: ${organisation}  User name: ${operator.username}  Password: ${operator.password}\n` +
      `Web API key: ${webApiKey}\n`,
  );
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void served.close());
}

const asked = readArguments();
if (asked) {
  serve(asked).catch((error: unknown) => {
    process.stderr.write(
      `The practice service could not start: ${error instanceof Error ? error.message : 'unknown'}\n`,
    );
    process.exitCode = 1;
  });
} else {
  process.stderr.write(`${usage}\n`);
  process.exitCode = 2;
}
