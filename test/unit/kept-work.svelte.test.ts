import * as v from 'valibot';
import { beforeEach, expect, test, vi } from 'vitest';
import { keptWorkSchema, type KeptWork } from '../../electron/contract/kept-work';
import { success } from '../../electron/contract/failure';
import { changes } from '../../renderer/state/change-form.svelte';
import { drafts } from '../../renderer/state/draft.svelte';
import { keepWork, takeUpWork } from '../../renderer/state/draft-keeping.svelte';
import { keepWorkNow } from '../../renderer/state/keep-now';
import { resumeWork, workNow } from '../../renderer/state/kept-work';
import { forgetOperator } from '../../renderer/state/leave';
import { route } from '../../renderer/state/route.svelte';
import { search } from '../../renderer/state/search.svelte';
import { installFakeDesk, type FakeDesk } from '../support/fake-desk';
import { tokenWith } from '../support/tokens';

const token = tokenWith({ number: 'AT1', authenticationCode: '7', identifier: 'jane', udfs: { udfString1: 'Silver' } });
let desk: FakeDesk;

beforeEach(() => {
  desk = installFakeDesk();
  desk.answer({ 'drafts:keep': () => success(null) });
  forgetOperator();
});

/** Everything goes through the main process and comes back to an empty window. */
function begunAnew(): void {
  const work = v.parse(keptWorkSchema, structuredClone(workNow()));
  forgetOperator();
  resumeWork(work);
}

test('a new token comes back with all that was typed but the pass code', () => {
  route.visit({ screen: 'create' });
  Object.assign(drafts.current.fields, {
    authenticationCode: '42',
    identifier: 'joe',
    passCode: 'secret7',
    account: 'ACR1',
  });
  drafts.current.fields.udfs.udfDate1 = '2026-03-';
  expect(JSON.stringify(workNow())).not.toContain('secret7');
  begunAnew();
  expect(drafts.current.fields).toMatchObject({
    authenticationCode: '42',
    identifier: 'joe',
    passCode: '',
    account: 'ACR1',
  });
  expect(drafts.current.fields.udfs.udfDate1).toBe('2026-03-');
  expect(route.current).toEqual({ screen: 'create', purpose: { kind: 'plain' } });
});

test('a change comes back as a change: what was not touched is still not sent', () => {
  const address = { authenticationCode: '7' };
  route.openToken(token, { address });
  route.go({ screen: 'update', token, address });
  changes.open(token, address).fields.udfs.udfString2 = 'half done';
  begunAnew();
  expect(route.current).toEqual({ screen: 'update', token, address });
  expect(changes.open(token, address).change).toEqual({ udfs: { udfString2: 'half done' } });
  route.back();
  expect(route.current).toMatchObject({ screen: 'token', address, partial: false });
});

test('a token known by identifier and pass code has to be looked for again, and its change waits', () => {
  const nameless = { ...token, authenticationCode: null };
  const address = { identifier: 'jane', passCode: 'secret7' };
  changes.open(nameless, address).fields.udfs.udfString2 = 'half done';
  route.go({ screen: 'update', token: nameless, address });
  expect(JSON.stringify(workNow())).not.toContain('secret7');
  begunAnew();
  expect(route.current).toEqual({ screen: 'search' });
  expect(changes.open(nameless, address).change).toEqual({ udfs: { udfString2: 'half done' } });
});

test('what is typed into a search comes back, without its pass code', () => {
  Object.assign(search, { by: 'identifier', identifier: 'jane', passCode: 'secret7', code: '99' });
  begunAnew();
  expect(search).toMatchObject({ by: 'identifier', identifier: 'jane', passCode: '', code: '99' });
});

test('nothing begun is nothing kept', () => {
  expect(workNow()).toMatchObject({
    create: null,
    kept: [],
    changes: [],
    additions: [],
    newPassCode: null,
    showsOneTimePassword: false,
    places: [{ screen: 'search' }],
  });
});

test('a pass code that slips in is refused rather than kept', () => {
  drafts.current.fields.authenticationCode = '42';
  const work = workNow();
  const spoiled = {
    ...work,
    create: { purpose: { kind: 'plain' }, fields: { ...work.create?.fields, passCode: 'secret7' } },
  };
  expect(v.safeParse(keptWorkSchema, work).success).toBe(true);
  expect(v.safeParse(keptWorkSchema, spoiled).success).toBe(false);
});

test('it is kept shortly after each change, and at once where the window is about to end', async () => {
  const stop = keepWork();
  drafts.current.fields.identifier = 'j';
  await vi.waitFor(() => expect(lastKept()?.create?.fields.identifier).toBe('j'));
  drafts.current.fields.identifier = 'jane';
  await keepWorkNow();
  expect(lastKept()?.create?.fields.identifier).toBe('jane');
  stop();
  const count = desk.asksOf('drafts:keep').length;
  drafts.current.fields.identifier = 'jane2';
  await keepWorkNow();
  expect(desk.asksOf('drafts:keep')).toHaveLength(count);
});

test('what the main process has kept is taken up', async () => {
  drafts.current.fields.identifier = 'jane';
  const work = structuredClone(workNow());
  forgetOperator();
  desk.answer({ 'drafts:read': () => success(work) });
  await takeUpWork();
  expect(drafts.current.fields.identifier).toBe('jane');
});

function lastKept(): KeptWork | undefined {
  return desk.asksOf('drafts:keep').at(-1);
}
