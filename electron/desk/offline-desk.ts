import { randomUUID } from 'node:crypto';
import { failed, success, type Failure, type Result } from '../contract/failure';
import {
  isOfDisk,
  type LeftBehind,
  type QueuedWork,
  type QueueLoss,
  type QueueOptions,
  type QueueView,
} from '../contract/outbox';
import { machineClock, type Clock } from '../offline/clock';
import { choicesFor, type Decision } from '../offline/decide';
import { isInFlight, isOpen, isSameOwner, ownerOf, type Owner } from '../offline/entry';
import type { Outbox } from '../offline/outbox-parts';
import { anothers, createOutbox, movedOn } from '../offline/outbox-runner';
import { isOpenTwin } from '../offline/nameless';
import { crmFor } from '../offline/server';
import type { Standing } from '../offline/standing';
import type { StoreClient } from '../offline/store-client';
import type { DataKey } from '../session/keychain-data-key';
import type { Session } from '../session/session';
import type { Log } from '../shell/log';
import type { SettingsFile } from '../shell/settings';
import type { OfflineDesk } from './offline';
import { openOfflineStore, startAnew, whyNot, type Opened } from './offline-store';
import { acknowledgedBy, isEditable, leftBehindBy, lossFor, queueOf, withoutPassCode } from './queue-view';
import { openMemory } from './remember';

interface Parts {
  dataKey: DataKey;
  store: StoreClient;
  /** The folder of the profile. */
  folder: string;
  session: Session;
  settings: Pick<SettingsFile, 'read'>;
  /**
   * Asks the operator, outside the window, whether what waits for one server may go to another: pass codes go with it. Absent:
   * nothing is moved.
   */
  confirmMove?(from: string, to: string): Promise<boolean>;
  /** Whether what another operator saved may be discarded; absent: it may not. */
  mayDiscardOthers?(): boolean;
  /** Asks the operator, outside the window, whether that shall be given up for good; absent: nothing is. */
  confirmDiscard?(left: LeftBehind): Promise<boolean>;
  /** Absent = this machine's, with no server heard. */
  clock?: Clock;
  changed(view: QueueView): void;
  log: Log;
}

const hourMs = 3_600_000;
/** Before the files are opened again after the store's process ended, in milliseconds; doubled each time up to a minute. */
const reopenMs = 1_000;
const longestReopenMs = 60_000;

