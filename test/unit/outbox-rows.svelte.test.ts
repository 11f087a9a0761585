import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { tick } from 'svelte';
import { beforeEach, expect, test, vi } from 'vitest';
import OutboxTable from '../../renderer/parts/OutboxTable.svelte';
import { installFakeDesk } from '../support/fake-desk';
import { entryWith } from '../support/queue-entries';

const entries = Array.from({ length: 500 }, (_, index) =>
  entryWith({
    id: `e${String(index)}`,
    authenticationCode: `9900${String(10_000 + index)}`,
    decisions: ['discard'],
  }),
);

/** How often the height of each row was read. */
let reads = new Map<HTMLElement, number>();

beforeEach(() => {
  installFakeDesk();
  reads = new Map();
  // happy-dom lays nothing out: a screen of 600 pixels, and rows of 70 or 90 pixels, or of 300 where they are open
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600);
  vi.spyOn(HTMLElement.prototype, 'scrollHeight', 'get').mockReturnValue(41_000);
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockImplementation(function (this: HTMLElement) {
    reads.set(this, (reads.get(this) ?? 0) + 1);
    if (this.querySelector('[aria-expanded=true]')) return 300;
    return Number(this.dataset['index']) % 2 === 0 ? 70 : 90;
  });
});

/** Shows the entries on a screen that scrolls. */
async function show() {
  const scroller = document.body.appendChild(document.createElement('div'));
  scroller.style.overflowY = 'auto';
  const follow = vi.spyOn(scroller, 'addEventListener');
  const { rerender } = render(OutboxTable, { target: scroller, props: { entries, now: Date.now() } });
  await tick();
  return {
    rerender,
    /** How often the screen began to be followed. */
    follows: () => follow.mock.calls.filter(([name]) => name === 'scroll').length,
    scrollTo: async (top: number) => {
      scroller.scrollTop = top;
      await fireEvent.scroll(scroller);
      await tick();
    },
  };
}

const table = () => screen.getByRole('table', { name: 'Outbox' });
const rendered = () => [...table().querySelectorAll<HTMLElement>('[data-entry]')];
const places = () => rendered().map((row) => row.getAttribute('aria-rowindex'));
const tops = () => rendered().map(({ style }) => style.top);
const focused = () => document.activeElement?.getAttribute('aria-rowindex');

test('500 entries render a bounded number of rows, and say how many there are', async () => {
  await show();
  expect(table().getAttribute('aria-rowcount')).toBe('501');
  expect(screen.getAllByRole('row')[0]?.getAttribute('aria-rowindex')).toBe('1');
  expect(rendered().length).toBeLessThan(60);
  expect(places().slice(0, 3)).toEqual(['2', '3', '4']);
  rendered()[0]?.focus();
  await fireEvent.keyDown(rendered()[0] as HTMLElement, { key: 'End' });
  await waitFor(() => expect(focused()).toBe('501'));
  expect(document.activeElement?.textContent).toContain('990010499');
  expect(rendered().length).toBeLessThan(60);
});

test('rows start where the ones before them end, also when one is opened', async () => {
  await show();
  expect(tops().slice(0, 4)).toEqual(['0px', '70px', '160px', '230px']);
  rendered()[0]?.focus();
  await fireEvent.keyDown(rendered()[0] as HTMLElement, { key: 'Enter' });
  await tick();
  expect(tops().slice(0, 4)).toEqual(['0px', '300px', '390px', '460px']);
});

test('a row is measured once, and the screen is followed once, however it is scrolled', async () => {
  const { follows, scrollTo } = await show();
  expect(rendered().map((row) => reads.get(row))).toEqual(rendered().map(() => 1));
  for (const top of [400, 4_000, 0]) await scrollTo(top);
  expect(Math.max(...reads.values())).toBe(1);
  expect(follows()).toBe(1);
});

test('the row with the focus keeps it, and its buttons, however far the screen is scrolled and whatever is told anew', async () => {
  const { rerender, scrollTo } = await show();
  const row = rendered()[1] as HTMLElement;
  row.focus();
  await tick();
  await scrollTo(20_000);
  expect(places()).toContain('215');
  expect(rendered().length).toBeLessThan(60);
  expect(document.activeElement).toBe(row);
  expect([...row.querySelectorAll('button')].map(({ tabIndex }) => tabIndex)).toEqual([0, 0]);
  await rerender({ entries: entries.map((entry) => ({ ...entry, attempts: 1 })), now: Date.now() });
  expect(document.activeElement).toBe(row);
  expect(row.getAttribute('aria-rowindex')).toBe('3');
});
