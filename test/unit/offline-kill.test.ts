import { randomBytes } from 'node:crypto';
import { beforeAll, expect, it } from 'vitest';
import type { Fault } from '../../electron/practice/faults';
import { serveOverHttp } from '../../electron/practice/http';
import { createPractice } from '../../electron/practice/practice';
import { bundle } from '../faults/bundle';
import { startDesk, type DeskProcess } from '../faults/desk-process';
import { compare } from '../faults/oracle';
import { newStoreFile } from './store-files';

const kills = Number(process.env['TOKENDESK_KILLS'] ?? 200);
const settledEvery = 50;
const longestLifeMs = 200;
const mostPromises = 10;
const oneStepMs = 20;
/** A desk that takes longer than this hangs, however busy the machine is. */
const hungMs = 120_000;
/** Each is lost on its way in one of these ways, or not at all. */
const mishaps: Fault[] = [
  ...Array<Fault>(8).fill({ kind: 'none' }),
  { kind: 'after-commit', then: { kind: 'hang' } },
  { kind: 'after-commit', then: { kind: 'truncated' } },
  { kind: 'http', status: 502 },
];
let program = '';

beforeAll(async () => {
  program = await bundle('desk-program');
}, 60_000);

it(
  `keeps every promise exactly once, killed ${String(kills)} times at random moments`,
  async () => {
    const practice = createPractice({ size: 1, ledgerLimit: 1_000_000 });
    const served = await serveOverHttp(practice);
    const args = [served.url, newStoreFile(), randomBytes(32).toString('hex')];
    const told: string[][] = [];
    let lives = 0;
    // No two lives promise under the same number, or one promise could not be told from another.
    const start = (): DeskProcess => startDesk(program, [...args, String((lives += 1))]);

    let next = start();

    async function settle(desk: DeskProcess): Promise<void> {
      practice.options.faults = {};
      await inTime('to open', desk.ready);
      desk.order(0);
      await inTime('to settle', desk.ended);
      told.push(...desk.told);
    }

    for (let life = 1; life <= kills; life += 1) {
      // What piles up in lives that are too short for it is done now and then, lest there be no room for more.
      if (life % settledEvery === 0) {
        await settle(next);
        next = start();
      }
      const desk = next;
      await inTime('to open', desk.ready);
      practice.options.faults['access_tokens/create'] = Array.from({ length: 10 }, () => anyOf(mishaps));
      desk.order('go');
      next = start();
      // Half are killed while they open and begin, half in the midst of their work, however slow the machine is.
      if (life % 2 === 0) await inTime('to promise', desk.promised(1 + Math.floor(Math.random() * mostPromises)));
      await lasts(Math.random() * (life % 2 === 0 ? oneStepMs : longestLifeMs));
      await inTime('to be gone', desk.kill());
      told.push(...desk.told);
    }
    await settle(next);
    await served.close();

    const figures = compare(told, practice);
    process.stdout.write(`Killed ${String(kills)} times: ${JSON.stringify(figures)}\n`);
    expect(told.filter(([word]) => word === 'trouble')).toEqual([]);
    expect(told.at(-1)).toEqual(['settled']);
    expect(figures).toMatchObject({ lost: 0, twice: 0, unreadable: 0 });
    expect(figures.promised).toBeGreaterThan(kills);
  },
  kills * 10_000 + 60_000,
);

it('keeps 200 promises of which every answer is lost, each once', async () => {
  const practice = createPractice({ size: 1 });
  const served = await serveOverHttp(practice);
  const desk = startDesk(program, [served.url, newStoreFile(), randomBytes(32).toString('hex'), 'lost']);
  await desk.ready;
  const ways: Fault[] = [{ kind: 'truncated' }, { kind: 'html' }, { kind: 'http', status: 504 }, { kind: 'hang' }];
  practice.options.faults['access_tokens/create'] = Array.from({ length: 200 }, (_, at) => ({
    kind: 'after-commit',
    then: ways[at % 20 === 0 ? 3 : at % 3] ?? { kind: 'hang' },
  }));
  desk.order(200);
  await desk.ended;
  await served.close();
  const figures = compare(desk.told, practice);
  process.stdout.write(`200 answers lost: ${JSON.stringify(figures)}\n`);
  expect(figures).toEqual({ ...figures, promised: 200, done: 200, lost: 0, twice: 0, unreadable: 0, askedAgain: 0 });
}, 120_000);

function anyOf<T>(values: readonly T[]): T {
  const value = values[Math.floor(Math.random() * values.length)];
  if (value === undefined) throw new RangeError('There is nothing to choose from');
  return value;
}

/** Fails where a desk does not come to the next thing, rather than when the whole trial has taken too long. */
async function inTime(what: string, step: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const hung = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`A desk took over ${String(hungMs)} ms ${what}`)), hungMs);
  });
  await Promise.race([step, hung]).finally(() => clearTimeout(timer));
}

/** The desk lives for a while: how long is what this test is about. */
function lasts(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
