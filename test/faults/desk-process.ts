import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** A desk in a process of its own. */
export interface DeskProcess {
  /** Resolves when it waits for its order. */
  ready: Promise<void>;
  /** Resolves when it has promised so many things. */
  promised(count: number): Promise<void>;
  /** To promise until it is killed, or so many and then to settle. */
  order(what: 'go' | number): void;
  /** Kills it as a power cut would, and waits until it is gone. */
  kill(): Promise<void>;
  /** Resolves when it has ended. */
  ended: Promise<void>;
  /** What it told, the words of each line. */
  told: string[][];
}

/** Starts a desk that waits for its order. */
export function startDesk(program: string, args: readonly string[]): DeskProcess {
  const child = spawn(process.execPath, [program, ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
  const told: string[][] = [];
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => told.push(line.split(' ')));
  const ready = new Promise<void>((resolve) => {
    lines.on('line', (line) => line === 'ready' && resolve());
  });
  // Killed before it reads its order, it can no longer be told.
  child.stdin.on('error', () => undefined);
  return {
    ready,
    promised: (count) =>
      new Promise((resolve) => {
        const isEnough = (): boolean => told.filter(([word]) => word === 'promised').length >= count;
        if (isEnough()) resolve();
        else lines.on('line', () => isEnough() && resolve());
      }),
    ended,
    told,
    order: (what) => void child.stdin.write(`${String(what)}\n`),
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
