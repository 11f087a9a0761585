import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { beforeEach, describe, expect, test } from 'vitest';
import { success } from '../../electron/contract/failure';
import type { QueueEntry, QueueView } from '../../electron/contract/outbox';
import Navigation from '../../renderer/parts/Navigation.svelte';
import Outbox from '../../renderer/screens/Outbox.svelte';
import { notices } from '../../renderer/state/notices.svelte';
import { outbox } from '../../renderer/state/outbox.svelte';
import { route } from '../../renderer/state/route.svelte';
import { installFakeDesk, type FakeDesk } from '../support/fake-desk';
import { entryWith, viewWith } from '../support/queue-entries';

let desk: FakeDesk;

beforeEach(() => {
  desk = installFakeDesk();
  outbox.clear();
  notices.clear();
  route.reset();
});

async function show(entries: QueueEntry[], more: Partial<QueueView> = {}): Promise<void> {
  desk.answer({ 'outbox:read': () => success(viewWith(entries, more)) });
  await outbox.read();
  render(Outbox);
}

const rowOf = (text: string) => {
  const row = screen.getAllByRole('row').find(({ textContent }) => textContent.includes(text));
  if (!row) throw new Error(`No row with ${text}`);
  return within(row);
};

const waiting = entryWith({ id: 'w', authenticationCode: '111111', decisions: ['send-now', 'discard'], canEdit: true });
const conflict = entryWith({
  id: 'c',
  kind: 'update',
  number: 'AT0000000002',
  state: 'conflict',
  decisions: ['look-up', 'keep-theirs', 'keep-ours', 'discard'],
  differences: [
    { field: 'udfs.udfString1', seen: 'Silver', ours: 'Gold', theirs: 'Platinum' },
    { field: 'lifeCycleState', seen: 'EFFECTIVE', ours: 'NOT_EFFECTIVE', theirs: null },
  ],
});

describe('the table', () => {
  test('says of each entry how it stands and what it means, and under Details what the server said', async () => {
    const server = { code: 'AT.13', message: 'The account was not found.', description: null };
    await show([
      waiting,
      entryWith({ id: 'r', number: 'AT0000000003', state: 'rejected', lastFailure: { code: 'rejected', server } }),
      entryWith({ id: 'h', number: 'AT0000000004', state: 'held', why: 'too-old' }),
      entryWith({ id: 'u', number: 'AT0000000005', state: 'unknown' }),
      entryWith({ id: 'b', number: 'AT0000000007', lastFailure: { code: 'rejected', httpStatus: 429 } }),
      entryWith({ id: 's', number: 'AT0000000006', state: 'sending' }),
    ]);
    const table = screen.getByRole('table', { name: 'Outbox' });
    expect(
      within(table)
        .getAllByRole('columnheader')
        .map(({ textContent }) => textContent),
    ).toEqual(['What', 'For whom', 'Since', 'State', 'What to do']);
    expect(rowOf('111111').getByText('Waiting')).toBeTruthy();
    expect(rowOf('111111').getByText(/goes out by itself once the server answers/)).toBeTruthy();
    expect(rowOf('AT0000000003').getByText('Rejected')).toBeTruthy();
    expect(rowOf('AT0000000003').queryByText(/The account was not found\./)).toBeNull();
    await fireEvent.click(rowOf('AT0000000003').getByRole('button', { name: /^Details/ }));
    expect(rowOf('AT0000000003').getByText('“The account was not found.”')).toBeTruthy();
    expect(rowOf('AT0000000003').getByText('AT.13')).toBeTruthy();
    expect(rowOf('AT0000000004').getByText('Needs you')).toBeTruthy();
    expect(rowOf('AT0000000004').getByText(/waited for three days/)).toBeTruthy();
    expect(rowOf('AT0000000005').getByText('Outcome unknown')).toBeTruthy();
    expect(rowOf('AT0000000007').getByText(/asked to be left alone for a while/)).toBeTruthy();
    expect(rowOf('AT0000000006').getByText('Sending')).toBeTruthy();
    // what needs the operator comes first
    expect(screen.getAllByRole('row')[1]?.textContent).not.toContain('111111');
  });

  test('says of what waits for other operators how much it is, and nothing else', async () => {
    await show([], { others: { create: 2, update: 1 } });
    const note = screen.getByRole('note').textContent;
    expect(note).toContain('3 entries of other operators wait on this desk');
    expect(note).toContain('Create a token: 2, Change a token: 1');
  });

  test('says for which server an entry waits, and offers to move or discard it', async () => {
    const owner = { userName: 'maria', organisation: 'CRMDEMO', server: 'https://old.example.com' };
    await show([entryWith({ isHere: false, owner, decisions: ['move', 'discard'] })]);
    expect(screen.getByRole('note').textContent).toContain('Work waits here for https://old.example.com');
    const row = rowOf('For https://old.example.com');
    expect(row.getByText(/is not sent to another address by itself/)).toBeTruthy();
    expect(row.getByRole('button', { name: 'Move to this server…' })).toBeTruthy();
    expect(row.getByRole('button', { name: 'Discard' })).toBeTruthy();
  });

  test('does not say that a change behind a conflict goes out by itself', async () => {
    await show([entryWith({ id: 'b', kind: 'update', number: 'AT0000000009', isBehind: true })]);
    expect(
      rowOf('AT0000000009').getByText(/waits behind an earlier entry for the same token that needs you/),
    ).toBeTruthy();
    expect(screen.queryByText(/goes out by itself/)).toBeNull();
  });

  test('leads from row to row by arrow keys, and opens the details by Enter', async () => {
    await show([waiting, entryWith({ id: 'x', authenticationCode: '333333', since: Date.now() })]);
    const [, first, second] = screen.getAllByRole('row');
    if (!first || !second) throw new Error('Two rows');
    first.focus();
    await fireEvent.keyDown(first, { key: 'ArrowDown' });
    expect(document.activeElement).toBe(second);
    await waitFor(() => expect(second.tabIndex).toBe(0));
    await fireEvent.keyDown(second, { key: 'Enter' });
    expect(
      rowOf('333333')
        .getByRole('button', { name: /^Details/ })
        .getAttribute('aria-expanded'),
    ).toBe('true');
    expect(rowOf('333333').getByText('Times sent')).toBeTruthy();
  });

  test('leads from a confirmed entry to its token', async () => {
    const number = 'AT0000000007';
    await show([entryWith({ state: 'confirmed', number, authenticationCode: '777777' })]);
    await fireEvent.click(rowOf(number).getByRole('link', { name: number }));
    expect(route.current).toMatchObject({ screen: 'token', partial: true, address: { authenticationCode: '777777' } });
  });
});

