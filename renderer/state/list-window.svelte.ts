import {
  defaultRangeExtractor,
  elementScroll,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
} from '@tanstack/virtual-core';
import type { Range, VirtualItem } from '@tanstack/virtual-core';

/** What the rows in view depend on; read anew whenever one of it changes. */
export interface WindowOf {
  count: number;
  /** In pixels. */
  rowHeight: number;
  /** The row with the focus: it stays rendered wherever the table is scrolled, so that the focus is not lost. */
  active: number;
  /** In pixels, at the top of the scrolled area, over the rows. */
  headHeight: number;
}

/** Which of many rows of equal height have to be rendered, by where their table is scrolled. */
export class ListWindow {
  #version = $state(0);
  readonly #virtualizer: Virtualizer<HTMLElement, HTMLElement>;
  readonly #read: () => WindowOf;
  #scroller: HTMLElement | null = null;

  constructor(read: () => WindowOf, start: number) {
    this.#read = read;
    this.#virtualizer = new Virtualizer<HTMLElement, HTMLElement>({ ...this.#options(read()), initialOffset: start });
  }

  /** The rows to render: their index and where they start, in pixels. */
  rows: VirtualItem[] = $derived.by(() => {
    void this.#version;
    this.#virtualizer.setOptions(this.#options(this.#read()));
    return this.#virtualizer.getVirtualItems();
  });

  /** The height of all rows together, in pixels. */
  get height(): number {
    const { count, rowHeight } = this.#read();
    return count * rowHeight;
  }

  /** Follows the scrolling of this element; the answer ends that. */
  attach(scroller: HTMLElement): () => void {
    this.#scroller = scroller;
    const stop = this.#virtualizer._didMount();
    this.#virtualizer._willUpdate();
    return () => {
      stop();
      this.#scroller = null;
    };
  }

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
    const { rowHeight, headHeight } = this.#read();
    return Math.max(1, Math.floor(((this.#scroller?.clientHeight ?? 0) - headHeight) / rowHeight));
  }

  #options({ count, rowHeight, active, headHeight }: WindowOf) {
    return {
      count,
      estimateSize: () => rowHeight,
      getScrollElement: () => this.#scroller,
      scrollToFn: elementScroll,
      observeElementRect,
      observeElementOffset,
      // before the first measurement: rather some rows too many than an empty frame
      initialRect: { width: 0, height: 1_000 },
      overscan: 10,
      scrollPaddingEnd: headHeight,
      rangeExtractor: (range: Range) => withActive(defaultRangeExtractor(range), active, count),
      onChange: () => {
        this.#version += 1;
      },
    };
  }
}

function withActive(indexes: number[], active: number, count: number): number[] {
  if (active < 0 || active >= count || indexes.includes(active)) return indexes;
  return [...indexes, active].sort((a, b) => a - b);
}
