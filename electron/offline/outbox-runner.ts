import { failed, success, type Failure, type Result } from '../contract/failure';
import type { AccessToken, TokenDraft } from '../contract/model';
import { broken } from './carry-out';
import { choicesFor } from './decide';
import { isOpen, isSameOwner, isSamePerson, type Entry, type Owner, type Work } from './entry';
import { createEntryAges } from './entry-age';
import { keepEntries } from './kept-entries';
import { newEntry } from './new-entry';
import { isSameDraft } from './nameless';
import { heldAfterMs } from './outbox';
import type { Outbox, OutboxParts, SendOptions } from './outbox-parts';
import { createSteps } from './outbox-steps';
import { createPause } from './pause';
import { stored } from './record';
import { chooseTurns, isBehind } from './schedule';
import { createSlots, type Slot } from './slots';
import { afterRestart, type Standing } from './standing';
import { following } from './work';

const mostOpen = 500;

/** Gives the outbox of one profile; it does nothing before it is opened. */
export function createOutbox(parts: OutboxParts): Outbox {
  const { clock } = parts;
  const kept = keepEntries(parts.store, storeChanged, found);
  const slots = createSlots();
  const ages = createEntryAges(clock);
  const pause = createPause(clock, () => parts.random(), advance);
  let longest = 0;
  /** What was begun under a longer deadline than is set now may still be on its way. */
  const deadlineMs = (): number => (longest = Math.max(longest, parts.deadlineMs()));
  const steps = createSteps({ ...parts, deadlineMs }, { slots, kept, pause, advance });
  let nextSequence = 1;
  /** Entries that are being saved for the first time. */
  const adding = new Map<string, Promise<Result<Entry>>>();

  /** What cannot be written is tried again by itself. */
  function storeChanged(): void {
    if (!steps.isRunning()) return;
    if (kept.trouble() !== null) pause.begin();
    parts.changed();
  }

  /** What may have been saved was. */
  function found(entry: Entry): void {
    if (!steps.isRunning() || slots.get(entry.id)) return;
    slots.put(afterRestart(entry));
    parts.changed();
  }

  /** Lets those act whose turn it is. */
  function advance(): void {
    deadlineMs();
    if (!steps.isRunning() || !pause.isOver()) return;
    slots.follow(tidy());
    for (const slot of slots.all()) if (!slot.isSaved) void slots.inTurn(slot, () => steps.saveAgain(slot));
    // Who was called counts as busy.
    const standings = slots.all().map(({ standing, isCalled }) => ({
      ...standing,
      ...(isCalled && { phase: 'reading' as const }),
    }));
    const owner = parts.owner();
    const onTheirWay = steps.onTheirWay();
    for (const id of chooseTurns(standings, { owner, isProbing: pause.isTroubled(), onTheirWay })) {
      const slot = slots.get(id);
      if (slot) slots.follow(call(slot));
    }
  }

  /** What was withdrawn while the disk refused would be done after all at the next start. */
  async function tidy(): Promise<void> {
    if (!(await kept.tidy())) pause.begin();
  }

  async function call(slot: Slot): Promise<void> {
    slot.isCalled = true;
    const isDone = await slots.inTurn(slot, async () => {
      const age = await knownAge(slot.standing.entry);
      slot.isCalled = false;
      return steps.happen(slot, { event: 'turn', age });
    });
    if (isDone) advance();
  }

  /** Before something is held for its age, the server is asked for its clock: this machine's may be days ahead. */
  async function knownAge(entry: Entry): Promise<number> {
    const age = ages.of(entry);
    if (age.isCertain || age.milliseconds < heldAfterMs || clock.serverNow() !== null) return age.milliseconds;
    await parts.crmFor(entry.owner).hear();
    return ages.of(entry).milliseconds;
  }

  const standings = (): Standing[] => slots.all().map(({ standing }) => standing);
  const open = (): Entry[] => standings().flatMap(({ entry }) => (isOpen(entry) ? [entry] : []));
  const hasRoom = (): boolean => steps.isRunning() && open().length < mostOpen;

  function begun(work: Work, owner: Owner, as: 'queued' | 'sending', id = parts.newId()): Entry {
    const name = { id, sequence: nextSequence, now: clock.now(), stamp: ages.stamp() };
    const entry = newEntry(name, owner, work, as);
    ages.begin(entry);
    nextSequence += 1;
    return entry;
  }

  function isTheirs(owner: Owner): boolean {
    const present = parts.owner();
    return present !== null && isSamePerson(present, owner);
  }

  async function told(slot: Slot, failure: Failure | null, unheard: AccessToken | null = null): Promise<void> {
    await slots.inTurn(slot, () => steps.happen(slot, { event: 'told', failure, unheard, now: clock.now() }));
    advance();
  }

  async function add(work: Work, id: string): Promise<Result<Entry>> {
    const present = parts.owner();
    const known = slots.get(id)?.standing.entry ?? kept.unsure(id);
    if (known && (present === null || !isSameOwner(known.owner, present))) return failed(present ? anothers : gone);
    if (known && !isSameAsk(known.work, work)) return failed({ ...savedOtherwise, entry: id });
    if (slots.get(id) && known) return success(known);
    const owner = parts.owner();
    if (owner === null) return failed(gone);
    if (!hasRoom()) return failed(steps.isRunning() ? full : notTaken);
    const waits = alreadyWaits(work, open(), owner);
    if (waits) return failed(waits);
    const earlier = open().filter((entry) => isSameOwner(entry.owner, owner));
    const due = following(
      work,
      earlier.map((entry) => entry.work),
    );
    const entry = begun(due, owner, 'queued', id);
    const saved = kept.add(entry);
    slots.follow(saved);
    const outcome = await saved;
    if (outcome === 'unsure') return failed({ ...perhapsTaken, entry: id });
    if (outcome === 'refused') return failed(notTaken);
    slots.put({ entry, phase: 'resting' });
    parts.changed();
    advance();
    return success(entry);
  }

  return {
    async open() {
      if (steps.isRunning()) return stored(null);
      const entries = await kept.load();
      if (!entries.ok) return entries;
      for (const entry of entries.value) {
        slots.put(afterRestart(entry));
        nextSequence = Math.max(nextSequence, entry.sequence + 1);
      }
      steps.begin();
      parts.changed();
      advance();
      return stored(null);
    },

    async add(work, id = parts.newId()) {
      if (adding.has(id)) await adding.get(id);
      const added = add(work, id);
      adding.set(id, added);
      return added.finally(() => adding.delete(id));
    },

    async sendNow<T>(
      work: Work,
      request: () => Promise<Result<T>>,
      { id, tokenOf, isHeard }: SendOptions<T> = {},
    ): Promise<Result<T>> {
      if (id !== undefined && adding.has(id)) await adding.get(id);
      const owner = parts.owner();
      const before = id === undefined ? undefined : (slots.get(id)?.standing.entry ?? kept.unsure(id));
      if (before && work.kind === 'create' && before.state.name !== 'rejected') {
        if (!isSameAsk(before.work, work)) return failed({ ...savedOtherwise, entry: before.id });
        if (slots.get(before.id)) return failed({ ...alreadyThere, entry: before.id });
      }
      if (owner === null || !hasRoom()) return request();
      if (isBehind(standings(), work, { owner, onTheirWay: steps.onTheirWay() })) return failed(notYet);
      // In its place from now on, so that nothing else is begun on the same token.
      const entry = begun(work, owner, 'sending', id !== undefined && !slots.get(id) ? id : undefined);
      const slot = slots.put({ entry, phase: 'direct' });
      const saved = kept.add(entry);
      slots.follow(saved);
      const outcome = await saved;
      if (!steps.isRunning()) return failed(notTaken);
      if (outcome === 'refused') slots.remove([entry.id]);
      // What may be on disk stays, so that it is taken off again, or finds out what became of it.
      slot.isSaved = outcome === 'done';
      // The disk took its time: it may be somebody else's session by now.
      const present = parts.owner();
      const asked = present && isSameOwner(present, owner) ? request() : Promise.resolve(failed(gone));
      slots.follow(asked.catch(() => undefined));
      const result = await asked.catch(async (error: unknown) => {
        await told(slot, broken);
        throw error;
      });
      const token = result.ok ? (tokenOf?.(result.value) ?? null) : null;
      steps.made(token?.id ?? null);
      await told(slot, result.ok ? null : result.failure, isHeard?.() === false ? token : null);
      if (result.ok || !slots.has(slot)) return result;
      return failed({ ...result.failure, code: 'unknown-outcome', entry: entry.id });
    },

    async decide(id, decision) {
      const slot = slots.get(id);
      if (!slot) return failed(movedOn);
      const { owner } = slot.standing.entry;
      // nobody is told what waits for somebody else
      if (!isTheirs(owner)) return failed(anothers);
      const others = open().filter((entry) => entry.id !== id);
      const waits = decision.decision === 'edit' ? alreadyWaits(decision.work, others, owner) : null;
      if (waits) return failed(waits);
      const event = { event: 'decided', decision, stamp: ages.stamp() } as const;
      const refused: Failure[] = [];
      const isDone = await slots.inTurn(slot, async () => {
        const present = parts.owner();
        if (!isTheirs(slot.standing.entry.owner)) refused.push(anothers);
        else if (!choicesFor(slot.standing, present).includes(decision.decision)) refused.push(movedOn);
        return refused.length === 0 && (await steps.happen(slot, event));
      });
      if (!isDone) return failed(refused[0] ?? (kept.trouble() === null ? movedOn : notTaken));
      if (decision.decision !== 'move') ages.begin(slot.standing.entry);
      const isUrgent = decision.decision === 'send-now' || decision.decision === 'look-up';
      if (isUrgent) pause.cut();
      else pause.end();
      advance();
      return success(null);
    },

    async discardAll(owner) {
      const theirs = slots.all().filter(({ standing: { entry } }) => isOpen(entry) && isSameOwner(entry.owner, owner));
      const event = { event: 'decided', decision: { decision: 'discard' }, stamp: ages.stamp() } as const;
      const done = await Promise.all(theirs.map((slot) => slots.inTurn(slot, () => steps.happen(slot, event))));
      advance();
      return done.filter(Boolean).length;
    },

    async savedAs(id) {
      await adding.get(id);
      if (kept.unsure(id)) return failed({ ...perhapsTaken, entry: id });
      return success(slots.get(id)?.standing.entry ?? null);
    },

    standings,
    ageOf: (entry) => ages.of(entry).milliseconds,
    trouble: () => kept.trouble(),
    async tryDisk() {
      if (kept.trouble() === null) return;
      await tidy();
      if (kept.trouble() !== null) return;
      pause.end();
      advance();
    },
    wake() {
      pause.end();
      advance();
    },
    idle: () => slots.idle(),
    stop() {
      steps.end();
      pause.cut();
    },
  };
}

