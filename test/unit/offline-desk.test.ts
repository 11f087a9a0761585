import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { QueuedWork, QueueView } from '../../electron/contract/outbox';
import { findToken } from '../../electron/desk/find';
import type { OfflineDesk } from '../../electron/desk/offline';
import { openOfflineDesk } from '../../electron/desk/offline-desk';
import { practicePeople } from '../../electron/practice/people';
import type { Practice } from '../../electron/practice/practice';
import type { DataKeyRead } from '../../electron/session/keychain-data-key';
import type { Session } from '../../electron/session/session';
import { openSettings, type SettingsFile } from '../../electron/shell/settings';
import { signedIn } from './signed-in';
import { storeHere } from './store-here';

let folder: string;
let practice: Practice;
let session: Session;
let settings: SettingsFile;
let key: DataKeyRead;
let desk: OfflineDesk;
let lineIsDown: boolean;
const views: QueueView[] = [];

function open(): OfflineDesk {
  return openOfflineDesk({
    dataKey: {
      readOrCreate: () => Promise.resolve(key),
      discard: () => {
        key = { outcome: 'ready', key: randomBytes(32) };
        return Promise.resolve('done');
      },
    },
    store: storeHere(),
    folder,
    session,
    settings,
    log: () => undefined,
    changed: (view) => views.push(view),
  });
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tokendesk-offline-'));
  lineIsDown = false;
  ({ practice, session } = await signedIn({}, () => lineIsDown));
  settings = openSettings(join(folder, 'settings.json'), () => undefined);
  settings.change({ requestDeadline: 2 });
  key = { outcome: 'ready', key: randomBytes(32) };
  views.length = 0;
  desk = open();
});
afterEach(async () => {
  await desk.close();
  rmSync(folder, { recursive: true, force: true });
});

const work = {
  kind: 'create',
  draft: { authenticationCode: 'QUEUED-1', identifier: 'q1', passCode: 'S3cret!' },
} satisfies QueuedWork;
const made = () => practice.tokens().filter((token) => token['authentication_code'] === 'QUEUED-1').length;
const states = async () => (await desk.view()).entries.map((entry) => entry.state);

test('what is promised without a line comes true once it is back, exactly once', async () => {
  lineIsDown = true;
  const queued = await desk.queue(work);
  expect(queued).toMatchObject({
    ok: true,
    value: { entries: [{ state: 'waiting', authenticationCode: 'QUEUED-1' }] },
  });
  await vi.waitFor(async () => expect((await desk.view()).entries[0]?.lastFailure?.code).toBe('offline'));
  expect(desk.waiting()).toBe(1);
  lineIsDown = false;
  desk.wake();
  await vi.waitFor(async () => expect(await states()).toEqual(['confirmed']));
  expect(made()).toBe(1);
  expect(desk.waiting()).toBe(0);
  expect(views.at(-1)?.entries[0]).toMatchObject({
    state: 'confirmed',
    number: expect.stringMatching(/^AT/) as string,
  });
});

test('a promise outlives the app, and no pass code is in a file or crosses to the window', async () => {
  lineIsDown = true;
  const queued = await desk.queue(work);
  const { entries } = await desk.view();
  expect(JSON.stringify([queued, entries])).not.toContain('S3cret!');
  await desk.close();
  for (const name of ['outbox.db', 'directory.db'])
    expect(readFileSync(join(folder, name), 'latin1')).not.toContain('QUEUED-1');
  lineIsDown = false;
  desk = open();
  desk.refresh();
  // It was being sent when the app ended: it is looked up, left for a deadline, and looked up again before it is sent.
  await vi.waitFor(async () => expect(await states()).toEqual(['confirmed']), { timeout: 20_000 });
  expect(made()).toBe(1);
});

test('an entry is taken back into a form without its pass code, and discarded', async () => {
  lineIsDown = true;
  await desk.queue(work);
  await vi.waitFor(async () => expect((await desk.view()).entries[0]?.lastFailure?.code).toBe('offline'));
  const id = (await desk.view()).entries[0]?.id ?? '';
  expect(await desk.edit(id)).toEqual({
    ok: true,
    value: { kind: 'create', draft: { authenticationCode: 'QUEUED-1', identifier: 'q1' } },
  });
  const edited: QueuedWork = { kind: 'create', draft: { authenticationCode: 'QUEUED-2' } };
  expect(await desk.queue(edited, { replaces: id })).toMatchObject({
    ok: true,
    value: { entries: [{ authenticationCode: 'QUEUED-2' }] },
  });
  await vi.waitFor(async () => expect((await desk.decide(id, 'discard')).ok).toBe(true));
  expect(await states()).toEqual([]);
});

