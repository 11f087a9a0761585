import fc from 'fast-check';
import * as v from 'valibot';
import { beforeEach, describe, expect, test } from 'vitest';
import { failed, success, type Result } from '../../electron/contract/failure';
import { keptWorkSchema, type DraftPurpose } from '../../electron/contract/kept-work';
import type { AccessToken } from '../../electron/contract/model';
import { additions } from '../../renderer/state/account-add.svelte';
import { changes } from '../../renderer/state/change-form.svelte';
import { drafts } from '../../renderer/state/draft.svelte';
import { resumeWork, workNow } from '../../renderer/state/kept-work';
import { forgetOperator } from '../../renderer/state/leave';
import { installFakeDesk, later, type FakeDesk } from '../support/fake-desk';
import { tokenWith } from '../support/tokens';

let desk: FakeDesk;

beforeEach(() => {
  desk = installFakeDesk();
  forgetOperator();
});

/** The card of one customer; every one has a classification of their own. */
function cardOf(customer: number): AccessToken {
  const number = `ACR${String(customer)}`;
  return tokenWith({
    number: `AT${String(customer)}`,
    authenticationCode: `99${String(customer)}`,
    classification: { id: `class-${String(customer)}`, name: null, alternativeCode: null, description: null },
    accountsReceivable: { id: null, number, name: null, lifeCycleState: null, owner: null },
  });
}

const replacing = (customer: number): DraftPurpose => ({ kind: 'replacement', of: cardOf(customer) });
const withCode = (customer: number): DraftPurpose => ({ kind: 'code', authenticationCode: `77${String(customer)}` });

describe('a form for a new token', () => {
  test('takes nothing over from the replacement that was left before it', () => {
    drafts.open(replacing(1));
    expect(drafts.current.fields).toMatchObject({ account: 'ACR1', classification: 'class-1' });
    drafts.open({ kind: 'plain' });
    expect(drafts.current.fields).toMatchObject({ account: '', classification: '', authenticationCode: '' });
    drafts.open(withCode(2));
    expect(drafts.current.fields).toMatchObject({ account: '', classification: '', authenticationCode: '772' });
    expect(drafts.kept).toEqual([]);
  });

  test('is begun anew for a token that belongs to somebody else by now', () => {
    drafts.open(replacing(1));
    drafts.current.fields.identifier = 'typed';
    drafts.open({ kind: 'replacement', of: { ...cardOf(1), accountsReceivable: cardOf(2).accountsReceivable } });
    expect(drafts.current.fields).toMatchObject({ account: 'ACR2', identifier: '' });
    expect(drafts.kept.map(({ fields }) => fields.identifier)).toEqual(['typed']);
  });

  test('asks before it takes a second card for a customer, and takes it at once where it holds nothing else', () => {
    drafts.current.takeScan('990001');
    drafts.current.takeScan('990002');
    expect([drafts.current.fields.authenticationCode, drafts.current.otherCode]).toEqual(['990002', null]);
    drafts.current.fields.account = 'ACR1';
    drafts.current.takeScan('990003');
    expect([drafts.current.fields.authenticationCode, drafts.current.otherCode]).toEqual(['990002', '990003']);
    drafts.current.takeOtherCode();
    expect([drafts.current.fields.authenticationCode, drafts.current.otherCode]).toEqual(['990003', null]);
  });

  test('that is on its way gets its own answer, whatever form is in hand by then', async () => {
    const answer = later<Result<AccessToken>>();
    desk.answer({ 'tokens:create': () => answer.promise });
    drafts.open(withCode(1));
    const sent = drafts.current;
    const done = sent.submit();
    drafts.open(replacing(2));
    drafts.current.fields.identifier = 'typed';
    expect(drafts.current.isSending).toBe(false);
    answer.keep(failed({ code: 'rejected', message: 'no' }));
    await done;
    expect([drafts.current.failure, drafts.current.fields.identifier]).toEqual([null, 'typed']);
    expect(drafts.kept).toEqual([sent]);
    desk.answer({ 'tokens:create': () => success(cardOf(1)) });
    await sent.submit();
    expect(drafts.kept).toEqual([]);
    expect(drafts.current.fields.identifier).toBe('typed');
  });
});

