import { fireEvent, render, screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import TokenTable from '../../renderer/parts/TokenTable.svelte';
import { tokenWith } from '../support/tokens';

const tokens = Array.from({ length: 10_000 }, (_, index) =>
  tokenWith({ id: `${index}`, number: `AT${index}`, authenticationCode: `C${index}`, lifeCycleState: 'EFFECTIVE' }),
);

beforeEach(() => {
  // happy-dom lays nothing out: a table of 480 pixels
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(480);
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(480);
});

function show(place: { top: number; token: (typeof tokens)[number] | null } = { top: 0, token: null }) {
  const onopen = vi.fn();
  render(TokenTable, {
    props: { tokens, columns: ['number', 'lifeCycleState', 'authenticationCode'], sorting: null, place, onopen },
  });
  return { onopen, place };
}

const focused = () => document.activeElement?.getAttribute('aria-rowindex');
const row = (index: number) => screen.getByRole('row', { name: new RegExp(`AT${index}\\b`) });

describe('the grid', () => {
  test('says how many rows there are, and renders those in view', () => {
    show();
    const grid = screen.getByRole('grid', { name: 'Access tokens' });
    expect(grid.getAttribute('aria-rowcount')).toBe('10001');
    expect(screen.getAllByRole('row').length).toBeLessThan(60);
    expect(row(0).getAttribute('aria-rowindex')).toBe('2');
    expect(screen.getAllByRole('columnheader').map((cell) => cell.textContent.trim())).toEqual([
      'Number',
      'State',
      'Authentication code',
    ]);
  });

  test('sorts by its headings and says how', async () => {
    show();
    const header = () => screen.getByRole('columnheader', { name: 'Number' });
    for (const expected of ['ascending', 'descending', 'none']) {
      await fireEvent.click(screen.getByRole('button', { name: 'Number' }));
      expect(header().getAttribute('aria-sort')).toBe(expected);
    }
  });

  test('opens a token by click and by Enter, and remembers which', async () => {
    const { onopen, place } = show();
    await fireEvent.click(row(1));
    row(2).focus();
    await fireEvent.keyDown(row(2), { key: 'Enter' });
    expect(onopen.mock.calls).toEqual([[tokens[1]], [tokens[2]]]);
    expect(place.token).toBe(tokens[2]);
  });

  test('is one stop for Tab, and moves by arrows, pages, Home and End', async () => {
    show();
    expect(screen.getAllByRole('row').filter((one) => one.getAttribute('tabindex') === '0')).toEqual([row(0)]);
    row(0).focus();
    const press = async (key: string) => {
      await fireEvent.keyDown(document.activeElement ?? document.body, { key });
      await tick();
      return focused();
    };
    expect(await press('ArrowDown')).toBe('3');
    expect(await press('ArrowUp')).toBe('2');
    expect(await press('ArrowUp')).toBe('2');
    expect(await press('End')).toBe('10001');
    expect(await press('Home')).toBe('2');
    expect(Number(await press('PageDown'))).toBeGreaterThan(2);
    expect(await press('PageUp')).toBe('2');
    expect(screen.getAllByRole('row').filter((one) => one.getAttribute('tabindex') === '0')).toHaveLength(1);
  });

  test('marks the row that the operator comes back to', () => {
    show({ top: 0, token: tokens[3] ?? null });
    expect(row(3).dataset['firstFocus']).toBe('true');
    expect(row(3).getAttribute('tabindex')).toBe('0');
  });

  test('leaves shortcuts alone', async () => {
    const { onopen } = show();
    row(0).focus();
    expect(await fireEvent.keyDown(row(0), { key: 'Enter', ctrlKey: true })).toBe(true);
    expect(await fireEvent.keyDown(row(0), { key: 'x' })).toBe(true);
    expect(onopen).not.toHaveBeenCalled();
  });
});
