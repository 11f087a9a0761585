import { render, screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Settings } from '../../electron/contract/desk-state';
import { failed, success } from '../../electron/contract/failure';
import SignIn from '../../renderer/screens/SignIn.svelte';
import { session } from '../../renderer/state/session.svelte';
import { settings } from '../../renderer/state/settings.svelte';
import { installFakeDesk, type FakeDesk } from '../support/fake-desk';

const remembered: Settings['rememberedSignIn'] = {
  with: 'password',
  server: 'https://crm.example.com',
  organisation: 'CRMDEMO',
  userName: 'jane',
  unit: '',
};

const noScanner = {
  scannerPrefix: '',
  scannerSuffix: '',
  scannerGap: 50,
  scannerMinimumLength: 6,
  scannerEnd: 'any',
  codeCharacters: 'learned',
  seenCodes: { count: 0, lower: 0, upper: 0, other: 0, marks: '' },
} as const;

let desk: FakeDesk;

function open(rememberedSignIn: Settings['rememberedSignIn']): void {
  settings.take({
    theme: 'system',
    density: 'comfortable',
    requestDeadline: 15,
    lockAfter: 5,
    ...noScanner,
    listColumns: [],
    csvSeparator: 'locale',
    rememberedSignIn,
    servers: [],
    practiceRelease: 'R17.10.0',
    companyCa: [],
    offlineQueue: true,
    directoryHours: 24,
    forgetAtSignOut: false,
    startAtLogOn: false,
  });
  render(SignIn);
}

/** The field of this name; a radio and a button may share it. */
function field(name: string): HTMLInputElement {
  const input = screen.getAllByLabelText<HTMLInputElement>(name).find(({ type }) => /text|password/.test(type));
  if (!input) throw new Error(`No field ${name}`);
  return input;
}

async function type(name: string, text: string): Promise<void> {
  field(name).value = text;
  field(name).dispatchEvent(new Event('input', { bubbles: true }));
  await tick();
}

async function submit(): Promise<void> {
  screen.getByRole('button', { name: 'Sign in' }).click();
  await tick();
}

beforeEach(() => {
  desk = installFakeDesk();
  session.take({ signedIn: false, ended: 'not-yet' });
});

describe('what was remembered', () => {
  test('is filled in, and the focus is where the operator goes on', () => {
    open(remembered);
    expect(field('Server address').value).toBe('https://crm.example.com');
    expect(document.activeElement).toBe(field('Password'));
    expect(document.title).toBe('Sign in – Tokendesk');
  });

  test('nothing: the focus is in the first field', () => {
    open({ ...remembered, server: '', organisation: '', userName: '' });
    expect(document.activeElement).toBe(field('Server address'));
  });
});

describe('signing in', () => {
  test('asks for what is missing before anything is sent, and goes there', async () => {
    open(remembered);
    await submit();
    await tick();
    expect(field('Password').getAttribute('aria-invalid')).toBe('true');
    expect(document.activeElement).toBe(field('Password'));
    expect(desk.asked).toEqual([]);
  });

  test('sends what was typed, without an empty unit', async () => {
    open(remembered);
    await type('Password', ' right ');
    await submit();
    expect(desk.asksOf('session:sign-in')).toEqual([
      {
        with: 'password',
        server: 'https://crm.example.com',
        organisation: 'CRMDEMO',
        userName: 'jane',
        password: ' right ',
      },
    ]);
  });

  test('refused: says so with the words of the server, and keeps all that was typed', async () => {
    const server = { code: 'X', message: 'Invalid credentials', description: null };
    desk.answer({
      'session:sign-in': () => failed({ code: 'rejected', reason: 'refused-by-server', message: 'no', server }),
    });
    open(remembered);
    await type('Password', 'wrong');
    await submit();
    const alert = (await screen.findByText(/did not accept/)).closest('[role=alert]');
    expect(alert?.textContent).toContain('Invalid credentials');
    expect(field('Password').value).toBe('wrong');
  });

  test('a problem with one field is shown there', async () => {
    const fields = { server: { problem: 'malformed' } } as const;
    desk.answer({ 'session:sign-in': () => failed({ code: 'invalid', message: 'no', fields }) });
    open(remembered);
    await type('Password', 'right');
    await submit();
    await expect.poll(() => field('Server address').getAttribute('aria-invalid')).toBe('true');
    expect(document.activeElement).toBe(field('Server address'));
  });
});

test('practice needs nothing filled in', async () => {
  const operator = { userName: 'you', organisation: null, unit: null, server: '', practice: true };
  desk.answer({
    'session:practise': () => success({ signedIn: true, operator, leftMs: 7_200_000, kept: 'memory', features: [] }),
  });
  open({ ...remembered, server: '' });
  screen.getByRole('button', { name: 'Practise without a server' }).click();
  await tick();
  expect(desk.asksOf('session:practise')).toEqual([null]);
  await expect.poll(() => session.isSignedIn).toBe(true);
});