/** Whether an entry was promised for this very work; what happened to it meanwhile does not count. */
function isSameAsk(kept: Work, work: Work): boolean {
  if (kept.kind === 'create')
    return work.kind === 'create' && isSameDraft(kept.draft, work.draft) && isSamePassCode(kept.draft, work.draft);
  if (kept.kind === 'update')
    return work.kind === 'update' && JSON.stringify(kept.change) === JSON.stringify(work.change);
  return kept.kind === work.kind;
}

/** A pass code is kept no longer than until its entry is confirmed. */
function isSamePassCode({ passCode: kept }: TokenDraft, { passCode }: TokenDraft): boolean {
  return kept === undefined || kept === passCode;
}

/** Why work is not taken that gives a token the code or identifier of one that waits to be made; null where nothing is. */
function alreadyWaits(work: Work, entries: readonly Entry[], owner: Owner): Failure | null {
  const given = work.kind === 'create' ? work.draft : work.kind === 'update' ? work.change : {};
  const waiting = entries.flatMap((entry) =>
    entry.work.kind === 'create' && isSameOwner(entry.owner, owner) ? [entry.work.draft] : [],
  );
  const taken = (['authenticationCode', 'identifier'] as const).find(
    (name) => given[name] && waiting.some((draft) => draft[name] === given[name]),
  );
  if (!taken) return null;
  const message = 'Another entry makes a token with this code or identifier';
  const fields: Failure['fields'] = { [taken]: { problem: 'waits-already' as const } };
  return { code: 'rejected', reason: 'code-waits', message, fields };
}

