import { DatabaseSync } from '@photostructure/sqlite';
import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { answerCall, createStoreHandlers } from '../../electron/offline/serve-store';
import { createStoreClient, type StoreProcess } from '../../electron/offline/store-client';
import { token } from './directory-tokens';
import { openStore } from '../../electron/offline/store';
import { must, newStoreFile } from './store-files';

afterEach(() => vi.useRealTimers());

/** Gives a client whose store runs in this process behind the same messages, and a way to end it as a crash would. */
function pair(options: { isHung?: boolean } = {}) {
  const processes: { end: () => void }[] = [];
  const client = createStoreClient({
    deadlineMs: options.isHung ? 1 : 10_000,
    start(answered, ended) {
      const handlers = createStoreHandlers();
      let isGone = false;
      const end = (): void => {
        if (isGone) return;
        isGone = true;
        void handlers.close(null);
        ended();
      };
      processes.push({ end });
      const child: StoreProcess = {
        post(call) {
          if (options.isHung || isGone) return;
          void answerCall(handlers, structuredClone(call)).then(
            (answer) => isGone || answered(structuredClone(answer)),
          );
        },
        kill: end,
      };
      return child;
    },
  });
  return { client, processes };
}

const opening = () => ({
  outboxFile: newStoreFile(),
  directoryFile: newStoreFile(),
  key: randomBytes(32),
  longestMs: 86_400_000,
});
const entry = { put: { kind: 'outbox', id: '1', content: 'one' } } as const;

describe('the store behind a process', () => {
  it('keeps what it is given', async () => {
    const { client } = pair();
    const report = { setAside: null, rescued: 0, damaged: [] };
    expect(await client.call('open', opening())).toEqual({
      ok: true,
      value: { outbox: { ok: true, value: report }, directory: { ok: true, value: report } },
    });
    expect(await client.entries.write([entry])).toEqual({ ok: true, value: null });
    expect(await client.entries.readAll('outbox')).toEqual({ ok: true, value: [entry.put] });
    await client.entries.setAside({ kind: 'outbox', id: '1' });
    expect(await client.entries.readAll('outbox')).toEqual({ ok: true, value: [] });
    await client.close();
  });

  it('tells of remembered tokens that were damaged, also when the files are opened once more', async () => {
    const { client } = pair();
    const files = opening();
    await client.call('open', files);
    await client.call('directory:open', { scope: 'me' });
    await client.call('directory:remember', { tokens: [token({ authenticationCode: 'A1' })], isWhole: true });
    await client.call('close', null);
    const database = new DatabaseSync(files.directoryFile);
    database.exec(`UPDATE record SET sealed = x'00' WHERE kind = 'directory'`);
    database.close();
    await client.call('open', files);
    expect(await client.call('directory:open', { scope: 'me' })).toEqual({ ok: true, value: 1 });
    expect(await client.call('directory:open', { scope: 'you' })).toEqual({ ok: true, value: 1 });
    await client.call('close', null);
    writeFileSync(files.directoryFile, 'no database'.repeat(1_000));
    const report = { setAside: expect.stringContaining('.damaged-') as string };
    const isTold = { value: { directory: { value: report } } };
    expect(await client.call('open', files)).toMatchObject(isTold);
    expect(await client.call('open', files)).toMatchObject(isTold);
    await client.close();
  });

  it('gives no file to a call before it is opened', async () => {
    const { client } = pair();
    expect(await client.entries.write([entry])).toEqual({ ok: false, trouble: 'ended' });
    expect(await client.call('directory:search', { query: 'a', limit: 1 })).toEqual({ ok: false, trouble: 'ended' });
    await client.close();
  });

  it('opens again after a crash, with all that was written', async () => {
    const { client, processes } = pair();
    await client.call('open', opening());
    await client.entries.write([entry]);
    processes[0]?.end();
    expect(await client.entries.readAll('outbox')).toEqual({ ok: true, value: [entry.put] });
    expect(processes).toHaveLength(2);
    await client.close();
  });

  it('says that it ended to those who wait for an answer', async () => {
    const { client, processes } = pair();
    await client.call('open', opening());
    const writing = client.entries.write([entry]);
    processes[0]?.end();
    expect(await writing).toEqual({ ok: false, trouble: 'ended' });
    await client.close();
  });

  it('is ended when the disk hangs', async () => {
    const { client } = pair({ isHung: true });
    expect(await client.entries.readAll('outbox')).toEqual({ ok: false, trouble: 'ended' });
  });

  it('keeps the directory of the same operator after a crash', async () => {
    const { client, processes } = pair();
    await client.call('open', opening());
    await client.call('directory:open', { scope: 'me' });
    const seen = token({ authenticationCode: 'A1' });
    await client.call('directory:remember', { tokens: [seen], isWhole: true });
    processes[0]?.end();
    const found = await client.call('directory:search', { query: 'a1', limit: 20 });
    expect(found.ok && found.value?.map((each) => each.token.authenticationCode)).toEqual(['A1']);
    await client.close();
  });

  it('takes the file up as soon as it can be used, where it could not be opened', async () => {
    const { client } = pair();
    const files = opening();
    const other = must(openStore({ file: files.outboxFile, key: files.key }));
    await client.call('open', files);
    expect(await client.entries.write([entry])).toEqual({ ok: false, trouble: 'in-use' });
    other.close();
    expect(await client.entries.write([entry])).toEqual({ ok: true, value: null });
    expect(await client.entries.readAll('outbox')).toEqual({ ok: true, value: [entry.put] });
    await client.close();
  });

  it.each(['by itself', 'when told to keep it for less'])('takes what is too old off the disk %s', async (when) => {
    vi.useFakeTimers({ toFake: ['performance', 'setInterval'] });
    const { client } = pair();
    const longestMs = 3_600_000;
    const files = { ...opening(), longestMs: when === 'by itself' ? longestMs : 2 * longestMs };
    await client.call('open', files);
    await client.call('directory:time', { now: 1_000_000_000, isCertain: true });
    await client.call('directory:open', { scope: 'me' });
    const seen = token({ authenticationCode: 'A1' });
    await client.call('directory:remember', { tokens: [seen], isWhole: true });
    if (when === 'by itself') vi.advanceTimersByTime(longestMs);
    else await client.call('directory:time', { now: 1_000_000_000 + longestMs, isCertain: true });
    if (when !== 'by itself') await client.call('directory:keep-for', { longestMs });
    await client.call('directory:search', { query: 'a1', limit: 20 });
    await client.close();
    const store = must(openStore({ file: files.directoryFile, key: files.key }));
    expect(must(store.names('directory'))).toEqual([]);
    store.close();
  });
});
