import * as v from 'valibot';
import type { KeychainEntry } from './keychain-entry';

const keptProxy = v.object({ key: v.string(), userName: v.string(), password: v.string() });
type KeptProxy = v.InferOutput<typeof keptProxy>;
const keptProxies = v.array(keptProxy);

/** The user names and passwords of proxies, in one entry of the keychain. */
export interface KeptProxies {
  /** What is kept for a proxy; null where nothing is, or the keychain cannot be used now. */
  read(key: string): Promise<Omit<KeptProxy, 'key'> | null>;
  /** Keeps them in place of those kept before; gives whether that was done. */
  keep(kept: KeptProxy): Promise<boolean>;
  /** What is kept, without the passwords; null where the keychain cannot be used now. */
  list(): Promise<Omit<KeptProxy, 'password'>[] | null>;
  /** Removes what is kept under these keys; gives whether it is gone. */
  forget(keys: readonly string[]): Promise<boolean>;
}

/** The most that an entry of the keychain holds, in bytes. */
const mostBytes = 2_000;

/** Gives what is kept for proxies in an entry of the keychain. */
export function openKeptProxies(entry: KeychainEntry): KeptProxies {
  async function all(): Promise<KeptProxy[] | null> {
    const read = await entry.read();
    if (read.outcome === 'not-stored') return [];
    return read.outcome === 'stored' ? parse(read.secret) : null;
  }

  return {
    async read(key) {
      const found = (await all())?.find((kept) => kept.key === key);
      return found ? { userName: found.userName, password: found.password } : null;
    },
    async keep(kept) {
      const others = ((await all()) ?? []).filter(({ key }) => key !== kept.key);
      const list = [kept, ...others];
      while (list.length > 1 && Buffer.byteLength(JSON.stringify(list)) > mostBytes) list.pop();
      return (await entry.write(JSON.stringify(list))) === 'done';
    },
    async list() {
      return (await all())?.map(({ key, userName }) => ({ key, userName })) ?? null;
    },
    async forget(keys) {
      const kept = await all();
      if (!kept) return false;
      const rest = kept.filter(({ key }) => !keys.includes(key));
      if (rest.length === kept.length) return true;
      return (await (rest.length === 0 ? entry.remove() : entry.write(JSON.stringify(rest)))) === 'done';
    },
  };
}

function parse(secret: string): KeptProxy[] {
  try {
    const parsed = v.safeParse(keptProxies, JSON.parse(secret));
    return parsed.success ? parsed.output : [];
  } catch {
    return [];
  }
}