describe('deciding', () => {
  beforeEach(() => desk.answer({ 'outbox:decide': () => success(viewWith([])) }));

  test('sends now, and says so', async () => {
    await show([waiting]);
    await fireEvent.click(screen.getByRole('button', { name: 'Send now' }));
    await waitFor(() => expect(desk.asksOf('outbox:decide')).toEqual([{ id: 'w', decision: 'send-now' }]));
    await waitFor(() => expect(notices.done.map(({ text }) => text).join()).toContain('as soon as the server answers'));
  });

  test('asks before it discards, and names what is lost', async () => {
    await show([waiting]);
    await fireEvent.click(screen.getByRole('button', { name: 'Discard' }));
    const dialog = within(screen.getByRole('dialog', { name: 'Discard this new token?' }));
    expect(dialog.getByText(/The token 111111 will not be created/)).toBeTruthy();
    await fireEvent.click(dialog.getByRole('button', { name: 'Keep it' }));
    expect(desk.asksOf('outbox:decide')).toEqual([]);
    await fireEvent.click(screen.getByRole('button', { name: 'Discard' }));
    await fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Discard' }));
    await waitFor(() => expect(desk.asksOf('outbox:decide')).toEqual([{ id: 'w', decision: 'discard' }]));
    await waitFor(() => expect(screen.getByText('Nothing waits on this desk')).toBeTruthy());
  });

  test('takes what is done off the list without asking', async () => {
    await show([entryWith({ id: 'd', state: 'confirmed', decisions: ['discard'] })]);
    await fireEvent.click(screen.getByRole('button', { name: 'Remove from list' }));
    await waitFor(() => expect(desk.asksOf('outbox:decide')).toEqual([{ id: 'd', decision: 'discard' }]));
  });

  test('shows a conflict field by field, and keeps one side', async () => {
    await show([conflict]);
    const table = within(screen.getByRole('table', { name: 'Field by field' }));
    const cells = (name: string) => {
      const row = table.getByRole('rowheader', { name }).closest('tr');
      return [...(row?.querySelectorAll('td') ?? [])].map(({ textContent }) => textContent);
    };
    const heads = table.getAllByRole('columnheader').map(({ textContent }) => textContent);
    expect(heads).toEqual(['Field', 'You saw', 'Yours', 'The server’s']);
    expect(cells('String 1')).toEqual(['Silver', 'Gold', 'Platinum']);
    expect(cells('Life-cycle state')).toEqual(['Effective', 'Not effective', 'Empty']);
    await fireEvent.click(screen.getByRole('button', { name: 'Keep theirs' }));
    await waitFor(() => expect(desk.asksOf('outbox:decide')).toEqual([{ id: 'c', decision: 'keep-theirs' }]));
    expect(screen.queryByRole('button', { name: 'Keep ours' })).toBeNull();
  });
});

