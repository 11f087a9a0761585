import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { machineClock } from '../../electron/offline/clock';
import type { Work } from '../../electron/offline/entry';
import { createOutbox } from '../../electron/offline/outbox-runner';
import { crmFor } from '../../electron/offline/server';
import type { StoreAnswer } from '../../electron/offline/store-calls';
import { createStoreClient, type StoreClient } from '../../electron/offline/store-client';
import { createPractice } from '../../electron/practice/practice';
import { bundle } from '../faults/bundle';
import { bareSession } from './outbox-session';

/** `npm run test:endurance` takes more. */
const rounds = Number(process.env['TOKENDESK_STORE_KILLS'] ?? 12);
const deadlineMs = 5_000;
const folder = mkdtempSync(join(tmpdir(), 'tokendesk-killed-'));
const key = randomBytes(32);
let program = '';

beforeAll(async () => {
  program = await bundle('store-program');
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The store in a process of its own, which can be killed at the next call or the next answer. */
function killableStore() {
  /** After how many messages, there and back, the process is killed. */
  let messagesLeft = Infinity;

  function isLast(): boolean {
    messagesLeft -= 1;
    return messagesLeft === 0;
  }

  const client = createStoreClient({
    start(answered, ended) {
      const mine = fork(program, [], { serialization: 'advanced', stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
      mine.on('message', (answer: StoreAnswer) => {
        // The work is done, and nobody hears of it.
        if (isLast()) mine.kill('SIGKILL');
        else answered(answer);
      });
      mine.once('exit', ended);
      mine.on('error', () => undefined);
      return {
        post(call) {
          const isKilled = isLast();
          mine.send(call, () => isKilled && mine.kill('SIGKILL'));
        },
        kill: () => void mine.kill('SIGKILL'),
      };
    },
  });
  return {
    client,
    killAfter: (messages: number) => void (messagesLeft = messages),
  };
}

async function openFiles(client: StoreClient): Promise<void> {
  const [outboxFile, directoryFile] = [join(folder, 'outbox.db'), join(folder, 'directory.db')];
  const opened = await client.call('open', { outboxFile, directoryFile, key, longestMs: 86_400_000 });
  if (!opened.ok || !opened.value.outbox.ok) throw new Error(JSON.stringify(opened));
  expect(await client.call('outbox:loss', null)).toEqual({ ok: true, value: null });
}

it(
  `what was refused is never sent, and what was saved is sent once, though the store is killed in ${String(rounds)} saves and sends`,
  async () => {
    const practice = createPractice({ size: 1, ledgerLimit: 1_000_000 });
    const connection = {
      base: 'https://crm.example/crmapi/rest/v2',
      deadlineMs,
      fetch: (url: string, init: RequestInit) => practice.fetch(new Request(url, init)),
    };
    const session = bareSession(connection);
    expect(await session.signIn('operator')).toBe(true);
    const outcomes = new Map<string, string>();
    let entries = 0;

    async function oneLife(
      use: (outbox: ReturnType<typeof createOutbox>, store: ReturnType<typeof killableStore>) => Promise<void>,
    ) {
      const store = killableStore();
      await openFiles(store.client);
      const outbox = createOutbox({
        store: store.client.entries,
        crmFor: (owner) => crmFor(session, owner),
        owner: () => session.owner(),
        deadlineMs: () => 50,
        clock: machineClock,
        random: Math.random,
        newId: () => `entry-${String((entries += 1))}`,
        changed: () => undefined,
        remember: () => undefined,
      });
      expect(await outbox.open()).toEqual({ ok: true, value: null });
      await use(outbox, store);
      outbox.stop();
      await outbox.idle();
      store.killAfter(Infinity);
      await store.client.close();
    }

    for (let round = 0; round < rounds; round += 1) {
      const code = `KILLED-${String(round)}`;
      const work: Work = { kind: 'create', draft: { authenticationCode: code } };
      await oneLife(async (outbox, store) => {
        // At every message of a save, and of the send behind it; some lives twice.
        store.killAfter(1 + (round % 8));
        const added = await outbox.add(work);
        const isUnsure = !added.ok && added.failure.reason === 'save-unknown';
        outcomes.set(code, added.ok ? 'saved' : isUnsure ? 'unsure' : 'refused');
        if (round % 4 !== 3) return;
        // The app goes on: what is sent meanwhile meets a store that was killed too.
        store.killAfter(1 + (round % 5));
        outbox.wake();
        await outbox.idle();
      });
    }

    await oneLife(async (outbox) => {
      const isOpen = (): boolean =>
        outbox
          .standings()
          .some(
            ({ entry: { state } }) =>
              ['queued', 'sending', 'unknown'].includes(state.name) ||
              (state.name === 'needs-a-person' && state.why === 'not-arrived'),
          );
      while (isOpen()) {
        // what was sent twice and is seen nowhere waits for a person, who sends it again
        for (const { entry } of outbox.standings())
          if (entry.state.name === 'needs-a-person' && entry.state.why === 'not-arrived')
            await outbox.decide(entry.id, { decision: 'send-now' });
        outbox.wake();
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      for (const { entry } of outbox.standings()) expect(entry.state).toMatchObject({ name: 'confirmed' });
    });

    const made = practice.ledger.entries('access_tokens/create').filter(({ outcome }) => outcome === 'ok');
    const times = (code: string): number =>
      made.filter(({ request }) => request['authentication_code'] === code).length;
    const wrong = [...outcomes].filter(([code, outcome]) => {
      if (outcome === 'saved') return times(code) !== 1;
      return outcome === 'refused' ? times(code) !== 0 : times(code) > 1;
    });
    process.stdout.write(`Store killed: ${JSON.stringify(Object.fromEntries(outcomes))}\n`);
    expect(wrong).toEqual([]);
  },
  rounds * 10_000 + 60_000,
);
