import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { beforeEach, describe, expect, test } from 'vitest';
import { failed, success, type Result } from '../../electron/contract/failure';
import type { AccessToken } from '../../electron/contract/model';
import type { DirectoryMatch } from '../../electron/contract/outbox';
import Search from '../../renderer/screens/Search.svelte';
import Token from '../../renderer/screens/Token.svelte';
import { moment } from '../../renderer/lib/words/time';
import { matches } from '../../renderer/state/matches.svelte';
import { recent } from '../../renderer/state/recent.svelte';
import { route } from '../../renderer/state/route.svelte';
import { search } from '../../renderer/state/search.svelte';
import { installFakeDesk, later, type FakeDesk } from '../support/fake-desk';
import { tokenWith } from '../support/tokens';

const seenAt = Date.now() - 60_000;
const jane: DirectoryMatch = {
  token: tokenWith({ number: 'AT1', authenticationCode: 'AAAAAA', identifier: 'jane', lifeCycleState: 'EFFECTIVE' }),
  seenAt,
};
const john: DirectoryMatch = { token: tokenWith({ number: 'AT2', authenticationCode: 'BBBBBB' }), seenAt };

let desk: FakeDesk;

beforeEach(() => {
  desk = installFakeDesk();
  route.reset();
  search.clear();
  matches.clear();
  recent.clear();
  desk.answer({ 'directory:search': () => success([jane, john]) });
});

describe('while typing', () => {
  const box = () => screen.getByRole<HTMLInputElement>('searchbox', { name: 'Scan or type' });
  const type = (value: string) => fireEvent.input(box(), { target: { value } });
  const press = (key: string) => fireEvent.keyDown(box(), { key });

  beforeEach(() => {
    render(Search);
  });

  test('what the desk has seen is listed, each with its age, and the keyboard opens one', async () => {
    await type('a');
    const options = await screen.findAllByRole('option');
    expect(options.map(({ textContent }) => textContent.replace(/\s+/g, ' '))).toEqual([
      expect.stringMatching(`AAAAAA.*AT1.*jane.*Effective.*as of ${moment(seenAt, Date.now())}`),
      expect.stringContaining('BBBBBB'),
    ]);
    expect(screen.getByText('2 matches on this desk')).toBeTruthy();
    expect(box().getAttribute('aria-activedescendant')).toBeNull();
    await press('ArrowDown');
    await press('ArrowDown');
    expect(box().getAttribute('aria-activedescendant')).toBe(options[1]?.id);
    expect(options[1]?.getAttribute('aria-selected')).toBe('true');
    // past the last one lies the box
    await press('ArrowDown');
    expect(box().getAttribute('aria-activedescendant')).toBeNull();
    await press('ArrowUp');
    await press('Enter');
    expect(route.current).toMatchObject({ screen: 'token', token: john.token, partial: true, seenAt });
  });

  test('Enter with none chosen asks the server for what was typed', async () => {
    desk.answer({ 'tokens:find': () => success(jane.token) });
    await type('AAAAAA');
    await screen.findAllByRole('option');
    await press('Enter');
    await fireEvent.submit(box().closest('form') ?? box());
    await waitFor(() => expect(desk.asksOf('tokens:find')).toEqual([{ authenticationCode: 'AAAAAA' }]));
    await waitFor(() => expect(route.current).toMatchObject({ screen: 'token', seenAt: null }));
  });

  test('an older answer never takes the place of a newer one', async () => {
    const answers = [later<Result<DirectoryMatch[]>>(), later<Result<DirectoryMatch[]>>()] as const;
    let asked = 0;
    desk.answer({ 'directory:search': () => (asked++ === 0 ? answers[0].promise : answers[1].promise) });
    await type('a');
    await type('ab');
    answers[1].keep(success([john]));
    answers[0].keep(success([jane]));
    await waitFor(() => expect(matches.list).toEqual([john]));
    await Promise.resolve();
    expect(matches.list).toEqual([john]);
  });

  test('an emptied box lists nothing, whatever is on its way', async () => {
    const answer = later<Result<DirectoryMatch[]>>();
    desk.answer({ 'directory:search': () => answer.promise });
    await type('a');
    await type('');
    answer.keep(success([jane]));
    await answer.promise;
    expect(screen.queryAllByRole('option')).toEqual([]);
  });

  test('a scan that the server cannot be asked for is looked for on this desk', async () => {
    await search.lookUp('AAAAAA');
    await waitFor(() => expect(desk.asksOf('directory:search')).toEqual([{ text: 'AAAAAA' }]));
    expect(await screen.findAllByRole('option')).toHaveLength(2);
  });
});

describe('a remembered token', () => {
  const at = `at ${moment(seenAt, Date.now())}`;
  const show = () =>
    render(Token, { token: jane.token, address: { authenticationCode: 'AAAAAA' }, partial: true, seenAt });

  test('is shown with its age until the server answers', async () => {
    const answer = later<Result<AccessToken>>();
    desk.answer({ 'tokens:find': () => answer.promise });
    route.openToken(jane.token, { partial: true, seenAt });
    show();
    await screen.findByText(`This is what this desk saw ${at}. The server is being asked.`);
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('AT1');
    answer.keep(success({ ...jane.token, lifeCycleState: 'NOT_EFFECTIVE' }));
    await waitFor(() => expect(screen.queryByText(/This is what this desk saw/)).toBeNull());
  });

  test('says that it may have changed where the server cannot be reached', async () => {
    show();
    await screen.findByText(
      `The server cannot be reached. This is what this desk saw ${at}; it may have changed since.`,
    );
    expect(screen.getByRole('button', { name: 'Try again' })).toBeTruthy();
  });

  test('is not said to be gone where the server refused for another reason', async () => {
    desk.answer({
      'tokens:find': () => failed({ code: 'rejected', reason: 'refused-by-server', message: 'no right' }),
    });
    show();
    expect((await screen.findByRole('alert')).textContent).toContain('The server refused to look this code up');
    expect(screen.getByRole('button', { name: 'Try again' })).toBeTruthy();
  });

  test('is said to be gone where the server has none', async () => {
    desk.answer({
      'tokens:find': () => failed({ code: 'rejected', reason: 'not-found', message: 'not found' }),
    });
    show();
    expect((await screen.findByRole('alert')).textContent).toContain('This token is gone from the server');
  });
});