type Step =
  | { do: 'replace' | 'code'; customer: number }
  | { do: 'plain' | 'look' | 'type' | 'save' | 'clear' | 'lock' | 'go-on' | 'discard' };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constantFrom('replace' as const, 'code' as const), customer: fc.integer({ min: 1, max: 4 }) }),
  fc.record({
    do: fc.constantFrom(...(['plain', 'look', 'type', 'type', 'save', 'clear', 'lock', 'go-on', 'discard'] as const)),
  }),
);

test('no order of steps carries anything from one form into another, and none loses what was typed', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
      desk.answer({ 'tokens:create': () => success(cardOf(9)) });
      forgetOperator();
      /** What was typed, and into which form: `what` is what is right in a form besides. */
      const typed = new Map<string, string>();
      let count = 0;
      for (const now of steps) {
        const { current } = drafts;
        if (now.do === 'replace') drafts.open(replacing(now.customer));
        else if (now.do === 'code') drafts.open(withCode(now.customer));
        else if (now.do === 'plain') drafts.open({ kind: 'plain' });
        else if (now.do === 'look') drafts.putAside();
        else if (now.do === 'type') {
          const text = `typed-${String((count += 1))}`;
          typed.delete(current.fields.cardMaskedNumber);
          current.fields.cardMaskedNumber = text;
          typed.set(text, keyOf(current.purpose));
        } else if (now.do === 'save' || now.do === 'clear') {
          typed.delete(current.fields.cardMaskedNumber);
          if (now.do === 'clear') current.clear();
          else {
            current.fields.generate = true;
            await current.submit();
          }
        } else if (now.do === 'lock') {
          const work = v.parse(keptWorkSchema, structuredClone(workNow()));
          forgetOperator();
          resumeWork(work);
        } else {
          const [first] = drafts.kept;
          if (first && now.do === 'go-on') drafts.goOn(first);
          if (first && now.do === 'discard') {
            typed.delete(first.fields.cardMaskedNumber);
            drafts.discard(first);
          }
        }
        check(typed);
      }
    }),
    { numRuns: 100 },
  );
});

function check(typed: ReadonlyMap<string, string>): void {
  const all = [drafts.current, ...drafts.kept];
  for (const { purpose, fields } of all) {
    const customer = purpose.kind === 'replacement' ? (purpose.of.number ?? '').slice(2) : null;
    expect(fields.account).toBe(customer === null ? '' : `ACR${customer}`);
    expect(fields.classification).toBe(customer === null ? '' : `class-${customer}`);
    expect(fields.authenticationCode).toBe(purpose.kind === 'code' ? purpose.authenticationCode : '');
    const text = fields.cardMaskedNumber;
    if (text) expect(typed.get(text)).toBe(keyOf(purpose));
  }
  const shown = all.map(({ fields }) => fields.cardMaskedNumber).filter(Boolean);
  expect(new Set(shown)).toEqual(new Set(typed.keys()));
  expect(shown).toHaveLength(typed.size);
}

function keyOf(purpose: DraftPurpose): string {
  if (purpose.kind === 'replacement') return `replacement ${purpose.of.number ?? ''}`;
  return purpose.kind === 'code' ? `code ${purpose.authenticationCode}` : 'plain';
}

test('what is being added waits for its own account, and outlives the window without its pass code', () => {
  const [one, other] = [
    { by: 'number', value: 'ACR1' },
    { by: 'number', value: 'ACR2' },
  ] as const;
  Object.assign(additions.open(one).fields, { identifier: 'jane', passCode: 'secret7' });
  expect(additions.open(other).fields.identifier).toBe('');
  const work = v.parse(keptWorkSchema, structuredClone(workNow()));
  expect(JSON.stringify(work)).not.toContain('secret7');
  forgetOperator();
  expect(additions.open(one).fields.identifier).toBe('');
  resumeWork(work);
  expect(additions.open(other).fields.identifier).toBe('');
  expect(additions.open(one).fields).toMatchObject({ identifier: 'jane', passCode: '' });
});

test('signing out leaves no form of any kind', () => {
  drafts.current.fields.account = 'ACR1';
  drafts.putAside();
  changes.open(cardOf(1), { authenticationCode: '991' }).fields.identifier = 'typed';
  additions.open({ by: 'number', value: 'ACR1' }).fields.identifier = 'typed';
  forgetOperator();
  expect([drafts.current.isBegun, drafts.kept, changes.begun, additions.begun]).toEqual([false, [], [], []]);
});