/** Gives the desk's work without the network: opened with the first session of a real server, closed where no keychain is. */
export function openOfflineDesk(parts: Parts): OfflineDesk {
  const { store, session, settings, log } = parts;
  let isClosed = false;
  let opening: Promise<Opened> | undefined;
  let opened: Opened = { isOpen: false, why: 'no-store' };
  let outbox: Outbox | undefined;
  let keptFor: number | undefined;
  let loss: QueueLoss | null = null;
  /** Work that is being saved, by the id of its entry. */
  const queueing = new Map<string, Promise<unknown>>();
  const clock = parts.clock ?? machineClock;
  const memory = openMemory({ store, owner, open, clock, changed });

  const longestMs = (): number => settings.read().directoryHours * hourMs;

  /** Another setting counts at once. */
  function keepFor(): void {
    if (!opened.isOpen || keptFor === longestMs()) return;
    keptFor = longestMs();
    void store.call('directory:keep-for', { longestMs: keptFor });
  }

  function owner(): Owner | null {
    const state = session.state();
    return state.signedIn && !state.operator.practice ? ownerOf(state.operator) : null;
  }

  /** Why this desk keeps no work at all. */
  function shut(): QueueView['unavailable'] {
    if (session.operator()?.practice) return 'practice';
    if (!settings.read().offlineQueue) return 'not-allowed';
    if (session.state().signedIn && owner() === null) return 'no-operator-name';
    return opened.isOpen ? null : opened.why;
  }

  /** Why nothing can be queued; what could not be written last is tried again when something is. */
  function unavailable(): QueueView['unavailable'] {
    const trouble = outbox?.trouble() ?? null;
    return shut() ?? (trouble === null ? null : whyNot(trouble));
  }

  function look(): QueueView {
    const mine = owner();
    return {
      ...queueOf(outbox?.standings() ?? [], mine, (entry) => outbox?.ageOf(entry) ?? 0),
      leftBehind: leftBehind(),
      unavailable: unavailable(),
      loss: opened.isOpen ? lossFor(loss, mine) : null,
      directory: memory.trouble(opened),
    };
  }

  function leftBehind(): LeftBehind[] {
    const mine = owner();
    return mine && parts.mayDiscardOthers?.() ? leftBehindBy(outbox?.standings() ?? [], mine) : [];
  }

  function changed(): void {
    parts.changed(look());
  }

  function open(): Promise<Opened> {
    return (opening ??= begin().then((outcome) => {
      opened = outcome;
      // Where the keychain could not be used, the next look tries again; what is open stays so.
      if (!outcome.isOpen) opening = undefined;
      changed();
      return outcome;
    }));
  }

  async function begin(): Promise<Opened> {
    const found = await openOfflineStore({
      ...parts,
      longestMs: () => (keptFor = longestMs()),
      isClosed: () => isClosed,
    });
    if (!found.isOpen) return found;
    if (isClosed) return { isOpen: false, why: 'no-store' };
    outbox ??= createOutbox({
      store: store.entries,
      crmFor: (whose) => crmFor(session, whose),
      owner,
      deadlineMs: () => settings.read().requestDeadline * 1_000,
      clock,
      random: Math.random,
      newId: () => randomUUID(),
      changed,
      remember: (token, whose) => memory.remember([token], true, whose),
    });
    const loaded = await outbox.open();
    await readLoss();
    return loaded.ok ? found : { isOpen: false, why: whyNot(loaded.trouble) };
  }

  let reopenInMs = reopenMs;
  // what the files have lost is told at once, and not only when they are used next
  store.onEnded(() => {
    clock.after(reopenInMs, () => void lookAgain());
    reopenInMs = Math.min(2 * reopenInMs, longestReopenMs);
  });

  async function lookAgain(): Promise<void> {
    if (isClosed || !opened.isOpen) return;
    const before = loss;
    if (!(await readLoss())) return;
    reopenInMs = reopenMs;
    if (loss?.at !== before?.at) changed();
  }

  /** Gives whether that could be read. */
  async function readLoss(): Promise<boolean> {
    const found = await store.call('outbox:loss', null);
    if (!found.ok) return false;
    const isNew = found.value !== null && found.value.at !== loss?.at;
    loss = found.value;
    if (isNew)
      log('outbox-loss-found', { count: loss?.missing.length, outcome: loss?.mayBeMore ? 'maybe-more' : 'known' });
    return true;
  }

  const standingOf = (id: string): Standing | undefined => outbox?.standings().find(({ entry }) => entry.id === id);

  /** Whether a token was seen lately that has the code which this work would give to another. */
  async function isSeen(work: QueuedWork): Promise<boolean> {
    const code = work.kind === 'create' ? work.draft.authenticationCode : undefined;
    if (code === undefined) return false;
    const found = await memory.search(code);
    return found.ok && found.value.some(({ token }) => token.authenticationCode === code);
  }

  async function decide(id: string, decision: Decision): Promise<Result<QueueView>> {
    const done = (await outbox?.decide(id, decision)) ?? failed(closed);
    return done.ok ? success(look()) : done;
  }

  async function queue(work: QueuedWork, { replaces, id, evenIfSeen }: QueueOptions): Promise<Result<QueueView>> {
    await open();
    const why = shut();
    const mayBeKept = why === null || (why === 'not-allowed' && replaces !== undefined);
    if (mayBeKept && evenIfSeen !== true && (await isSeen(work))) return failed(seenInUse);
    // What was promised while it was allowed may still be put right.
    if (replaces !== undefined && (why === null || why === 'not-allowed'))
      return decide(replaces, { decision: 'edit', work });
    if (why === 'no-operator-name') return failed(nameless);
    if (why !== null || !outbox) return failed(isOfDisk(why) ? unwritable : closed);
    const added = await outbox.add(work, id);
    return added.ok ? success(look()) : added;
  }

  return {
    async view() {
      if (owner()) await open();
      await outbox?.tryDisk();
      if (opened.isOpen) await readLoss();
      return look();
    },

    async queue(work, options = {}) {
      const { id } = options;
      if (id === undefined) return queue(work, options);
      // The same form saved twice at once is one entry.
      if (queueing.has(id)) await queueing.get(id);
      const saved = queue(work, options);
      queueing.set(id, saved);
      return saved.finally(() => queueing.delete(id));
    },

    async sendNow(sent, request, options) {
      // What is just being opened shall know of it too; it takes as long as the keychain does, once.
      if (settings.read().offlineQueue) await opening;
      return outbox && shut() === null ? outbox.sendNow(sent, request, options) : request();
    },

    hasTwin(work) {
      const mine = owner();
      const own = outbox?.standings().filter(({ entry }) => mine !== null && isSameOwner(mine, entry.owner)) ?? [];
      return own.some(({ entry }) => isOpenTwin(entry, work));
    },

    stateOf: (id) => standingOf(id)?.entry.state.name ?? null,

    async savedAs(id) {
      await queueing.get(id);
      const found = (await outbox?.savedAs(id)) ?? success(null);
      if (!found.ok) return found;
      const mine = owner();
      return success(found.value && mine && isSameOwner(mine, found.value.owner) ? 'kept' : null);
    },

    async decide(id, decision) {
      if (decision !== 'move') return decide(id, { decision });
      const [found, to] = [standingOf(id), owner()];
      if (!found || !choicesFor(found, to).includes('move') || !to) return failed(found ? anothers : movedOn);
      const isConfirmed = (await parts.confirmMove?.(found.entry.owner.server, to.server)) ?? false;
      return isConfirmed ? decide(id, { decision, to }) : success(look());
    },

    async discardOthers(whose) {
      if (!parts.mayDiscardOthers?.()) return failed(byPolicy);
      const left = leftBehind().find((one) => isSameOwner(one.owner, whose));
      if (!left || !outbox) return failed(movedOn);
      if (!((await parts.confirmDiscard?.(left)) ?? false)) return success(look());
      const count = await outbox.discardAll(left.owner);
      log('outbox-others-discarded', { count });
      return success(look());
    },

    edit(id) {
      const [found, mine] = [standingOf(id)?.entry, owner()];
      if (found && (!mine || !isSameOwner(mine, found.owner))) return Promise.resolve(failed(anothers));
      const work = found?.work;
      return Promise.resolve(work && isEditable(work) ? success(withoutPassCode(work)) : failed(movedOn));
    },

    async acknowledgeLoss() {
      const ids = acknowledgedBy(owner(), loss);
      const done = await store.call('outbox:acknowledge-loss', { ids });
      if (!done.ok) return failed(unwritable);
      log('outbox-loss-acknowledged', { count: ids.length });
      await readLoss();
      changed();
      return success(look());
    },

    async startAnew() {
      if (opened.isOpen || opened.why !== 'key-lost') return failed(closed);
      if (!(await startAnew(parts))) return failed(notSetAside);
      await open();
      return success(look());
    },

    search: (text) => memory.search(text),
    witness() {
      const whose = owner();
      return (tokens, isWhole) => memory.remember(tokens, isWhole, whose);
    },
    forget: (token) => memory.forget(token),

    refresh() {
      const operator = session.operator();
      keepFor();
      memory.seat(operator && !operator.practice ? ownerOf(operator) : null, settings.read().forgetAtSignOut);
      if (owner()) void open().then(() => outbox?.wake());
      changed();
    },

    wake: () => outbox?.wake(),
    waiting: () => outbox?.standings().filter(({ entry }) => isOpen(entry)).length ?? 0,
    inFlight: () =>
      opened.isOpen ? (outbox?.standings().filter(({ entry }) => isInFlight(entry)).length ?? null) : null,

    async close() {
      isClosed = true;
      outbox?.stop();
      await store.close();
    },
  };
}

const notSetAside: Failure = {
  code: 'rejected',
  reason: 'not-saved',
  message: 'The files of the outbox could not be set aside',
};
const unwritable: Failure = { code: 'rejected', reason: 'not-saved', message: 'The outbox is not open' };
const byPolicy: Failure = {
  code: 'rejected',
  reason: 'by-policy',
  message: 'The policy of this machine does not allow it',
};
const seenInUse: Failure = {
  code: 'rejected',
  reason: 'code-seen',
  message: 'A token with this code was seen lately',
  fields: { authenticationCode: { problem: 'seen-in-use' } },
};
const nameless: Failure = {
  code: 'rejected',
  reason: 'no-operator-name',
  message: 'The session does not tell whose it is',
};
const closed: Failure = { code: 'rejected', reason: 'no-keychain', message: 'Nothing can wait on this desk now' };
