import * as v from 'valibot';
import { hideableFeatures } from './policy';
import { codeCharacters, longestAffix, scannerEnds } from './scanner';
import { scannerGap, scannerMinimumLength } from './scanner-schemas';
import { policyServerSchema, releaseSchema } from './servers';
import { longestLockAfter, shortestLockAfter } from './lock';

const secureUrl = v.pipe(
  v.string(),
  v.maxLength(2_000),
  v.regex(/^(?:https:\/\/|http:\/\/(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?=[:/]|$))[^\s]+$/),
);
const text = v.pipe(v.string(), v.minLength(1), v.maxLength(2_000));
const minutes = v.pipe(v.number(), v.integer(), v.minValue(shortestLockAfter), v.maxValue(longestLockAfter));

/** Gives a member that may be missing, with the sentence that schema, templates and reference say of it. */
function member<T extends v.GenericSchema>(schema: T, title: string, description: string) {
  return v.exactOptional(v.pipe(schema, v.title(title), v.description(description)));
}

/** The same for a member that must be there. */
function needed<T extends v.GenericSchema>(schema: T, title: string, description: string) {
  return v.pipe(schema, v.title(title), v.description(description));
}

const mode = 'By the system, not at all, by the servers named here, or by a script (pac).';
const proxy = v.variant('mode', [
  v.strictObject({ mode: needed(v.picklist(['system', 'direct']), 'Mode', mode) }),
  v.strictObject({
    mode: needed(v.literal('servers'), 'Mode', mode),
    servers: needed(text, 'Servers', 'As Chromium has it: proxy.example.com:8080, or https=one:80;http=two:80.'),
    bypass: member(text, 'Bypass', 'Hosts to be reached without the proxy: *.example.com;10.0.0.0/8;<local>.'),
  }),
  v.strictObject({
    mode: needed(v.literal('pac'), 'Mode', mode),
    pacUrl: needed(
      // Chromium reads none from a file, and would go without a proxy then
      v.pipe(text, v.regex(/^https?:\/\/[^\s]+$/)),
      'Script',
      'The http or https address of the proxy auto-configuration script.',
    ),
  }),
]);

/**
 * The policy of a machine. This is the source of the published schema, of the templates for Windows and macOS and of the
 * reference. Two places may hold one, and both are judged by this: what central management brings (the registry key
 * HKLM\SOFTWARE\Policies\Tokendesk on Windows, managed preferences of com.tokendesk.app on macOS) wins over the file,
 * member by member; both win over the settings of the operator. An unknown member makes a policy invalid: a slip of the
 * pen must not open what was meant to be shut.
 */
