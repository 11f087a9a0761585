import { expect, test } from 'vitest';
import type { Operator } from '../../electron/contract/desk-state';
import { openPresence } from '../../electron/shell/presence';

type WebContents = NonNullable<ReturnType<Parameters<typeof openPresence>[0]['contents']>>;

const pageThat = (isCrashed: boolean) => ({ isCrashed: () => isCrashed }) as unknown as WebContents;
const operatorOf = (userName: string): Operator => ({
  ...{ userName, organisation: 'CRMDEMO', unit: null },
  ...{ server: 'https://crm.example', practice: false },
});

function open() {
  const now = { contents: pageThat(false) as WebContents | undefined, operator: operatorOf('jane'), isLocked: false };
  const presence = openPresence({
    contents: () => now.contents,
    operator: () => now.operator,
    isLocked: () => now.isLocked,
  });
  return { now, isStillHere: presence.begin() };
}

test('whoever asked is still there while nothing has changed', () => {
  expect(open().isStillHere()).toBe(true);
});

test('nobody is there once the desk is locked, another operator came, or their window is another, gone or crashed', () => {
  const locked = open();
  locked.now.isLocked = true;
  expect(locked.isStillHere()).toBe(false);
  const left = open();
  left.now.operator = operatorOf('joe');
  expect(left.isStillHere()).toBe(false);
  const renewed = open();
  renewed.now.contents = pageThat(false);
  expect(renewed.isStillHere()).toBe(false);
  const closed = open();
  closed.now.contents = undefined;
  expect(closed.isStillHere()).toBe(false);
});

test('who signed out and in again meanwhile is somebody else', () => {
  const { now, isStillHere } = open();
  now.operator = operatorOf('jane');
  expect(isStillHere()).toBe(false);
});
