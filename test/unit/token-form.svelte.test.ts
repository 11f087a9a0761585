import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { failed, success } from '../../electron/contract/failure';
import { seenOf } from '../../electron/contract/outbox';
import Create from '../../renderer/screens/Create.svelte';
import Update from '../../renderer/screens/Update.svelte';
import { changes } from '../../renderer/state/change-form.svelte';
import { drafts } from '../../renderer/state/draft.svelte';
import { notices } from '../../renderer/state/notices.svelte';
import { route } from '../../renderer/state/route.svelte';
import { installFakeDesk } from '../support/fake-desk';
import type { FakeDesk } from '../support/fake-desk';
import { tokenWith } from '../support/tokens';

let desk: FakeDesk;
const made = tokenWith({ number: 'AT0000000671', authenticationCode: '99021047380', lifeCycleState: 'EFFECTIVE' });

beforeEach(() => {
  desk = installFakeDesk();
  drafts.forget();
  changes.forget();
  notices.clear();
  route.reset();
});

const box = (name: string) => screen.getByLabelText<HTMLInputElement>(name, { exact: true });
const write = (name: string, value: string) => fireEvent.input(box(name), { target: { value } });
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
const described = (name: string) => {
  const ids = box(name).getAttribute('aria-describedby')?.split(' ') ?? [];
  return ids.map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
};

describe('creating', () => {
  beforeEach(() => {
    route.visit({ screen: 'create' });
    render(Create);
  });

  test('shows the token and says so', async () => {
    desk.answer({ 'tokens:create': () => success(made) });
    await write('Authentication code', ' 99021047380 ');
    expect(described('Authentication code')).toContain('Spaces around it are left out');
    await press('Create token');
    await waitFor(() => expect(route.current).toMatchObject({ screen: 'token', token: made }));
    expect(notices.done.map(({ text }) => text)).toEqual(['Token AT0000000671 created']);
    expect(desk.asksOf('tokens:create')).toEqual([
      { authenticationCode: '99021047380', submitId: expect.any(String) as string },
    ]);
  });

  test('refuses an identifier without a pass code under the field, and sends nothing', async () => {
    await fireEvent.click(screen.getByLabelText('Generate authentication code'));
    await write('Identifier', 'jane');
    await press('Create token');
    await waitFor(() => expect(document.activeElement).toBe(box('Pass code')));
    expect(described('Pass code')).toContain('An identifier needs a pass code.');
    expect(desk.asksOf('tokens:create')).toEqual([]);
  });

  test('masks the pass code until asked', async () => {
    expect(box('Pass code').type).toBe('password');
    await press('Show pass code');
    expect(box('Pass code').type).toBe('text');
  });

  test('opens More fields where something in it is wrong', async () => {
    await fireEvent.click(screen.getByLabelText('Generate authentication code'));
    const group = screen.getByRole('group', { name: 'More fields' });
    expect(group.hasAttribute('open')).toBe(false);
    await write('Date 1', '31.12.2026');
    await press('Create token');
    await waitFor(() => expect(document.activeElement).toBe(box('Date 1')));
    expect(group.hasAttribute('open')).toBe(true);
  });

  test('shows the server’s words at its field, and takes the focus there', async () => {
    const said = 'Classification is not active';
    const fields = { classification: { said } };
    desk.answer({ 'tokens:create': () => failed({ code: 'rejected', message: 'refused', fields }) });
    await write('Authentication code', '7');
    await press('Create token');
    await waitFor(() => expect(document.activeElement).toBe(box('Classification')));
    expect(described('Classification')).toContain(said);
    expect(box('Authentication code').value).toBe('7');
  });

  test('offers to open the token that has the code already', async () => {
    desk.answer({
      'tokens:create': () => failed({ code: 'conflict', message: 'exists' }),
      'tokens:find': () => success(made),
    });
    await write('Authentication code', '99021047380');
    await press('Create token');
    await fireEvent.click(await screen.findByRole('button', { name: 'Open the existing token' }));
    await waitFor(() => expect(route.current).toMatchObject({ screen: 'token', token: made }));
  });

  test('says that the outcome is unknown, and looks it up rather than sending again', async () => {
    desk.answer({
      'tokens:create': () => failed({ code: 'unknown-outcome', message: 'no answer' }),
      'tokens:find': () => failed({ code: 'rejected', reason: 'not-found', message: 'not found' }),
    });
    await write('Authentication code', '99021047380');
    await press('Create token');
    await fireEvent.click(await screen.findByRole('button', { name: 'Look it up' }));
    await screen.findByText(/The server does not show it now/);
    expect(desk.asksOf('tokens:create')).toHaveLength(1);
    expect(desk.asksOf('tokens:find')).toEqual([{ authenticationCode: '99021047380' }]);
  });

  describe('a server that is busy', () => {
    const busy = failed({ code: 'rejected', reason: 'busy', httpStatus: 429, message: 'busy', retryAfterMs: 2_000 });
    beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] }));
    afterEach(() => void vi.useRealTimers());

    async function meetBusy(): Promise<void> {
      desk.answer({ 'tokens:create': () => busy });
      await write('Authentication code', '99021047380');
      await press('Create token');
      await screen.findByText('It can be sent in 2 seconds.');
      desk.answer({ 'tokens:create': () => success(made) });
    }

    test('is left alone as long as it asked, and the form is then sent by itself where that was wished', async () => {
      await meetBusy();
      await press('Send when the wait is over');
      vi.advanceTimersByTime(1_250);
      await screen.findByText(/It is sent in 1 second/);
      expect(desk.asksOf('tokens:create')).toHaveLength(1);
      vi.advanceTimersByTime(1_000);
      await vi.waitFor(() => expect(route.current).toMatchObject({ screen: 'token', token: made }));
      expect(desk.asksOf('tokens:create')).toHaveLength(2);
    });

    test('and on a press where it was not wished, or the form was changed meanwhile', async () => {
      await meetBusy();
      await press('Send when the wait is over');
      await write('Identifier', 'jane');
      await write('Pass code', 'secret-1');
      vi.advanceTimersByTime(5_000);
      await screen.findByText('It can be sent now.');
      expect(desk.asksOf('tokens:create')).toHaveLength(1);
      await press('Send now');
      await vi.waitFor(() => expect(desk.asksOf('tokens:create')).toHaveLength(2));
    });
  });

  test('goes on without classifications, and says that they are missing', async () => {
    await waitFor(() => expect(described('Classification')).toContain('could not be loaded'));
    expect(box('Classification').disabled).toBe(false);
  });

  test('is emptied by Clear form, which takes the focus to its beginning', async () => {
    await write('Identifier', 'jane');
    await press('Clear form');
    await waitFor(() => expect(document.activeElement).toBe(box('Authentication code')));
    expect(box('Identifier').value).toBe('');
  });
});

