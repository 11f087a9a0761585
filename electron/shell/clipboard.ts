import { createHash } from 'node:crypto';

/** The system's clipboard; promises since Electron 44, and to await what is none does no harm. */
export interface SystemClipboard {
  readText(): string | Promise<string>;
  writeText(text: string): void | Promise<void>;
  clear(): void | Promise<void>;
}

/** The clipboard as the desk uses it: what it copies does not stay there. */
export interface DeskClipboard {
  /** Copies a text; it is cleared half a minute later if it is still there. */
  copy(text: string): Promise<void>;
  /** Clears it now, if it still holds what was copied last. */
  clear(): Promise<void>;
}

const staysForMs = 30_000;

/** Opens the clipboard; what anybody else puts there is left alone. */
export function openClipboard(system: SystemClipboard): DeskClipboard {
  let ours: string | undefined;
  let timer: NodeJS.Timeout | undefined;
  let last: Promise<void> = Promise.resolve();

  /** One after the other: what is cleared while it is still being copied would stay. */
  function inTurn(work: () => Promise<void>): Promise<void> {
    const run = last.then(work);
    last = run.catch(() => undefined);
    return run;
  }

  async function clear(): Promise<void> {
    clearTimeout(timer);
    const mark = ours;
    ours = undefined;
    if (mark !== undefined && markOf(await system.readText()) === mark) await system.clear();
  }

  return {
    copy: (text) =>
      inTurn(async () => {
        clearTimeout(timer);
        await system.writeText(text);
        ours = markOf(text);
        timer = setTimeout(() => void inTurn(clear), staysForMs);
        timer.unref();
      }),
    clear: () => inTurn(clear),
  };
}

// The text itself would stay in memory for no use.
function markOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
