import { untrack } from 'svelte';
import {
  defaultRangeExtractor,
  elementScroll,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
} from '@tanstack/virtual-core';
import type { Range, VirtualItem, VirtualizerOptions } from '@tanstack/virtual-core';

/** What the rows in view depend on; read anew whenever one of it changes. */
export interface WindowOf {
  count: number;
  /** In pixels; of rows that are measured, until they are. */
  rowHeight: number;
  /** The row with the focus: it stays rendered wherever the rows are scrolled, so that the focus is not lost. */
  active: number;
  /** In pixels, of a heading that stays at the top of the scrolled area, over the rows. */
  headHeight?: number;
  /** For rows that are measured: one key a row, by which it keeps its height when it moves. The same function while the rows are the same. */
  keyOf?: (index: number) => string;
}

type Options = VirtualizerOptions<HTMLElement, HTMLElement>;

/** Taken until the scrolled area has a height: rather some rows too many than an empty frame. */
const likelyArea = { width: 0, height: 1_000 };

/** Which of many rows have to be rendered, by where they are scrolled. */
export class RowsWindow {
  #version = $state(0);
  #top = $state(0);
  readonly #virtualizer: Virtualizer<HTMLElement, HTMLElement>;
  readonly #read: () => WindowOf;
  #scroller: HTMLElement | null = null;

  constructor(read: () => WindowOf, start = 0) {
    this.#read = read;
    this.#virtualizer = new Virtualizer<HTMLElement, HTMLElement>({
      ...this.#options(read(), 0),
      initialOffset: start,
    });
  }

  /** The rows to render: their index, and where they start within what is scrolled, in pixels. */
  rows: VirtualItem[] = $derived.by(() => {
    void this.#version;
    this.#virtualizer.setOptions(this.#options(this.#read(), this.#top));
    return this.#virtualizer.getVirtualItems();
  });

  /** Where the first row starts within what is scrolled, in pixels. */
  get top(): number {
    return this.#top;
  }

  /** The height of all rows together, in pixels. */
  height: number = $derived.by(() => {
    void this.rows;
    return this.#virtualizer.getTotalSize();
  });

  /** Follows the scrolling of this element, in which there are only these rows; the answer ends that. */
  attach(scroller: HTMLElement): () => void {
    this.#scroller = scroller;
    const stop = this.#virtualizer._didMount();
    this.#virtualizer._willUpdate();
    return () => {
      stop();
      this.#scroller = null;
    };
  }

  /** Follows the scrolling of the screen of which these rows are one part; the answer ends that. */
  attachWithin(body: HTMLElement): () => void {
    const scroller = scrollerOf(body);
    const place = (): void => {
      const shift = body.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
      // whole pixels: a remainder of the sum would move all rows again and again
      this.#top = Math.round(shift + scroller.scrollTop);
    };
    place();
    // the screen may be scrolled already, and stays there
    this.#virtualizer.scrollOffset = scroller.scrollTop;
    const stop = this.attach(scroller);
    // what comes or goes above the rows moves them
    const observer = new ResizeObserver(place);
    for (const each of [scroller, ...scroller.children]) observer.observe(each);
    return () => {
      observer.disconnect();
      stop();
    };
  }

  /** Reads the height of a row that is rendered, and again whenever it changes; its index is its `data-index`. */
  measureRow = (row: HTMLElement): void => this.#virtualizer.measureElement(row);

  /** Reads the height of the rows again. */
  measure(): void {
    this.#virtualizer.measure();
  }

  /** Scrolls as little as needed to show a row. */
  reveal(index: number): void {
    this.#virtualizer.scrollToIndex(index, { align: 'auto' });
  }

  /** How many rows fit, at least one. */
  get page(): number {
    const { rowHeight, headHeight = 0 } = this.#read();
    return Math.max(1, Math.floor(((this.#scroller?.clientHeight ?? 0) - headHeight) / rowHeight));
  }

  #options({ count, rowHeight, active, headHeight = 0, keyOf }: WindowOf, top: number): Options {
    return {
      count,
      estimateSize: () => rowHeight,
      getScrollElement: () => this.#scroller,
      scrollToFn: elementScroll,
      observeElementRect: (of, tell) => observeElementRect(of, (rect) => tell(rect.height > 0 ? rect : likelyArea)),
      observeElementOffset,
      initialRect: likelyArea,
      overscan: 10,
      scrollMargin: top,
      scrollPaddingEnd: headHeight,
      rangeExtractor: (range: Range) => withActive(defaultRangeExtractor(range), active, count),
      // whoever has a row measured must not run again for what comes of it
      onChange: () => {
        untrack(() => (this.#version += 1));
      },
      ...(keyOf && {
        getItemKey: keyOf,
        measureElement: (row: HTMLElement) => row.offsetHeight || rowHeight,
        // what is measured changes the height of what is around it: not within one and the same layout
        useAnimationFrameWithResizeObserver: true,
      }),
    };
  }
}

function withActive(indexes: number[], active: number, count: number): number[] {
  if (active < 0 || active >= count || indexes.includes(active)) return indexes;
  return [...indexes, active].sort((a, b) => a - b);
}

function scrollerOf(element: HTMLElement): HTMLElement {
  for (let at = element.parentElement; at; at = at.parentElement) {
    if (['auto', 'scroll'].includes(getComputedStyle(at).overflowY)) return at;
  }
  return document.documentElement;
}
