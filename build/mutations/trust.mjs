import { mutation } from './mutation.mjs';

/** @import { Mutation } from './mutation.mjs' */

/**
 * What decides on authorities, policies and switches.
 * @type {Mutation[]}
 */
export const ofTrust = [
  mutation(
    'authority-for-one-server',
    ['test/unit/certificates.test.ts', 'an authority counts for the server that it was chosen for alone'],
    ['electron/shell/certificates.ts', 'server === null || server === base', "server === null || server !== ''"],
  ),
  mutation(
    'operators-alone-trust',
    ['test/security/certificates.spec.ts', 'nobody but an operator of a server can change what is trusted'],
    ['electron/bridge/handlers.ts', 'if (!operator || operator.practice) return failed(notYoursToTrust);', ''],
  ),
  ...[
    ['host-name', 'if (!leaf || !isFor(leaf, hostname)) return false;', 'if (!leaf) return false;'],
    [
      'usage-of-keys',
      '!read.every(({ isUnderstood, usages }) => isUnderstood && mayServe(usages))',
      '!read.every(({ isUnderstood }) => isUnderstood)',
    ],
    [
      'critical-extensions',
      '!read.every(({ isUnderstood, usages }) => isUnderstood && mayServe(usages))',
      '!read.every(({ usages }) => mayServe(usages))',
    ],
    ['size-of-keys', 'isInDate(certificate, now) && hasStrongKey(certificate)', 'isInDate(certificate, now)'],
    ['dates', 'isInDate(certificate, now) && hasStrongKey(certificate)', 'hasStrongKey(certificate)'],
    ['hashes', 'if (!read.slice(0, -1).every(({ signature }) => strongSignatures.has(signature))) return false;', ''],
    ['path-length', '.length <= (basic.pathLenConstraint ?? Infinity)', '.length < Infinity'],
    ['name-constraints', ' && isPermitted(issuer, read.slice(0, at + 1))', ''],
  ].map(([what = '', find = '', replace = '']) =>
    mutation(
      `certificate-${what}`,
      ['test/unit/company-ca-rules.test.ts', 'refuses: %s'],
      ['electron/shell/certificate-path.ts', find, replace],
    ),
  ),
  mutation(
    'policy-file-owner',
    ['test/unit/policy-file.linux.test.ts', 'what is not a file, too large, or open to others is not read'],
    ['electron/shell/policy-file.ts', 'owners.includes(stats.uid) && ', ''],
  ),
  mutation(
    'policy-file-way',
    [
      'test/unit/policy-file.linux.test.ts',
      'nobody else may change a folder on the way to the file, or what a link leads to',
    ],
    ['electron/shell/policy-file.ts', '![stats, ...wayTo(file, top)].every', '![stats].every'],
  ),
  mutation(
    'policy-hides',
    ['test/unit/policy-settings.test.ts', 'what is hidden is refused at the door'],
    [
      'electron/shell/policy-doors.ts',
      "if (name === 'accounts:associate' && hidden.includes('create') && makesToken",
      "if (name === 'tokens:find' && makesToken",
    ],
  ),
  mutation(
    'policy-door',
    ['test/e2e/policy.spec.ts', 'a policy locks settings and servers, hides what it hides'],
    [
      'electron/bridge/serve.ts',
      'if (door.isHidden(name, parsed.output))',
      'if (door.isHidden(name, parsed.output) && ask === name)',
    ],
  ),
  mutation(
    'switches',
    ['test/unit/run-command.test.ts', 'a packaged app does not start with %s, and says so'],
    [
      'electron/operations/switches.ts',
      'return unknown === undefined ? null :',
      "return unknown === undefined || unknown.startsWith('--') ? null :",
    ],
  ),
  mutation(
    'ssl-key-log',
    [
      'test/unit/run-command.test.ts',
      'a packaged app does not start where the keys of its connections would be written down',
    ],
    [
      'electron/operations/switches.ts',
      "if (environment['SSLKEYLOGFILE'] !== undefined)",
      "if (environment['SSLKEYLOGFILE'] === '')",
    ],
  ),
];
