import { failed, type Result } from '../../electron/contract/failure';
import type { AccessToken } from '../../electron/contract/model';
import { requestFor } from '../../electron/offline/carry-out';
import { crmFor } from '../../electron/offline/server';
import { noSession } from '../../electron/session/refused';
import { choicesOf, type Decision } from '../../electron/offline/decide';
import { seenOf } from '../../electron/contract/outbox';
import type { Work } from '../../electron/offline/entry';
import { markOf, sharedCodes, type OutboxDesk } from './outbox-desk';
import type { Command } from './outbox-days';
import type { Forms } from './outbox-forms';
import type { Reference } from './outbox-reference';

/** Lets one thing happen, and tells the reference what was promised or decided. */
export async function carryOut(desk: OutboxDesk, reference: Reference, forms: Forms, what: Command): Promise<void> {
  switch (what.do) {
    case 'press':
      return until(what, forms.press(what.form, what));
    case 'lose-window':
      return until({ ticks: 0, then: what.then }, forms.loseWindow(what.isLate));
    case 'other-desk':
      return reference.elsewhere(await desk.createElsewhere(what.who));
    case 'create':
      return add(desk, reference, createWork(what.by, reference.newMark()));
    case 'update':
    case 'switch': {
      const work = await changeWork(desk, what.do, what.token, reference);
      return work && add(desk, reference, work);
    }
    case 'now': {
      const work =
        what.what === 'update' || what.what === 'switch'
          ? await changeWork(desk, what.what, what.token, reference)
          : createWork(what.what, reference.newMark());
      return until(what, work ? sendNow(desk, reference, work) : Promise.resolve());
    }
    case 'weather':
      desk.line.ahead = [...what.ahead];
      return;
    case 'network':
      desk.line.isDown = what.isDown;
      return;
    case 'disk':
      desk.disk.isFull = what.isFull;
      return;
    case 'colleague':
      return interfere(desk, reference, what.what, what.token);
    case 'end-sessions':
      desk.endSessions();
      return;
    case 'sign-in':
      return desk.signIn(what.who);
    case 'restart':
      forms.forget();
      return desk.restart();
    case 'clock':
      desk.clock.move(what.hours * 3_600_000);
      return;
    case 'pass':
      return desk.pass(what.seconds * 1_000);
    case 'decide':
      return decide(desk, reference, what.entry, what.choice);
  }
}

/** Waits for what was begun, or lets it get so far only. */
async function until({ then, ticks }: { then: Command['then']; ticks: number }, begun: Promise<void>): Promise<void> {
  if (then === 'settle') return begun;
  for (let tick = 0; tick < ticks; tick += 1) await Promise.resolve();
}

async function add(desk: OutboxDesk, reference: Reference, work: Work): Promise<void> {
  const added = await desk.outbox.add(work);
  if (added.ok) reference.promised(added.value);
}

async function sendNow(desk: OutboxDesk, reference: Reference, work: Work): Promise<void> {
  const { outbox, session } = desk;
  const owner = session.owner();
  if (owner) reference.tried(work, owner);
  const result = await outbox.sendNow(work, () => directly(desk, work));
  const id = result.ok ? undefined : result.failure.entry;
  const kept = outbox.standings().find(({ entry }) => entry.id === id);
  if (kept) reference.promised(kept.entry);
}

/** What the desk does with the network: one request, under whatever session there is. */
function directly({ session }: OutboxDesk, work: Work): Promise<Result<AccessToken>> {
  const owner = session.owner();
  if (!owner) return Promise.resolve(failed(noSession));
  return requestFor(work, crmFor(session, owner));
}

function createWork(by: 'code' | 'identifier' | 'nothing', mark: string): Work {
  const named = by === 'code' ? { authenticationCode: mark } : { identifier: mark, passCode: `pass-${mark}` };
  return { kind: 'create', draft: { ...(by === 'nothing' ? {} : named), udfs: { udfString1: mark } } };
}

async function changeWork(
  desk: OutboxDesk,
  kind: 'update' | 'switch',
  token: number,
  reference: Reference,
): Promise<Work | undefined> {
  const address = { authenticationCode: sharedCodes[token] ?? '' };
  const found = await (await desk.colleague()).find(address);
  if (!found.ok) return undefined;
  const seen = seenOf(found.value);
  if (kind === 'update') {
    return { kind, token: address, change: { udfs: { udfString2: reference.newMark() } }, seen };
  }
  const isOn = seen.lifeCycleState === 'EFFECTIVE';
  return { kind: isOn ? 'set-not-effective' : 'set-effective', token: address, seen };
}

async function interfere(desk: OutboxDesk, reference: Reference, what: string, token: number): Promise<void> {
  const colleague = await desk.colleague();
  const address = { authenticationCode: sharedCodes[token] ?? '' };
  if (what === 'update') await colleague.update(address, { udfs: { udfString2: reference.newMark() } });
  else if (what === 'switch') {
    if (!(await colleague.setNotEffective(address)).ok) await colleague.setEffective(address);
  } else {
    const open = desk.outbox
      .standings()
      .find(({ entry }) => entry.work.kind === 'create' && entry.state.name !== 'confirmed');
    const code = open?.entry.work.kind === 'create' ? open.entry.work.draft.authenticationCode : undefined;
    if (code) await colleague.create({ authenticationCode: code });
  }
}

async function decide(desk: OutboxDesk, reference: Reference, index: number, choice: number): Promise<void> {
  const standings = desk.outbox.standings().filter(({ entry }) => entry.state.name !== 'confirmed');
  const standing = standings[index % Math.max(1, standings.length)];
  const choices = standing ? choicesOf(standing) : [];
  const chosen = choices[choice % Math.max(1, choices.length)];
  if (!standing || !chosen) return;
  const { entry } = standing;
  const decision: Decision =
    chosen === 'edit' ? { decision: chosen, work: edited(entry.work, reference) } : { decision: chosen };
  const done = await desk.outbox.decide(entry.id, decision);
  if (!done.ok) return;
  reference.decided(entry, chosen);
  const after = desk.outbox.standings().find((each) => each.entry.id === entry.id);
  if (after && markOf(after.entry.work) !== markOf(entry.work)) reference.promised(after.entry);
}

function edited(work: Work, reference: Reference): Work {
  const mark = reference.newMark();
  if (work.kind === 'create') {
    const { authenticationCode } = work.draft;
    return {
      kind: 'create',
      draft: { ...(authenticationCode && { authenticationCode: mark }), udfs: { udfString1: mark } },
    };
  }
  return work.kind === 'update' ? { ...work, change: { udfs: { udfString2: mark } } } : work;
}
