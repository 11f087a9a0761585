/** What the program is to do instead of opening the desk. */
export type Command =
  | { command: 'version' }
  | { command: 'help' }
  /** `target`: a file or a folder, as it was typed; null for the folder that the program was started in. */
  | { command: 'diagnose'; target: string | null }
  | { command: 'wrong'; problem: string };

export const usage = `Usage: tokendesk [SWITCH] [LINK]
  --help               prints this
  --version            prints the version
  --diagnose[=FILE]    writes a support bundle without secrets, and prints where it is
  --user-data-dir=DIR  works on another profile
  --practice           opens the desk on its embedded practice service
  --kiosk              fills the screen, without menus, as a kiosk does

A link opens a token or a customer: tokendesk://token/CODE, tokendesk://customer/NUMBER`;

/** Reads the program's own words, without its name; undefined where the desk is to be opened. */
export function readCommandLine(words: readonly string[]): Command | undefined {
  const ours = words.filter((word) => /^--(help|version|diagnose)(=|$)/.test(word));
  const [word = ''] = ours;
  if (ours.length === 0) return undefined;
  if (ours.length > 1) return { command: 'wrong', problem: `${ours.join(' ')}: one of them at a time` };
  if (word === '--help') return { command: 'help' };
  if (word === '--version') return { command: 'version' };
  if (word === '--diagnose') return { command: 'diagnose', target: null };
  const target = word.slice('--diagnose='.length);
  const [name = ''] = word.split('=');
  if (name !== '--diagnose') return { command: 'wrong', problem: `${word}: ${name} takes no value` };
  return target === '' ? { command: 'wrong', problem: '--diagnose=: names no file' } : { command: 'diagnose', target };
}
