import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { machineClock } from '../../electron/offline/clock';
import type { Work } from '../../electron/offline/entry';
import type { EntryStore } from '../../electron/offline/kept-entries';
import type { Outbox } from '../../electron/offline/outbox-parts';
import { entryPromises } from '../../electron/offline/promise-facts';
import { createOutbox } from '../../electron/offline/outbox-runner';
import type { Store } from '../../electron/offline/record';
import { crmFor } from '../../electron/offline/server';
import { openStore } from '../../electron/offline/store';
import { bareSession } from '../unit/outbox-session';
import { markOf } from '../unit/outbox-desk';

/**
 * A desk without a window, to be killed: told to go, it opens its store and promises one thing after another, each told on
 * its output the moment that it is promised. Told a number, it promises so many and ends when nothing is left to be done.
 */
const [base = '', file = '', keyText = '', life = '0'] = process.argv.slice(2);
const deadlineMs = 400;
const mostWaiting = 100;
const connection = { base, deadlineMs, fetch: (url: string, init: RequestInit) => fetch(url, init) };

/** Synchronous, so that what was told cannot be lost in a buffer when the process is killed. */
function tell(...words: (string | number)[]): void {
  writeSync(1, `${words.join(' ')}\n`);
}

function asEntryStore(store: Store): EntryStore {
  return {
    readAll: (kind) => Promise.resolve(store.readAll(kind)),
    write: (changes) => Promise.resolve(store.write(changes)),
    setAside: (name) => Promise.resolve(store.setAside(name)),
  };
}

function workOf(mark: string, count: number): Work {
  const udfs = { udfString1: mark };
  if (count % 7 === 0) return { kind: 'create', draft: { udfs } };
  if (count % 5 === 0) return { kind: 'create', draft: { identifier: mark, passCode: `pass-${mark}`, udfs } };
  return { kind: 'create', draft: { authenticationCode: mark, udfs } };
}

/** What waits for a person is told and let go before there is no room for more: nobody decides here, however long it goes on. */
async function clearUp(outbox: Outbox): Promise<void> {
  const waiting = outbox.standings().filter(({ entry: { state } }) => state.name === 'needs-a-person');
  if (waiting.length < mostWaiting) return;
  for (const { entry } of waiting) {
    tell('state', markOf(entry.work), entry.state.name);
    await outbox.decide(entry.id, { decision: 'discard' });
  }
}

async function run(order: string): Promise<void> {
  const opened = openStore({ file, key: Buffer.from(keyText, 'hex'), promises: entryPromises });
  if (!opened.ok) {
    tell('trouble', opened.trouble);
    return;
  }
  const store = opened.value;
  const outbox = createOutbox({
    store: asEntryStore(store),
    crmFor: (owner) => crmFor(session, owner),
    owner: () => session.owner(),
    deadlineMs: () => deadlineMs,
    clock: machineClock,
    random: Math.random,
    newId: randomUUID,
    changed: () => undefined,
    remember: () => undefined,
  });
  await outbox.open();
  // A kill damages nothing, so that anything told is a false alarm.
  tell('opened', store.report.damaged.length, store.loss() === null ? 0 : 1);
  await clearUp(outbox);
  const wanted = order === 'go' ? Infinity : Number(order);
  for (let count = 1; count <= wanted; count += 1) {
    const mark = `${life}-${String(count)}`;
    const added = await outbox.add(workOf(mark, count));
    if (added.ok) tell('promised', mark);
    await new Promise((resolve) => setTimeout(resolve, 8));
  }
  const isUnsettled = (): boolean =>
    outbox.standings().some(({ entry: { state } }) => ['queued', 'sending', 'unknown'].includes(state.name));
  while (isUnsettled()) {
    outbox.wake();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  for (const { entry } of outbox.standings()) tell('state', markOf(entry.work), entry.state.name);
  outbox.stop();
  store.close();
  tell('settled');
  process.exit(0);
}

const session = bareSession(connection);
// On a slow machine the first try may take longer than the deadline, which is short for the sake of the trials.
while (!(await session.signIn('operator')));
tell('ready');
createInterface({ input: process.stdin }).once('line', (order) => void run(order));
