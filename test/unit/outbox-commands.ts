import * as fc from 'fast-check';
import { choicesOf, type Decision } from '../../electron/offline/decide';
import { seenOf } from '../../electron/contract/outbox';
import type { Work } from '../../electron/offline/entry';
import { sharedCodes, type OutboxDesk } from './outbox-desk';
import type { Weather } from './outbox-network';
import { markOf, type Reference } from './outbox-reference';

/** What may happen to a desk; `then`: whether it comes to rest before the next thing happens. */
export type Command = { then: 'settle' | 'go-on' } & (
  | { do: 'create'; by: 'code' | 'identifier' | 'nothing' }
  | { do: 'update' | 'switch'; token: number }
  | { do: 'weather'; ahead: Weather[] }
  | { do: 'network'; isDown: boolean }
  | { do: 'disk'; isFull: boolean }
  | { do: 'colleague'; what: 'update' | 'switch' | 'take-code'; token: number }
  | { do: 'end-sessions' }
  | { do: 'sign-in'; who: 'operator' | 'supervisor' }
  | { do: 'restart' }
  | { do: 'clock'; hours: number }
  | { do: 'pass'; seconds: number }
  | { do: 'decide'; entry: number; choice: number }
);

const weather = fc.constantFrom<Weather>(
  ...(['fair', 'fair', 'refused', 'lost-before', 'lost-after', 'late'] as const),
  ...(['error-before', 'error-after', 'unreadable', 'redirect', 'busy'] as const),
);
const then = fc.constantFrom('settle' as const, 'go-on' as const);
const token = fc.nat({ max: sharedCodes.length - 1 });
const small = fc.nat({ max: 5 });

/** Any of the commands; the desk's own are the most frequent. */
export const command: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('create' as const),
      by: fc.constantFrom('code' as const, 'code' as const, 'identifier' as const, 'nothing' as const),
      then,
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constantFrom('update' as const, 'switch' as const), token, then }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('weather' as const),
      ahead: fc.array(weather, { minLength: 1, maxLength: 5 }),
      then,
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('network' as const), isDown: fc.boolean(), then }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('disk' as const), isFull: fc.boolean(), then }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('colleague' as const),
      what: fc.constantFrom('update' as const, 'switch' as const, 'take-code' as const),
      token,
      then,
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('end-sessions' as const), then }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('sign-in' as const),
      who: fc.constantFrom('operator' as const, 'operator' as const, 'supervisor' as const),
      then,
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('restart' as const), then }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('clock' as const), hours: fc.integer({ min: -80, max: 80 }), then }),
  },
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constant('pass' as const), seconds: fc.constantFrom(1, 3, 5, 20, 90), then }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('decide' as const), entry: small, choice: small, then }) },
);

/** Lets one thing happen, and tells the reference what was promised or decided. */
export async function carryOut(desk: OutboxDesk, reference: Reference, what: Command): Promise<void> {
  switch (what.do) {
    case 'create':
      return add(desk, reference, createWork(what.by, reference.newMark()));
    case 'update':
    case 'switch': {
      const work = await changeWork(desk, what.do, what.token, reference);
      return work && add(desk, reference, work);
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

async function add(desk: OutboxDesk, reference: Reference, work: Work): Promise<void> {
  const added = await desk.outbox.add(work);
  if (added.ok) reference.promised(added.value);
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
