import { readCommandLine, usage, type Command } from './command-line';
import { displayProblem } from './display';
import { exitCodes } from './exit-codes';
import { checkSandbox, type SandboxFacts } from './start-problem';
import { findUnknownSwitch } from './switches';
import { bundleFile, collectBundle, writeBundle, type BundleParts } from './support-bundle';

export interface CommandParts extends Omit<BundleParts, 'now' | 'health'>, SandboxFacts {
  system: NodeJS.Platform;
  environment: Record<string, string | undefined>;
  /** Whether the program listens to a debugger, which the fuses of a released one do not allow. */
  isDebugged: boolean;
  /** Writes a line to the standard output, or to that for errors. */
  say: (text: string, stream: 1 | 2) => void;
}

/**
 * Does what the program's words ask for instead of opening the desk, and gives the exit code; undefined where the desk is to
 * be opened. Nothing waits in here: Electron looks for a display as soon as its main program has run, and there may be none.
 */
export function runCommand(words: readonly string[], parts: CommandParts, now = new Date()): number | undefined {
  const { say } = parts;
  const unknown = parts.isPackaged ? findUnknownSwitch(words, parts) : null;
  const command: Command | undefined = unknown ? { command: 'wrong', problem: unknown } : readCommandLine(words);
  switch (command?.command) {
    case 'wrong':
      say(`${command.problem}\n${usage}`, 2);
      return exitCodes.usage;
    case 'help':
      say(usage, 1);
      return exitCodes.ok;
    case 'version':
      say(parts.appVersion, 1);
      return exitCodes.ok;
    case 'diagnose':
      return diagnose(bundleFile(command.target, now), parts, now);
    case undefined: {
      const problem = displayProblem(parts.system, parts.environment, words);
      const sandbox = checkSandbox(parts);
      // Nobody sits before root's desktop; for anybody else a box says it, where there is a display.
      if (sandbox !== null && (parts.isRoot || problem !== null)) {
        say(`${sandbox.message}\n${sandbox.detail}`, 2);
        return sandbox.exitCode;
      }
      if (problem === null) return undefined;
      say(problem, 2);
      return exitCodes.noDisplay;
    }
  }
}

function diagnose(file: string, { say, ...parts }: CommandParts, now: Date): number {
  let bundle: ReturnType<typeof collectBundle>;
  try {
    bundle = collectBundle({ ...parts, now, health: null });
  } catch (error) {
    say(`The support bundle could not be put together${codeOf(error)}. Tell support about this message.`, 2);
    return exitCodes.unexpected;
  }
  try {
    writeBundle(file, bundle);
  } catch (error) {
    const advice = 'Choose a folder that exists and that you may write to: --diagnose=FILE';
    say(`The support bundle could not be written to ${file}${codeOf(error)}. ${advice}`, 2);
    return exitCodes.notWritten;
  }
  say(file, 1);
  return exitCodes.ok;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
}