describe('what is said around it', () => {
  test('what is late, what was set aside, and why nothing may wait', async () => {
    const loss = { at: 1, missing: [], restored: 0, unsure: 0, mayBeMore: true, files: ['outbox.db.damaged-1'] };
    await show([{ ...waiting, isLate: true }], { loss, unavailable: 'no-keychain' });
    const notes = screen.getAllByRole('note').map(({ textContent }) => textContent);
    expect(notes).toHaveLength(3);
    expect(notes[0]).toContain('Entries of the Outbox may be missing');
    expect(notes[1]).toContain('The keychain of this computer cannot be used');
    expect(notes[2]).toContain('1 entry has waited for more than a day');
  });

  test('what is missing: how many, whose, since when, and once it is acknowledged nothing more', async () => {
    const owner = { userName: 'maria', organisation: 'CRMDEMO', server: 'https://crm.example.com' };
    const lost = { kind: 'create', name: '9902', owner, since: Date.now() - 60_000 } as const;
    const missing = [
      { id: 'a', ...lost },
      { id: 'b', ...lost, name: null },
      { id: 'c', ...lost, owner: { ...owner, userName: 'nikos' } },
      { id: 'd', kind: null, name: null, owner: null, since: null },
    ];
    const loss = { at: 1, missing, restored: 2, unsure: 1, mayBeMore: false, files: ['outbox.db.damaged-1'] };
    await show([], { loss });
    const note = screen.getByRole('note');
    expect(note.textContent).toContain('4 entries of the Outbox are missing');
    expect(note.textContent).toContain('1 entry may be older than what you saved');
    expect(note.textContent).toContain('2 entries could be read out of the damaged files');
    expect(note.textContent).toMatch(/maria: 2 entries, saved since \d\d:\d\d/);
    expect(note.textContent).toContain('nikos: 1 entry');
    expect(note.textContent).toContain('Create a token · 9902 · maria');
    expect(note.textContent).toContain('outbox.db.damaged-1');
    desk.answer({ 'outbox:acknowledge-loss': () => success(viewWith([])) });
    await fireEvent.click(screen.getByRole('button', { name: 'Acknowledge' }));
    await waitFor(() => expect(screen.queryByRole('note')).toBeNull());
    expect(desk.asksOf('outbox:acknowledge-loss')).toEqual([null]);
  });

  test('the navigation counts what is open, and does not count an unknown outcome as needing the operator', async () => {
    const unknown = entryWith({ id: 'o', state: 'unknown' });
    const done = entryWith({ id: 'd', state: 'confirmed' });
    desk.answer({
      'outbox:read': () => success(viewWith([waiting, conflict, unknown, done], { others: { create: 4 } })),
    });
    await outbox.read();
    render(Navigation, { onhelp: () => undefined });
    const link = screen.getByRole('link', { name: 'Outbox' });
    expect(link.textContent).toContain('3');
    expect(screen.getByRole('status').textContent).toContain('3 entries, 1 needs you');
  });

  test('signing out with entries waiting says what becomes of them', async () => {
    desk.answer({ 'outbox:read': () => success(viewWith([waiting])) });
    await outbox.read();
    render(Navigation, { onhelp: () => undefined });
    await fireEvent.click(screen.getByRole('button', { name: 'Sign out' }));
    const dialog = within(screen.getByRole('dialog', { name: 'Sign out?' }));
    expect(dialog.getByText('1 entry waits on this desk. It is kept and sent when you sign in again.')).toBeTruthy();
    expect(desk.asksOf('session:sign-out')).toEqual([]);
    await fireEvent.click(dialog.getByRole('button', { name: 'Sign out' }));
    await waitFor(() => expect(desk.asksOf('session:sign-out')).toHaveLength(1));
  });
});
