import { beforeEach, expect, test } from 'vitest';
import { keepClassifications, type Classifications } from '../../electron/desk/classifications';
import type { Practice } from '../../electron/practice/practice';
import type { Session } from '../../electron/session/session';
import { signedIn } from './signed-in';

const method = 'access_tokens/configuration/classifications/list';
const hourMs = 3_600_000;

let practice: Practice;
let session: Session;
let isDown = false;
let now = 0;
let classifications: Classifications;

beforeEach(async () => {
  ({ practice, session } = await signedIn({}, () => isDown));
  [now, isDown] = [0, false];
  classifications = keepClassifications(session, () => now);
});

const asked = () => practice.ledger.entries(method).length;
const known = {
  ok: true,
  value: expect.arrayContaining([expect.objectContaining({ name: 'Loyalty card' })]) as unknown,
};

test('the server is asked once for several forms, and again after ten minutes', async () => {
  const answers = await Promise.all([classifications.list(), classifications.list()]);
  now = hourMs / 6 - 1;
  answers.push(await classifications.list());
  expect(answers).toEqual([known, known, known]);
  expect(asked()).toBe(1);
  now += 1;
  expect(await classifications.list()).toEqual(known);
  expect(asked()).toBe(2);
});

test('without the server what is known serves on; a failure is never kept', async () => {
  isDown = true;
  expect((await classifications.list()).ok).toBe(false);
  isDown = false;
  expect(await classifications.list()).toEqual(known);
  now = hourMs;
  isDown = true;
  expect(await classifications.list()).toEqual(known);
  isDown = false;
  await classifications.list();
  expect(asked()).toBe(2);
});

test('another operator’s organisation has its own', async () => {
  let organisation = 'ONE';
  const elsewhere = keepClassifications(
    { ...session, operator: () => ({ ...(session.operator() ?? nobody), organisation }) },
    () => now,
  );
  await elsewhere.list();
  organisation = 'OTHER';
  await elsewhere.list();
  expect(asked()).toBe(2);
});

const nobody = { userName: null, organisation: null, unit: null, server: '', practice: false };
