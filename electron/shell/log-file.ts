import { appendFile, mkdir, rename, stat } from 'node:fs/promises';
import { dirname, join, parse } from 'node:path';

/** The room that a log may take: the file itself, and older ones beside it, each of at most so many bytes. */
export interface LogRoom {
  largestBytes: number;
  olderFiles: number;
}

/** Five files of one megabyte: some weeks of a busy desk. */
const logRoom: LogRoom = { largestBytes: 1_000_000, olderFiles: 4 };

export interface LogFile {
  /** Appends a line, after those before it; a disk that refuses costs the line, never the work. */
  append: (line: string) => void;
  /** Settles when all that was appended until now is on disk, or given up. */
  written: () => Promise<void>;
}

/** Lines that wait for a disk that hangs; more are given up, so that memory is bounded too. */
const mostWaiting = 1_000;

/** The files of a log, the oldest first: `desk.2.log`, `desk.1.log`, `desk.log`. */
export function filesOfLog(file: string, { olderFiles }: LogRoom = logRoom): string[] {
  const { dir, name, ext } = parse(file);
  const older = Array.from({ length: olderFiles }, (_, at) => join(dir, `${name}.${String(olderFiles - at)}${ext}`));
  return [...older, file];
}

/** Opens a log that is written line by line; the file that is full takes the place of the one before it. */
export function openLogFile(file: string, room: LogRoom = logRoom): LogFile {
  let size: number | undefined;
  let isTorn = false;
  let waiting = 0;
  let last: Promise<void> = Promise.resolve();

  async function write(line: string): Promise<void> {
    size ??= await sizeOf(file);
    if (size > 0 && size + Buffer.byteLength(line) > room.largestBytes) {
      await moveUp(filesOfLog(file, room));
      size = 0;
    }
    // A disk that ran full may have taken half a line.
    const text = isTorn && size > 0 ? `\n${line}` : line;
    await appendFile(file, text, { mode: 0o600 });
    size += Buffer.byteLength(text);
    isTorn = false;
  }

  return {
    append(line) {
      if (waiting >= mostWaiting) return;
      waiting += 1;
      last = last
        .then(() => write(line))
        .catch(() => {
          [size, isTorn] = [undefined, true];
        })
        .finally(() => (waiting -= 1));
    },
    written: () => last,
  };
}

async function sizeOf(file: string): Promise<number> {
  await mkdir(dirname(file), { recursive: true });
  return (await stat(file).catch(() => ({ size: 0 }))).size;
}

/** Gives each file the name of the one before it. Where the newest cannot be moved, this fails: a log never grows on. */
async function moveUp(files: string[]): Promise<void> {
  for (const [at, older] of files.slice(0, -1).entries()) {
    const newer = files[at + 1] ?? older;
    const moved = rename(newer, older);
    await (at === files.length - 2 ? moved : moved.catch(() => undefined));
  }
}
