import { carryOut } from './carry-out';
import { isOpen, type Entry } from './entry';
import type { KeptEntries } from './kept-entries';
import { step, type Effect, type OutboxEvent } from './outbox';
import { otherWork } from './nameless';
import type { OutboxParts } from './outbox-parts';
import type { Pause } from './pause';
import { namesTaken } from './schedule';
import type { Slot, Slots } from './slots';

/** Makes steps of entries true: on disk first, then in memory, then outside. */
export interface Steps {
  /** Gives whether the step took place. */
  happen(slot: Slot, event: OutboxEvent): Promise<boolean>;
  /** A token was made that belongs to none of the entries. */
  made(id: string | null): void;
  /** Writes what could not be written when it happened. */
  saveAgain(slot: Slot): Promise<void>;
  begin(): void;
  /** Begins nothing more, and hears nothing more of what was begun. */
  end(): void;
  isRunning(): boolean;
  /** Names of tokens to which the lost request of a discarded entry may still be on its way. */
  onTheirWay(): string[];
}

const confirmedKept = 50;

/** Gives the steps of the entries in these slots; `advance` is called when others may have their turn. */
export function createSteps(
  parts: OutboxParts,
  { slots, kept, pause, advance }: { slots: Slots; kept: KeptEntries; pause: Pause; advance: () => void },
): Steps {
  const { clock } = parts;
  const waits = new Set<() => void>();
  const onTheirWay = new Set<readonly string[]>();
  let isRunning = false;

  async function happen(slot: Slot, event: OutboxEvent): Promise<boolean> {
    if (!isRunning || !slots.has(slot)) return false;
    const before = slot.standing;
    const wasSaved = slot.isSaved;
    const { standing, effects } = step(before, event);
    if (effects.some((effect) => effect.do === 'forget'))
      return forget([before.entry.id]).then((isGone) => isGone && letPass(before.entry));
    if (effects.some((effect) => effect.do === 'withdraw')) {
      slots.remove([before.entry.id]);
      if (!(await kept.withdraw(before.entry.id))) pause.begin();
      return true;
    }
    if (standing === before && effects.length === 0) return false;
    const isAnswer = event.event === 'answered' || event.event === 'told' || event.event === 'looked';
    if (isAnswer && !effects.some((effect) => effect.do === 'trouble')) pause.heard();
    const outcome = standing.entry !== before.entry || !wasSaved ? await kept.save(standing.entry) : 'done';
    slot.isSaved = outcome === 'done';
    if (!steps.isRunning()) return false;
    if (!slot.isSaved) {
      pause.begin();
      // What must be on disk before it happens does not happen. What has happened is true all the same.
      if (effects.some((effect) => effect.do === 'send') || event.event === 'decided') {
        // What may be on disk all the same is written over with what is true.
        slot.isSaved = wasSaved && outcome === 'refused';
        if (event.event !== 'decided') slot.standing = { ...before, phase: 'resting' };
        return false;
      }
    }
    slot.standing = standing;
    if (standing.phase === 'resting') slot.begun += 1;
    parts.changed();
    for (const effect of effects) act(slot, effect);
    const { state } = standing.entry;
    if (state.name !== 'confirmed') return true;
    made(state.outcome.id);
    await forgetOldConfirmed();
    return true;
  }

  function act(slot: Slot, effect: Effect): void {
    switch (effect.do) {
      case 'remember':
        parts.remember(effect.token, slot.standing.entry.owner);
        return;
      case 'trouble':
        pause.begin(effect.askedMs);
        return;
      case 'wait':
        wait(slot);
        return;
      case 'look':
      case 'send':
        ask(slot, effect.do);
        return;
      case 'forget':
      case 'withdraw':
    }
  }

  function wait(slot: Slot): void {
    const begun = (slot.begun += 1);
    afterDeadline(() => slots.follow(arrive(slot, begun, { event: 'waited' })));
  }

  /** What is done next on the token of a discarded entry must not be overtaken by the request that was lost. */
  function letPass({ state, work }: Entry): true {
    if (state.name !== 'unknown') return true;
    const names = namesTaken(work);
    onTheirWay.add(names);
    afterDeadline(() => {
      onTheirWay.delete(names);
      advance();
    });
    return true;
  }

  function afterDeadline(act: () => void): void {
    const cancel = clock.after(parts.deadlineMs(), () => {
      waits.delete(cancel);
      act();
    });
    waits.add(cancel);
  }

  function ask(slot: Slot, effect: 'look' | 'send'): void {
    const begun = (slot.begun += 1);
    const { entry } = slot.standing;
    const others = () =>
      otherWork(
        entry,
        slots.all().map(({ standing }) => standing.entry),
      );
    const asked = carryOut(effect, entry, parts.crmFor(entry.owner), { now: () => clock.now(), others });
    slots.follow(asked.then((event) => arrive(slot, begun, event)));
  }

  async function arrive(slot: Slot, begun: number, event: OutboxEvent): Promise<void> {
    await slots.inTurn(slot, async () => slot.begun === begun && (await happen(slot, event)));
    advance();
  }

  /** What this desk has had made is not taken for what another create of it made. */
  function made(id: string | null): void {
    if (id === null) return;
    for (const slot of slots.all()) {
      const isOpenCreate = slot.standing.entry.idsBefore?.includes(id) === false;
      if (isOpenCreate) void slots.inTurn(slot, () => happen(slot, { event: 'made', id }));
    }
  }

  async function forget(ids: readonly string[]): Promise<boolean> {
    const outcome = await kept.remove(ids);
    if (outcome === 'unsure') for (const id of ids) markUnsaved(id);
    if (outcome !== 'done') return false;
    slots.remove(ids);
    parts.changed();
    return true;
  }

  function markUnsaved(id: string): void {
    const slot = slots.get(id);
    if (slot) slot.isSaved = false;
  }

  async function forgetOldConfirmed(): Promise<void> {
    const confirmed = slots.all().flatMap(({ standing, isSaved }) => (isSaved ? [standing.entry] : []));
    const old = confirmed.filter((entry) => !isOpen(entry)).sort((one, other) => confirmedAt(other) - confirmedAt(one));
    if (old.length > confirmedKept) await forget(old.slice(confirmedKept).map(({ id }) => id));
  }

  const steps: Steps = {
    happen,
    made,
    async saveAgain(slot) {
      if (slot.isSaved || !slots.has(slot)) return;
      slot.isSaved = (await kept.save(slot.standing.entry)) === 'done';
      if (!slot.isSaved) pause.begin();
    },
    begin() {
      isRunning = true;
    },
    end() {
      isRunning = false;
      for (const cancel of waits) cancel();
      waits.clear();
    },
    isRunning: () => isRunning,
    onTheirWay: () => [...onTheirWay].flat(),
  };
  return steps;
}

function confirmedAt({ state }: Entry): number {
  return state.name === 'confirmed' ? state.outcome.at : 0;
}