const notTaken: Failure = { code: 'rejected', reason: 'not-saved', message: 'The outbox could not write this down' };
const perhapsTaken: Failure = {
  code: 'rejected',
  reason: 'save-unknown',
  message: 'The store ended while this was written, and could not be asked again',
};
const savedOtherwise: Failure = {
  code: 'unknown-outcome',
  reason: 'saved-otherwise',
  message: 'The form was saved before with other values, and may be in the outbox',
};
const alreadyThere: Failure = {
  code: 'unknown-outcome',
  message: 'The form was sent or saved before, and the outbox finds out what becomes of it',
};
const gone: Failure = { code: 'signed-out', reason: 'no-session', message: 'The operator is gone' };
const notYet: Failure = {
  code: 'rejected',
  reason: 'waits-in-outbox',
  message: 'What waits for this token goes first',
};
/** An entry does not allow what was decided about it, as it is now. */
export const movedOn: Failure = {
  code: 'rejected',
  reason: 'entry-moved-on',
  message: 'The entry does not allow this as it stands now',
};
/** Nobody sees or decides what another operator was promised. */
export const anothers: Failure = {
  code: 'rejected',
  reason: 'another-operator',
  message: 'The entry belongs to another operator',
};
const full: Failure = { code: 'rejected', reason: 'outbox-full', message: 'The outbox takes no more entries' };
