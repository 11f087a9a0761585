import * as v from 'valibot';
import { stored, type RecordChange, type Store, type Stored } from './record';
import type { KeptToken } from './remembered';

/** Tokens that were seen together; a later page overrules an earlier one. */
export interface Page {
  /** Whose tokens these are. */
  scope: string;
  /** Each with when it was seen, in milliseconds since the epoch. */
  tokens: [seenAt: number, kept: KeptToken][];
  /** Keys of tokens that are no more. */
  gone: string[];
}

/** The pages of the directory on disk: whole pages are encrypted, for that is fifty times faster than single tokens. */
export interface Pages {
  names(): Stored<string[]>;
  /** Null for a page that does not open. */
  read(name: string): Stored<Page | null>;
  add(page: Page): Stored<string>;
  /** Puts a page in the place of an earlier one. */
  rewrite(name: string, page: Page): Stored<null>;
  remove(names: readonly string[]): Stored<null>;
  /** Puts few full pages in the place of many. */
  replace(names: readonly string[], pages: readonly Page[]): Stored<string[]>;
}

const page = v.object({
  scope: v.string(),
  tokens: v.array(
    v.strictTuple([v.number(), v.custom<KeptToken>((kept) => typeof kept === 'object' && kept !== null)]),
  ),
  gone: v.array(v.string()),
});
const packed = v.pipe(v.string(), v.parseJson(), page);

/** Gives the pages in a store. */
export function openPages(store: Store): Pages {
  let last = 0;

  const putAs = (name: string, content: Page): RecordChange => ({
    put: { kind: 'directory', id: name, content: JSON.stringify(content) },
  });

  function put(content: Page): { name: string; change: RecordChange } {
    last += 1;
    const name = String(last).padStart(12, '0');
    return { name, change: putAs(name, content) };
  }

  const removal = (name: string): RecordChange => ({ remove: { kind: 'directory', id: name } });

  return {
    names() {
      const names = store.names('directory');
      if (names.ok) last = Math.max(last, Number(names.value.at(-1) ?? 0));
      return names;
    },
    read(name) {
      const record = store.read({ kind: 'directory', id: name });
      if (!record.ok) return record.trouble === 'damaged' ? stored(null) : record;
      const parsed = v.safeParse(packed, record.value?.content);
      return stored(parsed.success ? parsed.output : null);
    },
    add(content) {
      const { name, change } = put(content);
      const written = store.write([change]);
      return written.ok ? stored(name) : written;
    },
    rewrite: (name, content) => store.write([putAs(name, content)]),
    remove: (names) => store.write(names.map(removal)),
    replace(names, contents) {
      const added = contents.map(put);
      const written = store.write([...names.map(removal), ...added.map(({ change }) => change)]);
      return written.ok ? stored(added.map(({ name }) => name)) : written;
    },
  };
}
