import { isLink } from '../contract/deep-link';

/** Switches that a packaged app knows, and whether each takes a value. Its own first; then Chromium's for displays. */
const known: Readonly<Record<string, 'none' | 'value' | 'either'>> = {
  '--version': 'none',
  '--help': 'none',
  '--diagnose': 'either',
  '--user-data-dir': 'value',
  '--practice': 'none',
  '--kiosk': 'none',
  // the installer for Windows starts a new version with it
  '--updated': 'none',
  '--ozone-platform': 'value',
  '--ozone-platform-hint': 'value',
  '--force-device-scale-factor': 'value',
  '--disable-gpu': 'none',
  '--disable-dev-shm-usage': 'none',
  // the launcher adds it where the system has no sandbox to offer; no window is opened with it
  '--no-sandbox': 'none',
};

/** What lets a debugger in; nothing is lost by it where the fuses of the program let one in anyway, as in tests. */
const ofDebuggers = /^(?:-r|--require|--inspect(?:-brk|-port)?(?:=.*)?|--remote-debugging-(?:port=\d+|pipe))$/;

interface Circumstances {
  /** Whether the program already listens to a debugger: a released one never does. */
  isDebugged: boolean;
  environment: Record<string, string | undefined>;
}

/**
 * Says what of a packaged program's words is none of its switches, or null. Chromium and Node.js know hundreds, and some open
 * the app to others: a debugger, a log of the network with session tokens, certificates that are not checked. So what is not
 * on the list is refused, and a slip of the hand is told instead of ignored.
 */
export function findUnknownSwitch(words: readonly string[], { isDebugged, environment }: Circumstances): string | null {
  if (environment['SSLKEYLOGFILE'] !== undefined)
    return 'SSLKEYLOGFILE is set: whoever reads that file could read what is sent. Tokendesk does not start with it.';
  const isTaken = (word: string, before: string | undefined): boolean =>
    isKnown(word) ||
    isLink(word) ||
    (isDebugged && (ofDebuggers.test(word) || before === '-r' || before === '--require'));
  const unknown = words.find((word, at) => !isTaken(word, words[at - 1]));
  return unknown === undefined ? null : `${unknown}: Tokendesk has no such switch`;
}

function isKnown(word: string): boolean {
  const [name = '', ...rest] = word.split('=');
  const kind = Object.hasOwn(known, name) ? known[name] : undefined;
  return kind === 'either' || kind === (rest.length > 0 ? 'value' : 'none');
}