test('what the server showed is found again without it, until the operator is gone', async () => {
  const code = practicePeople.tokens.effective.authentication_code;
  const found = await findToken(session, { authenticationCode: code });
  desk.witness()(found.ok ? [found.value] : [], true);
  const search = async (text: string) => {
    const answer = await desk.search(text);
    return answer.ok ? answer.value.map((match) => match.token.authenticationCode) : [];
  };
  lineIsDown = true;
  await vi.waitFor(async () => expect(await search('9902104')).toEqual([code]));
  expect(await search('jane')).toEqual([code]);
  await session.signOut();
  desk.refresh();
  expect(await search('jane')).toEqual([]);
});

test('a code that this computer has seen in use is said to be before it is saved', async () => {
  const code = practicePeople.tokens.effective.authentication_code;
  const found = await findToken(session, { authenticationCode: code });
  desk.witness()(found.ok ? [found.value] : [], true);
  lineIsDown = true;
  const again: QueuedWork = { kind: 'create', draft: { authenticationCode: code } };
  await vi.waitFor(async () => expect(await desk.queue(again)).toMatchObject({ failure: { reason: 'code-seen' } }));
  expect((await desk.queue(again, { evenIfSeen: true })).ok).toBe(true);
});

test('without a key nothing is queued, and it is said why; with one later it is', async () => {
  const ready = key;
  key = { outcome: 'unavailable' };
  expect((await desk.view()).unavailable).toBe('no-keychain');
  expect((await desk.queue(work)).ok).toBe(false);
  key = ready;
  expect((await desk.view()).unavailable).toBeNull();
});

test('what is sent at once while the files are still being opened is looked up too, should its answer be lost', async () => {
  desk.refresh();
  const lost = { code: 'unknown-outcome', message: 'no answer' } as const;
  const sent = await desk.sendNow(work, () => Promise.resolve({ ok: false, failure: lost }));
  const { entries } = await desk.view();
  expect(sent).toMatchObject({ ok: false, failure: { entry: entries[0]?.id } });
  expect(entries).toMatchObject([{ state: 'unknown', authenticationCode: 'QUEUED-1' }]);
});

test('where nothing may be kept, it is sent all the same', async () => {
  settings.change({ offlineQueue: false });
  const lost = { code: 'unknown-outcome', message: 'no answer' } as const;
  const sent = await desk.sendNow(work, () => Promise.resolve({ ok: false, failure: lost }));
  expect(sent).toEqual({ ok: false, failure: lost });
});

test('a lost key is said to be, what it opened is kept aside, and the desk can start anew', async () => {
  lineIsDown = true;
  await desk.queue(work);
  await desk.close();
  key = { outcome: 'lost' };
  desk = open();
  expect((await desk.view()).unavailable).toBe('key-lost');
  expect((await desk.queue(work)).ok).toBe(false);
  expect(readdirSync(folder).filter((name) => name.startsWith('outbox.db.damaged'))).toEqual([]);
  expect(await desk.startAnew()).toMatchObject({ ok: true, value: { entries: [], unavailable: null } });
  expect(readdirSync(folder).filter((name) => name.startsWith('outbox.db.damaged'))).not.toEqual([]);
  expect((await desk.queue(work)).ok).toBe(true);
  // nothing is given up that the present key opens
  expect((await desk.startAnew()).ok).toBe(false);
  await desk.close();
  key = { outcome: 'ready', key: randomBytes(32) };
  desk = open();
  expect((await desk.view()).unavailable, 'another key').toBe('key-lost');
});

test('where it is not allowed nothing is queued, but what was promised before can be put right and comes true', async () => {
  lineIsDown = true;
  await desk.queue(work);
  await vi.waitFor(async () => expect((await desk.view()).entries[0]?.lastFailure?.code).toBe('offline'));
  await desk.close();
  settings.change({ offlineQueue: false });
  desk = open();
  desk.refresh();
  await vi.waitFor(() => expect(desk.waiting()).toBe(1));
  const { entries, unavailable } = await desk.view();
  expect(unavailable).toBe('not-allowed');
  expect((await desk.queue(work)).ok).toBe(false);
  const edited = { ...work, draft: { ...work.draft, identifier: 'q2' } };
  await vi.waitFor(async () =>
    expect(await desk.queue(edited, { replaces: entries[0]?.id ?? '' })).toMatchObject({ ok: true }),
  );
  lineIsDown = false;
  desk.wake();
  await vi.waitFor(async () => expect(await states()).toEqual(['confirmed']));
  expect(practice.tokens().filter((token) => token['identifier'] === 'q2')).toHaveLength(1);
});
