import { failed, success, type Failure } from '../contract/failure';
import { isOpen, isSameOwner } from './entry';
import { keepEntries } from './kept-entries';
import { newEntry } from './new-entry';
import type { Outbox, OutboxParts } from './outbox-parts';
import { createSteps } from './outbox-steps';
import { createPause } from './pause';
import { stored } from './record';
import { chooseTurns } from './schedule';
import { createSlots, type Slot } from './slots';
import { afterRestart } from './standing';
import { following } from './work';

const mostOpen = 500;

/** Gives the outbox of one profile; it does nothing before it is opened. */
export function createOutbox(parts: OutboxParts): Outbox {
  const { clock } = parts;
  const kept = keepEntries(parts.store);
  const slots = createSlots();
  const pause = createPause(clock, () => parts.random(), advance);
  const steps = createSteps(parts, { slots, kept, pause, advance });
  let nextSequence = 1;

  /** Lets those act whose turn it is. */
  function advance(): void {
    if (!steps.isRunning() || !pause.isOver()) return;
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

  async function call(slot: Slot): Promise<void> {
    slot.isCalled = true;
    const isDone = await slots.inTurn(slot, () => {
      slot.isCalled = false;
      return steps.happen(slot, { event: 'turn', now: clock.now() });
    });
    if (isDone) advance();
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

    async add(work, as = 'queued') {
      const owner = parts.owner();
      if (owner === null) return failed({ ...notTaken, code: 'signed-out', reason: 'no-session' });
      const open = slots.all().flatMap(({ standing }) => (isOpen(standing.entry) ? [standing.entry] : []));
      if (!steps.isRunning() || open.length >= mostOpen) return failed(notTaken);
      const earlier = open.filter((entry) => isSameOwner(entry.owner, owner)).map((entry) => entry.work);
      const told = { id: parts.newId(), sequence: nextSequence, now: clock.now() };
      const entry = newEntry(told, owner, following(work, earlier), as);
      nextSequence += 1;
      const saved = kept.add(entry);
      slots.follow(saved);
      if (!(await saved)) return failed(notTaken);
      slots.put({ entry, phase: 'resting' });
      parts.changed();
      advance();
      return success(entry);
    },

    async decide(id, decision) {
      const slot = slots.get(id);
      if (!slot) return failed(notAllowed);
      const event = { event: 'decided', decision, now: clock.now() } as const;
      if (!(await slots.inTurn(slot, () => steps.happen(slot, event)))) {
        return failed(kept.trouble() === null ? notAllowed : notTaken);
      }
      pause.cut();
      advance();
      return success(null);
    },

    standings: () => slots.all().map(({ standing }) => standing),
    trouble: () => kept.trouble(),
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

const notTaken: Failure = { code: 'rejected', reason: 'not-saved', message: 'The outbox could not write this down' };
const notAllowed: Failure = { code: 'rejected', message: 'The entry does not allow this as it stands now' };
