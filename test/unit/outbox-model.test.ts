import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { carryOut } from './outbox-commands';
import { command, type Command } from './outbox-days';
import { outboxDesk, sharedCodes } from './outbox-desk';
import { openForms } from './outbox-forms';
import { createReference } from './outbox-reference';

const runs = Number(process.env['TOKENDESK_MODEL_RUNS'] ?? 2_000);
/** The same days each time, so that a run tells of a change; whoever sets the number of runs gets new ones. */
const days = process.env['TOKENDESK_MODEL_RUNS'] === undefined ? { seed: 20_261_128 } : {};
const tenMinutes = 600_000;

/** Lets it all happen, then lets the network, the disk and the operators come back, and gives what is not as promised. */
async function complaintsAfter(commands: readonly Command[], figures: Record<string, number>): Promise<string[]> {
  const desk = await outboxDesk();
  const colleague = await desk.colleague();
  for (const code of sharedCodes) await colleague.create({ authenticationCode: code });
  const reference = createReference();
  const forms = openForms(desk, reference);
  for (const each of commands) {
    await carryOut(desk, reference, forms, each);
    if (each.then === 'settle') await desk.settled();
  }
  await desk.settled();
  Object.assign(desk.line, { ahead: [], isDown: false });
  desk.disk.isFull = false;
  for (const who of ['operator', 'supervisor', 'operator'] as const) {
    await desk.signIn(who);
    await desk.pass(tenMinutes);
  }
  const complaints = reference.complaints(desk);
  await desk.restart();
  await desk.settled();
  complaints.push(...reference.complaints(desk).map((complaint) => `after the next start: ${complaint}`));
  desk.outbox.stop();
  figures['commands'] = (figures['commands'] ?? 0) + commands.length;
  figures['acknowledged'] = (figures['acknowledged'] ?? 0) + reference.acknowledged();
  figures['requests that change'] = (figures['requests that change'] ?? 0) + desk.writes.length;
  for (const state of desk.states()) figures[state] = (figures[state] ?? 0) + 1;
  return complaints;
}

/** The session is over, and the line breaks before that can be told from "not found". */
const brokenProbe: Command[] = [
  { do: 'weather', ahead: ['error-after', 'fair'], then: 'settle' },
  { do: 'create', by: 'code', then: 'settle' },
  { do: 'end-sessions', then: 'settle' },
  { do: 'decide', entry: 0, choice: 0, then: 'go-on' },
  { do: 'weather', ahead: ['redirect'], then: 'settle' },
  { do: 'weather', ahead: ['fair', 'error-before'], then: 'settle' },
  { do: 'pass', seconds: 5, then: 'settle' },
  { do: 'create', by: 'code', then: 'settle' },
];

/** The server refuses, and the disk fills up before what was written down in case of doubt can be taken off it. */
const fullAtRefusal: Command[] = [
  { do: 'weather', ahead: ['busy'], then: 'settle' },
  { do: 'now', what: 'code', token: 0, ticks: 0, then: 'go-on' },
  { do: 'disk', isFull: true, then: 'settle' },
  { do: 'colleague', what: 'update', token: 0, then: 'settle' },
];

/** A lost create is pressed once more, and its first entry is sent once more as well: two decisions, three tokens. */
const decidedTwice: Command[] = [
  { do: 'weather', ahead: ['error-after'], then: 'settle' },
  { do: 'press', form: 0, what: 'nothing', save: false, change: false, again: false, ticks: 0, then: 'settle' },
  { do: 'press', form: 0, what: 'code', save: false, change: false, again: true, ticks: 0, then: 'settle' },
  { do: 'press', form: 0, what: 'code', save: true, change: false, again: false, ticks: 0, then: 'settle' },
  { do: 'restart', then: 'settle' },
  { do: 'decide', entry: 0, choice: 0, then: 'settle' },
  { do: 'end-sessions', then: 'settle' },
];

/** The disk is full, so nothing is written down, and a form whose answer was lost is pressed again. */
const lostOnFullDisk: Command[] = [
  { do: 'disk', isFull: true, then: 'settle' },
  { do: 'weather', ahead: ['lost-after'], then: 'settle' },
  { do: 'press', form: 0, what: 'code', save: false, change: false, again: false, ticks: 0, then: 'settle' },
  { do: 'press', form: 0, what: 'empty', save: false, change: false, again: false, ticks: 0, then: 'settle' },
];

/** The disk was full, so that nothing but the form knows of the lost create, which is then to be saved for later. */
const savedAfterLost: Command[] = [
  { do: 'disk', isFull: true, then: 'settle' },
  { do: 'weather', ahead: ['error-after', 'fair'], then: 'settle' },
  { do: 'press', form: 0, what: 'empty', save: false, change: false, again: false, ticks: 0, then: 'settle' },
  { do: 'disk', isFull: false, then: 'settle' },
  { do: 'press', form: 0, what: 'empty', save: true, change: false, again: false, ticks: 0, then: 'settle' },
  { do: 'now', what: 'code', token: 0, ticks: 0, then: 'settle' },
];

/** Likewise, and the form asks for something else by then. */
const changedAfterLost: Command[] = [
  { do: 'disk', isFull: true, then: 'settle' },
  { do: 'weather', ahead: ['unreadable', 'fair'], then: 'settle' },
  { do: 'press', form: 0, what: 'code', save: false, change: false, again: false, ticks: 0, then: 'settle' },
  { do: 'press', form: 0, what: 'code', save: true, change: true, again: false, ticks: 0, then: 'settle' },
  { do: 'press', form: 0, what: 'code', save: false, change: false, again: false, ticks: 0, then: 'settle' },
];

/** The disk fills up while a create is on its way, and what it knows of another desk's token cannot be written down. */
const fullOnItsWay: Command[] = [
  { do: 'network', isDown: true, then: 'settle' },
  { do: 'press', form: 0, what: 'empty', save: true, change: false, again: false, ticks: 0, then: 'settle' },
  { do: 'end-sessions', then: 'settle' },
  { do: 'network', isDown: false, then: 'settle' },
  { do: 'create', by: 'code', then: 'settle' },
  { do: 'pass', seconds: 1, then: 'settle' },
  { do: 'pass', seconds: 1, then: 'settle' },
  { do: 'restart', then: 'settle' },
  { do: 'sign-in', who: 'operator', then: 'go-on' },
  { do: 'sign-in', who: 'operator', then: 'go-on' },
  { do: 'disk', isFull: true, then: 'settle' },
  { do: 'pass', seconds: 1, then: 'settle' },
];

const examples: [Command[]][] = [
  [brokenProbe],
  [fullAtRefusal],
  [decidedTwice],
  [lostOnFullDisk],
  [savedAfterLost],
  [changedAfterLost],
  [fullOnItsWay],
];

it(`keeps every promise exactly once, through ${String(runs)} random days`, async () => {
  const figures: Record<string, number> = {};
  await fc.assert(
    fc.asyncProperty(fc.array(command, { minLength: 1, maxLength: 50, size: 'max' }), async (commands) => {
      expect(await complaintsAfter(commands, figures)).toEqual([]);
    }),
    { ...days, numRuns: runs, examples },
  );
  process.stdout.write(`Outbox model, ${String(runs)} runs: ${JSON.stringify(figures)}\n`);
}, 1_200_000);
