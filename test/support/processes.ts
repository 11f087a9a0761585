import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** What Linux tells of one process. */
export interface RunningProcess {
  pid: number;
  parent: number;
  argv: string[];
  environment: string;
  status: string;
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // it may have ended, or belong to somebody else
    return '';
  }
}

/** A process and all that it has started, the first one first. */
export function processTree(pid: number): RunningProcess[] {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name): RunningProcess => {
      const status = read(`/proc/${name}/status`);
      return {
        pid: Number(name),
        parent: Number(/^PPid:\s+(\d+)$/m.exec(status)?.[1] ?? 0),
        argv: read(`/proc/${name}/cmdline`).split('\0'),
        environment: read(`/proc/${name}/environ`),
        status,
      };
    });
  const tree = all.filter((each) => each.pid === pid);
  for (const each of tree) tree.push(...all.filter(({ parent }) => parent === each.pid));
  return tree;
}

/** The TCP ports at which these processes listen, in order. */
export function listeningPorts(processes: readonly RunningProcess[]): number[] {
  const sockets = new Set(processes.flatMap(({ pid }) => socketsOf(pid)));
  const lines = [...read('/proc/net/tcp').split('\n'), ...read('/proc/net/tcp6').split('\n')];
  const ports = lines.flatMap((line) => {
    const [, local = '', , state, , , , , , inode = ''] = line.trim().split(/\s+/);
    return state === '0A' && sockets.has(`socket:[${inode}]`)
      ? [Number.parseInt(local.split(':').at(-1) ?? '', 16)]
      : [];
  });
  return [...new Set(ports)].sort((a, b) => a - b);
}

function socketsOf(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/fd`).map((name) => linkAt(`/proc/${pid}/fd/${name}`));
  } catch {
    return [];
  }
}

function linkAt(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return '';
  }
}