export const policySchema = v.pipe(
  v.strictObject({
    $schema: v.exactOptional(v.pipe(v.string(), v.description('For editors; the app does not look at it.'))),
    servers: member(
      v.pipe(v.array(policyServerSchema), v.maxLength(50)),
      'Servers',
      'The CRM.COM servers of this desk, in the order in which the sign-in screen offers them. The operator can neither change nor remove them.',
    ),
    onlyTheseServers: member(
      v.boolean(),
      'Only these servers',
      'Whether operators can sign in to no other servers than these; without servers here, to none but those already in the settings. Whoever is signed in elsewhere is signed out.',
    ),
    release: member(
      releaseSchema,
      'CRM.COM release',
      'The release of every server that has none of its own in this policy. What it lacks is not shown.',
    ),
    companyCa: member(
      v.pipe(
        v.array(v.pipe(v.string(), v.regex(/^(?:-----BEGIN CERTIFICATE-----[\s\S]+|\/.+|[A-Za-z]:\\.+)$/))),
        v.maxLength(100),
      ),
      'Company certificate authorities',
      'Trusted besides those of the system, in place of any that the operator chose: each a PEM text, or the absolute path of a PEM file. An empty list trusts none but those of the system.',
    ),
    proxy: member(proxy, 'Proxy', 'How servers are reached. Without it, as the system is set up.'),
    lock: member(
      v.strictObject({
        deskMinutes: member(minutes, 'Desk', 'Minutes without input until an ordinary desk locks itself.'),
        kioskMinutes: member(minutes, 'Kiosk', 'Minutes without input until a kiosk locks itself; 2 without it.'),
      }),
      'Lock times',
      'When a desk that is left alone locks itself.',
    ),
    offline: member(
      v.strictObject({
        queue: member(
          v.boolean(),
          'Save work',
          'Whether creates and changes may wait on this desk for the network. What waits already is sent all the same.',
        ),
        discardOthers: member(
          v.boolean(),
          'Discard the work of others',
          'Whether an operator may discard, all at once, what another one saved on this desk: for those who left, and never sign in again. It does not show them what it is.',
        ),
      }),
      'Offline',
      'What may be done without the network.',
    ),
    directory: member(
      v.strictObject({
        hours: member(
          v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(24)),
          'Age',
          'Hours for which a token that was shown is found by search without the network.',
        ),
        forgetAtSignOut: member(
          v.boolean(),
          'Forget at sign-out',
          'Whether the remembered tokens are forgotten when their operator signs out.',
        ),
      }),
      'Directory',
      'How long the tokens that this desk has seen are remembered.',
    ),
    scanner: member(
      v.strictObject({
        gap: member(
          scannerGap,
          'Longest gap',
          'Milliseconds that may lie between two keys of one scan; 50 without it. Above 80, a fast typist may be taken for a scanner.',
        ),
        minimumLength: member(
          scannerMinimumLength,
          'Shortest code',
          'How many characters a scan has at least; 6 without it.',
        ),
        end: member(
          v.picklist(scannerEnds),
          'End key',
          'The key that the scanner presses after a code: Enter or Tab (any), only one of them, or none.',
        ),
        prefix: member(
          v.pipe(v.string(), v.maxLength(longestAffix)),
          'Prefix',
          'What the scanner types before every code. It is taken off, and so are AIM identifiers such as ]C1.',
        ),
        suffix: member(
          v.pipe(v.string(), v.maxLength(longestAffix)),
          'Suffix',
          'What the scanner types after every code, before its end key. It is taken off.',
        ),
        codes: member(
          v.picklist(codeCharacters),
          'Characters of codes',
          'What codes are made of. A scan with other characters, as a wrong keyboard layout or Caps Lock makes them, is not used before the operator has confirmed it. Without it, as the codes that were seen (learned).',
        ),
      }),
      'Scanner',
      'How scans are told from typing, and what belongs to a code.',
    ),
    kiosk: member(
      v.boolean(),
      'Kiosk',
      'Whether the app fills the screen, without menus and without a way to leave it by its own keys, and sized for touch.',
    ),
    kioskReturnSeconds: member(
      v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(3_600)),
      'Return to Search',
      'Seconds without input until a kiosk shows Search again; 60 without it, 0 for never.',
    ),
    startAtLogOn: member(
      v.boolean(),
      'Start at log-on',
      'Whether the installed app starts when somebody logs on to the computer. Without it, as the operator chose; off at first.',
    ),
    deepLinks: member(
      v.boolean(),
      'Links',
      'Whether links of other programs (tokendesk://token/CODE, tokendesk://customer/NUMBER) open a token or a customer. They do without it.',
    ),
    updates: member(
      v.strictObject({
        enabled: member(v.boolean(), 'Enabled', 'Whether the app looks for updates of itself.'),
        feedUrl: member(secureUrl, 'Feed', 'Where updates are looked for, in place of the built-in address.'),
        automaticDownload: member(
          v.boolean(),
          'Download without asking',
          'Whether an update that was found is downloaded without asking the operator.',
        ),
        channel: member(
          v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,29}$/)),
          'Channel',
          'Which line of releases is followed, such as latest or beta.',
        ),
      }),
      'Updates',
      'How the app is kept up to date.',
    ),
    languages: member(
      v.pipe(
        v.array(v.pipe(v.string(), v.regex(/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$/))),
        v.minLength(1),
        v.maxLength(50),
      ),
      'Languages',
      'The languages that the operator may choose from, the preferred one first, as BCP 47 tags. A language that this version does not have is passed over; English is there in any case.',
    ),
    hidden: member(
      v.pipe(v.array(v.picklist(hideableFeatures)), v.maxLength(hideableFeatures.length)),
      'Hidden features',
      'What is neither shown nor done on this desk.',
    ),
    telemetry: member(
      v.strictObject({
        endpoint: member(secureUrl, 'Endpoint', 'Where measurements are sent to by OpenTelemetry (OTLP over HTTP).'),
      }),
      'Telemetry',
      'Measurements for those who run the desks. Without an endpoint, nothing is sent to anybody.',
    ),
    logLevel: member(
      v.picklist(['error', 'warning', 'info', 'debug']),
      'Log level',
      'From which weight on events are written to the log of this desk.',
    ),
  }),
  v.title('Policy of Tokendesk'),
  v.description('What an organisation fixes for all operators of a machine.'),
);
export type Policy = v.InferOutput<typeof policySchema>;