describe('updating', () => {
  const had = tokenWith({ number: 'AT0000000671', authenticationCode: 'OLD', identifier: 'jane' });

  beforeEach(() => {
    const address = { authenticationCode: 'OLD' };
    route.openToken(had);
    route.go({ screen: 'update', token: had, address });
    render(Update, { props: { token: had, address } });
  });

  test('starts with what the server has, and nothing to save', () => {
    expect(screen.getByRole('heading', { name: 'Update AT0000000671' })).toBeTruthy();
    expect([box('Authentication code').value, box('Identifier').value]).toEqual(['OLD', 'jane']);
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Save changes' }).disabled).toBe(true);
    expect(screen.getByText('Nothing to save')).toBeTruthy();
  });

  test('shows what will change, never the pass code, and sends no more than that', async () => {
    desk.answer({ 'tokens:update': () => success(made) });
    await fireEvent.click(screen.getByLabelText('Regenerate authentication code'));
    await write('Identifier', '');
    await write('Pass code', 'secret-1');
    const summary = screen.getByRole('region', { name: 'What will change' });
    expect(summary.textContent).toContain('a new code from the server');
    expect(summary.textContent).toContain('emptied');
    expect(summary.textContent).not.toContain('secret-1');
    await press('Save changes');
    await waitFor(() => expect(route.current).toMatchObject({ screen: 'token', token: made }));
    expect(desk.asksOf('tokens:update')).toEqual([
      {
        token: { authenticationCode: 'OLD' },
        change: { authenticationCode: null, identifier: null, passCode: 'secret-1' },
        seen: seenOf(had),
        submitId: expect.any(String) as string,
      },
    ]);
    expect(notices.done.map(({ text }) => text)).toEqual(['Token AT0000000671 updated']);
    // Back leads past the token as it was
    route.back();
    expect(route.current.screen).toBe('search');
  });

  test('demands the pass code with a new identifier', async () => {
    await write('Identifier', 'joe');
    expect(described('Pass code')).toContain('Needed');
    await press('Save changes');
    await waitFor(() => expect(document.activeElement).toBe(box('Pass code')));
    expect(desk.asksOf('tokens:update')).toEqual([]);
  });
});
