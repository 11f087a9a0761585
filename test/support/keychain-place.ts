import { spawnSync, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { startBus, startKeyring } from '../../build/desktop/bus.mjs';
import { end, launch } from '../../build/processes.mjs';
import { root } from './desk';

const secrets = 'org.freedesktop.secrets';
const prompter = 'org.gnome.keyring.SystemPrompter';

/** A place for an app to find its keychain in, or not: its own bus, keyring and prompter, on the display of the tests. */
export interface KeychainPlace {
  /** For the app, and for all that is started here. */
  readonly env: NodeJS.ProcessEnv;
  /** Where the keyring, and whatever else keeps to the standard folders, has its files. */
  readonly folder: string;
  /** A bus on which nobody offers anything. */
  startBus(): Promise<void>;
  /** The keyring, open; what it had before is still in it. */
  unlock(): Promise<void>;
  /** The keyring, closed; nobody is there to ask for its password. */
  lock(): Promise<void>;
  /** Lets the keyring ask for its password from now on. */
  startPrompter(): Promise<void>;
  /** Closes the prompt, as an operator does who does not know the password. */
  dismiss(): Promise<void>;
  /** Stops the keyring in the middle of whatever it does. */
  freeze(): void;
  thaw(): void;
  /** The names under which the open keyring has something of ours; null where that changed while they were listed. */
  entries(): string[] | null;
  close(): Promise<void>;
}

/** Opens a place without anything in it; the caller closes it. */
export function openPlace(): KeychainPlace {
  const folder = mkdtempSync(join(tmpdir(), 'tokendesk-place-'));
  let env: NodeJS.ProcessEnv = { ...process.env, ...xdgFolders(folder) };
  delete env['DBUS_SESSION_BUS_ADDRESS'];
  const services: ChildProcess[] = [];
  let keyring: ChildProcess | undefined;
  let asking: ChildProcess | undefined;

  async function endKeyring(): Promise<void> {
    keyring?.kill('SIGCONT');
    if (keyring) await end(keyring);
    keyring = undefined;
  }

  return {
    get env() {
      return env;
    },
    folder,
    async startBus() {
      const bus = await startBus(folder);
      services.push(bus.child);
      env = { ...env, ...bus.env };
    },
    async unlock() {
      await endKeyring();
      keyring = await startKeyring(env);
    },
    async lock() {
      await endKeyring();
      keyring = launch('gnome-keyring-daemon', ['--foreground', '--components=secrets'], { env, stdio: 'ignore' });
      await waitForName(env, secrets);
    },
    async startPrompter() {
      asking = launch(prompterProgram(), [], { env, stdio: 'ignore' });
      await waitForName(env, prompter);
    },
    async dismiss() {
      if (asking) await end(asking);
      asking = undefined;
    },
    freeze: () => void keyring?.kill('SIGSTOP'),
    thaw: () => void keyring?.kill('SIGCONT'),
    entries: () => entriesIn(env),
    async close() {
      if (asking) await end(asking);
      await endKeyring();
      for (const service of services.reverse()) await end(service);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function xdgFolders(folder: string): Record<string, string> {
  const names = ['CACHE_HOME', 'CONFIG_HOME', 'DATA_HOME', 'STATE_HOME', 'RUNTIME_DIR'];
  return Object.fromEntries(
    names.map((name) => {
      const path = join(folder, name.toLowerCase());
      mkdirSync(path, { mode: 0o700 });
      return [`XDG_${name}`, path];
    }),
  );
}

async function waitForName(env: NodeJS.ProcessEnv, name: string): Promise<void> {
  const bus = 'org.freedesktop.DBus';
  const args = ['--session', '--print-reply=literal', `--dest=${bus}`, '/', `${bus}.NameHasOwner`, `string:${name}`];
  await expect.poll(() => spawnSync('dbus-send', args, { env, encoding: 'utf8' }).stdout).toContain('true');
}

/** The program that asks for passwords comes with the keyring; where it is, differs between systems. */
function prompterProgram(): string {
  const service = readFileSync(`/usr/share/dbus-1/services/${prompter}.service`, 'utf8');
  const program = /^Exec=(\S+)/m.exec(service)?.[1];
  if (program === undefined) throw new Error(`No program offers ${prompter}`);
  return program;
}

/** Takes the data key of a profile out of the keyring of this desktop, as a keyring that was made anew lacks it. */
export function loseDataKey(profile: string): void {
  const account = `${createHash('sha256').update(profile).digest('hex').slice(0, 16)}/data-key`;
  const remove = `require('keytar').deletePassword('Tokendesk', '${account}').then((isGone) => process.exit(isGone ? 0 : 1))`;
  expect(spawnSync(process.execPath, ['-e', remove], { cwd: root }).status).toBe(0);
}

/** Asked in a program of its own, as this one has the keyring of the tests. */
function entriesIn(env: NodeJS.ProcessEnv): string[] | null {
  const list = `require('keytar').findCredentials('Tokendesk').then((all) => console.log(JSON.stringify(all.map((each) => each.account))))`;
  const { stdout } = spawnSync(process.execPath, ['-e', list], { env, cwd: root, encoding: 'utf8' });
  return stdout === '' ? null : (JSON.parse(stdout) as string[]);
}
