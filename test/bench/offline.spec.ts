import { randomBytes } from 'node:crypto';
import { mkdtempSync, openSync, fsyncSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newEntry } from '../../electron/offline/new-entry';
import { packEntry } from '../../electron/offline/entry-record';
import { openStore } from '../../electron/offline/store';
import { practicePeople } from '../../electron/practice/people';
import { expect, quit, startDesk, test } from '../support/desk';
import { searchPage } from '../support/search-page';
import { signInPage } from '../support/sign-in-page';
import { must } from '../unit/store-files';
import { measureDeskSearch } from './desk-search';
import { measureDirectory } from './directory-speed';

const starts = 5;
const commits = 500;

const sorted = (times: readonly number[]): number[] => [...times].sort((one, other) => one - other);
/** The value below which this share of the times lies. */
const share = (times: readonly number[], part: number): number => sorted(times)[Math.floor(times.length * part)] ?? 0;
const round = (value: number): number => Math.round(value * 100) / 100;

async function timed(work: () => unknown): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

function report(what: string, figures: Record<string, number>): void {
  const told = Object.entries(figures).map(([name, value]) => `${name} ${String(round(value))}`);
  process.stdout.write(`${what}: ${told.join(', ')}\n`);
}

test('starting without the network, beside starting with it', async ({ profile, served }) => {
  test.setTimeout(300_000);
  const first = await startDesk(profile);
  await signInPage(first.page).signIn(served.url, practicePeople.operator);
  await searchPage(first.page).heading.waitFor();
  await quit(first);
  const times = { with: [] as number[], without: [] as number[] };
  for (let start = 0; start < starts; start += 1) {
    // One after the other, so that a machine that grows busy slows both.
    for (const way of ['with', 'without'] as const) {
      if (way === 'without') await served.stop();
      let desk: Awaited<ReturnType<typeof startDesk>> | undefined;
      const taken = await timed(async () => {
        desk = await startDesk(profile);
        await searchPage(desk.page).heading.waitFor();
      });
      times[way].push(taken);
      if (desk) await quit(desk);
      if (way === 'without') await served.resume();
    }
  }
  const [withNetwork, without] = [share(times.with, 0.5), share(times.without, 0.5)];
  report('Start until the search can be used, median in ms', {
    with: withNetwork,
    without,
    ratio: without / withNetwork,
  });
  expect(times.without).toHaveLength(starts);
});

test('searching 100,000 remembered tokens, beside a tenth of them', async () => {
  test.setTimeout(300_000);
  const folder = mkdtempSync(join(tmpdir(), 'tokendesk-bench-'));
  const [small, large] = [
    await measureDirectory(join(folder, 'small.db'), 10_000),
    await measureDirectory(join(folder, 'large.db'), 100_000),
  ];
  rmSync(folder, { recursive: true });
  const slowest = (searches: Record<string, number>): number => Math.max(...Object.values(searches));
  const times = { tenth: slowest(small.searches), all: slowest(large.searches) };
  report('Search, slowest of 12 queries in ms', { ...times, ratio: times.all / times.tenth });
  report('Directory of 100,000, in ms', { remember: large.remember, load: large.load, megabytes: large.fileMegabytes });
  expect(large.tokens).toBe(100_000);
});

test('searching 100,000 remembered tokens in the app, beside a tenth of them', async ({ profile, served }) => {
  test.setTimeout(300_000);
  const folder = (name: string): string => join(profile, name);
  const tenth = await measureDeskSearch(folder('tenth'), served, 10_000);
  const all = await measureDeskSearch(folder('all'), served, 100_000);
  report('A search in the window, slowest query in ms', {
    tenth: tenth.window,
    all: all.window,
    ratio: all.window / tenth.window,
  });
  report('Of it, processor time of the main process', {
    tenth: tenth.main,
    all: all.main,
    ratio: all.main / tenth.main,
  });
  expect(all.window).toBeGreaterThan(0);
});

test('committing an entry of the outbox, beside syncing the same bytes', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tokendesk-bench-'));
  const owner = { userName: 'operator', organisation: 'CRMDEMO', server: 'https://crm.example.com' };
  const work = {
    kind: 'create' as const,
    draft: { authenticationCode: '99021099999', identifier: 'j', passCode: '1' },
  };
  const record = packEntry(newEntry({ id: 'one', sequence: 1, now: Date.now() }, owner, work, 'queued'));
  const store = must(openStore({ file: join(folder, 'outbox.db'), key: randomBytes(32) }));
  const bare = openSync(join(folder, 'bare'), 'a');
  const times = { commit: [] as number[], sync: [] as number[] };
  for (let at = 0; at < commits; at += 1) {
    times.commit.push(await timed(() => must(store.write([{ put: { ...record, id: String(at) } }]))));
    times.sync.push(
      await timed(() => {
        writeSync(bare, record.content);
        fsyncSync(bare);
      }),
    );
  }
  store.close();
  rmSync(folder, { recursive: true });
  for (const part of [0.5, 0.99]) {
    const [commit, sync] = [share(times.commit, part), share(times.sync, part)];
    report(`Commit, ${String(part * 100)} % within ms`, { commit, sync, ratio: commit / sync });
  }
  expect(times.commit).toHaveLength(commits);
});
