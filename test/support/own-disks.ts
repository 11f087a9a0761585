import { closeSync, mkdirSync, openSync, rmSync, symlinkSync, writeFileSync, writeSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root, startPackagedDesk, type RunningDesk } from './desk';

/** A disk that only one app sees, and that is gone with it. */
export interface OwnDisk {
  /** Leaves no room on it. */
  fill(): void;
  /** Makes room again. */
  free(): void;
}

const kilobytes = 512;
const page = Buffer.alloc(4096);

/**
 * Starts the built app so that every one of these files of its profile lies on a small disk of its own; those that are to be
 * full from the start are. Needs the namespaces that Chromium's sandbox needs.
 */
export async function startOnOwnDisks<N extends string>(
  profile: string,
  files: readonly N[],
  full: readonly N[],
): Promise<RunningDesk & { disks: Record<N, OwnDisk> }> {
  const mounts = files.map((file) => {
    const folder = placeOf(profile, file);
    mkdirSync(folder, { recursive: true });
    symlinkSync(join(folder, file), join(profile, file));
    return [
      `mount -t tmpfs -o size=${String(kilobytes)}k none '${folder}'`,
      ...(full.includes(file) ? [`{ head -c ${String(kilobytes)}k /dev/zero >'${folder}/ballast' || true; }`] : []),
    ].join(' && ');
  });
  const electron = createRequire(import.meta.url)('electron') as string;
  // The user that the bus knows: to mount, one has to be another for a moment.
  const user = [`--map-user=${String(process.getuid?.())}`, `--map-group=${String(process.getgid?.())}`].join(' ');
  const program = join(profile, 'start.sh');
  const start = `exec unshare --user ${user} -- '${electron}' "$@" '${root}'`;
  writeFileSync(
    program,
    `#!/bin/sh\nexec unshare --user --map-root-user --mount sh -ec "$(cat <<'END'\n${[...mounts, start].join('\n')}\nEND\n)" sh "$@"\n`,
    { mode: 0o755 },
  );
  const desk = await startPackagedDesk(program, profile);
  const seen = `/proc/${String(desk.app.process().pid)}/root`;
  const disks = Object.fromEntries(files.map((file) => [file, diskIn(join(seen, placeOf(profile, file)))]));
  return { ...desk, disks: disks as Record<N, OwnDisk> };
}

function placeOf(profile: string, file: string): string {
  return join(profile, 'disks', file);
}

function diskIn(folder: string): OwnDisk {
  const ballast = join(folder, 'ballast');
  return {
    fill() {
      const file = openSync(ballast, 'a');
      try {
        for (let at = 0; at < kilobytes; at += 1) writeSync(file, page);
      } catch {
        // this is what it was for
      } finally {
        closeSync(file);
      }
    },
    free: () => rmSync(ballast),
  };
}
