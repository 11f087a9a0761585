import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { QueuedWork, QueueView } from '../../electron/contract/outbox';
import { findToken } from '../../electron/desk/find';
import type { OfflineDesk } from '../../electron/desk/offline';
import { openOfflineDesk } from '../../electron/desk/offline-desk';
import type { StoreCallName } from '../../electron/offline/store-calls';
import { practicePeople } from '../../electron/practice/people';
import type { Session } from '../../electron/session/session';
import { openSettings } from '../../electron/shell/settings';
import { signedIn } from './signed-in';
import { storeHere } from './store-here';

const key = randomBytes(32);
const work: QueuedWork = { kind: 'create', draft: { authenticationCode: 'QUEUED-1' } };
const views: QueueView[] = [];
let folder: string;
let session: Session;
let desk: OfflineDesk;
let lineIsDown: boolean;
/** The calls for which the disk has no room. */
let refused: readonly StoreCallName[];
let crash: () => void;

function open(): OfflineDesk {
  return openOfflineDesk({
    dataKey: {
      readOrCreate: () => Promise.resolve({ outcome: 'ready', key }),
      discard: () => Promise.resolve('done'),
    },
    store: storeHere(
      (name) => refused.includes(name),
      0,
      (end) => (crash = end),
    ),
    folder,
    session,
    log: () => undefined,
    settings: openSettings(join(folder, 'settings.json'), () => undefined),
    changed: (view) => views.push(view),
  });
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tokendesk-offline-'));
  lineIsDown = false;
  refused = [];
  views.length = 0;
  ({ session } = await signedIn({}, () => lineIsDown));
  desk = open();
});
afterEach(async () => {
  await desk.close();
  rmSync(folder, { recursive: true, force: true });
});

test('a disk that fills up is said, takes nothing for kept, and is used again once it has room', async () => {
  lineIsDown = true;
  await desk.queue(work);
  refused = ['outbox:write'];
  const more: QueuedWork = { kind: 'create', draft: { authenticationCode: 'QUEUED-2' } };
  expect(await desk.queue(more)).toMatchObject({ ok: false, failure: { reason: 'not-saved' } });
  expect(views.at(-1)).toMatchObject({ unavailable: 'disk-full', entries: [{ authenticationCode: 'QUEUED-1' }] });
  expect((await desk.view()).unavailable).toBe('disk-full');
  refused = [];
  expect((await desk.view()).unavailable).toBeNull();
  refused = ['outbox:write'];
  await desk.queue(more);
  refused = [];
  // whoever tries again is not refused for what was so before
  expect((await desk.queue(more)).ok).toBe(true);
  expect((await desk.view()).unavailable).toBeNull();
});

test('a disk that is full from the start is said, and tried again', async () => {
  refused = ['open'];
  expect((await desk.view()).unavailable).toBe('disk-full');
  expect(await desk.queue(work)).toMatchObject({ ok: false, failure: { reason: 'not-saved' } });
  refused = [];
  expect((await desk.queue(work)).ok).toBe(true);
});

test('what is wrong with remembered tokens alone is told, and hinders nothing else', async () => {
  const code = practicePeople.tokens.effective.authentication_code;
  const found = await findToken(session, { authenticationCode: code });
  const tokens = found.ok ? [found.value] : [];
  refused = ['directory:remember'];
  desk.witness()(tokens, true);
  await vi.waitFor(() => expect(views.at(-1)).toMatchObject({ directory: 'disk-full', unavailable: null }));
  expect((await desk.queue(work)).ok).toBe(true);
  refused = [];
  desk.witness()(tokens, true);
  await vi.waitFor(() => expect(views.at(-1)).toMatchObject({ directory: null }));
  await desk.close();
  writeFileSync(join(folder, 'directory.db'), 'no database'.repeat(1_000));
  desk = open();
  expect(await desk.view()).toMatchObject({ directory: 'set-aside', unavailable: null, loss: null });
});

test('files that are gone after the store was restarted are told at once, and what waits is kept anew', async () => {
  lineIsDown = true;
  await desk.queue(work);
  crash();
  for (const end of ['', '-wal', '-shm']) rmSync(join(folder, `outbox.db${end}`), { force: true });
  // nobody looks meanwhile
  await vi.waitFor(() => expect(views.at(-1)?.loss).not.toBeNull(), { timeout: 10_000 });
  await desk.close();
  desk = open();
  const { entries, loss } = await desk.view();
  expect([
    ...entries.map((entry) => entry.authenticationCode),
    ...(loss?.missing ?? []).map(({ name }) => name),
  ]).toEqual(['QUEUED-1']);
});
