import { mutation } from './mutation.mjs';

/** @import { Mutation } from './mutation.mjs' */

/**
 * What holds sessions and connections.
 * @type {Mutation[]}
 */
export const ofSessions = [
  mutation(
    'another-key-unlocks',
    ['test/unit/another-key.test.ts', 'a key of another user does not sign in at the seat'],
    ['electron/session/start-session.ts', 'return isSame ? started : failed(someoneElse);', 'return started;'],
  ),
  mutation(
    'another-key-of-nobody',
    ['test/unit/another-key.test.ts', 'where a session does not tell whose it is, it has to be the same key'],
    ['electron/session/start-session.ts', '(await verifier?.check(secret)) !== false', 'verifier !== null'],
  ),
  mutation(
    'session-expiry',
    ['test/unit/session-expiry.test.ts', 'a session token whose time is over is lent to no call'],
    ['electron/session/session.ts', "if (mine && mine.expiry.left() <= 0) end('expired', mine);", ''],
  ),
  mutation(
    'sign-out-forgets',
    ['test/unit/session.test.ts', 'signing out forgets the session, also in the keychain'],
    [
      'electron/session/session.ts',
      '        // Also where none is live: one may be on its way.\n        void keychain.remove();',
      '',
    ],
    ['electron/session/session.ts', 'if (whose && !whose.seat.operator.practice) void keychain.remove();', ''],
  ),
  mutation(
    'verifier-is-hashed',
    ['test/unit/unlock.test.ts', 'the same secret is never written the same twice'],
    ['electron/session/unlock.ts', 'const salt = randomBytes(16);', 'const salt = Buffer.alloc(16);'],
  ),
  mutation(
    'http-to-this-machine-alone',
    ['test/unit/crm-address.test.ts', '%s is refused: what is sent could be read on the way'],
    [
      'electron/crm/address.ts',
      "if (url.protocol === 'http:' && !isLoopback(url.hostname)) return refused('insecure-address', 'insecure-address');",
      '',
    ],
  ),
  mutation(
    'redirects',
    ['test/unit/crm-requests.test.ts', 'follows no redirect, sends no cookie, keeps no cache and no connection'],
    ['electron/crm/client.ts', "redirect: 'error'", "redirect: 'follow'"],
  ),
  mutation(
    'redirect-answers',
    ['test/unit/crm-network.test.ts', 'a redirect (%i) is not followed, not even to the same host'],
    ['electron/crm/client.ts', "redirect: 'error'", "redirect: 'follow'"],
    ['electron/crm/client.ts', 'response.redirected || status === 0 || ', ''],
  ),
  mutation(
    'largest-answer',
    ['test/unit/crm-network.test.ts', 'an answer without end is cut at its limit'],
    ['electron/crm/client.ts', '25 * 1024 * 1024', 'Infinity'],
  ),
  mutation(
    'linear-reading',
    ['test/unit/crm-json-time.test.ts', 'reading an answer takes time in proportion to its length, whatever it holds'],
    ['electron/crm/json.ts', '  return text.length;', '  return from;'],
  ),
];

/**
 * What protects what is written down.
 * @type {Mutation[]}
 */
export const ofTheDisk = [
  mutation(
    'nonce',
    ['test/unit/seal.test.ts', 'every encryption has a nonce of its own'],
    ['electron/offline/seal.ts', 'randomBytes(nonceLength)', 'Buffer.alloc(nonceLength, 7)'],
  ),
  mutation(
    'authentication-tag',
    ['test/unit/seal.test.ts', 'what was altered in any byte does not open'],
    [
      'electron/offline/seal.ts',
      "Buffer.concat([decipher.update(sealed.subarray(overhead)), decipher.final()]).toString('utf8')",
      "decipher.update(sealed.subarray(overhead)).toString('utf8')",
    ],
  ),
  mutation(
    'bound-to-its-place',
    ['test/unit/seal.test.ts', 'what was encrypted opens under its key and in its place alone'],
    [
      'electron/offline/seal.ts',
      "Buffer.from(`${String(layout)}\\n${place}`, 'utf8')",
      "Buffer.from(place === '' ? place : String(layout), 'utf8')",
    ],
  ),
  mutation(
    'secure-delete',
    ['test/unit/store.test.ts', 'leaves nothing of a record that was removed or replaced in the file'],
    ['electron/offline/rows.ts', 'PRAGMA secure_delete = ON;', 'PRAGMA secure_delete = OFF;'],
  ),
  mutation(
    'verification-codes',
    ['test/unit/directory.test.ts', 'keeps no verification code and nothing undocumented, and all of it encrypted'],
    [
      'electron/offline/remembered.ts',
      "  'verifiedDate',\n] as const;",
      "  'verifiedDate',\n  'verificationCode',\n] as const;",
    ],
  ),
  mutation(
    'directory-of-one-operator',
    ['test/unit/directory.test.ts', 'shows nobody the tokens of another operator'],
    [
      'electron/offline/directory.ts',
      'takeUp && page.scope === scope && take(page, false)',
      'takeUp && take(page, false)',
    ],
  ),
  mutation(
    'new-data-key',
    ['test/unit/keychain-data-key.test.ts', 'a key that is missing is never replaced'],
    [
      'electron/session/keychain-data-key.ts',
      "return read.isGone ? { outcome: 'lost' } : undefined;",
      'return undefined;',
    ],
  ),
  mutation(
    'umask',
    ['test/security/file-modes.linux.spec.ts', 'nothing that the app or Chromium writes into its profile'],
    ['electron/program.ts', 'process.umask(0o077);', ''],
    ['electron/offline/store-process.ts', 'process.umask(0o077);', ''],
  ),
  ...[
    ['log', 'electron/shell/log-file.ts', 'mode: 0o600'],
    ['settings', 'electron/shell/settings-file.ts', 'mode: 0o600'],
    ['keychain-marker', 'electron/session/keychain-marker.ts', 'mode: 0o600'],
    ['last-policy', 'electron/shell/last-policy.ts', 'mode: 0o600'],
    ['support-bundle', 'electron/operations/support-bundle.ts', 'mode: 0o600'],
  ].map(([what = '', file = '', find = '']) =>
    mutation(
      `mode-of-${what}`,
      ['test/unit/file-modes.linux.test.ts', 'what is written is its owner’s alone'],
      [file, find, 'mode: 0o644'],
    ),
  ),
  mutation(
    'log-forms',
    [
      'test/unit/log.test.ts',
      'the log keeps the fields that are allowed, in the forms that they have, and nothing else',
    ],
    [
      'electron/shell/log.ts',
      "return typeof value === 'string' && form.test(value) ?",
      "return typeof value === 'string' ?",
    ],
  ),
  mutation(
    'clipboard',
    ['test/unit/clipboard.test.ts', 'what is copied is cleared half a minute later, and not before'],
    [
      'electron/shell/clipboard.ts',
      'if (mark !== undefined && markOf(await system.readText()) === mark) await system.clear();',
      'await Promise.resolve(mark);',
    ],
  ),
];

/**
 * What keeps the work of operators apart.
 * @type {Mutation[]}
 */
export const ofOwners = [
  mutation(
    'decide-for-another',
    ['test/unit/outbox-owner.test.ts', 'is not touched by %j'],
    ['electron/offline/outbox-runner.ts', '      if (!isTheirs(owner)) return failed(anothers);\n', ''],
    [
      'electron/offline/outbox-runner.ts',
      'if (!isTheirs(slot.standing.entry.owner)) refused.push(anothers);\n        else if',
      'if',
    ],
    ['electron/offline/decide.ts', 'if (present === null || !isSamePerson(present, owner)) return [];', ''],
    ['electron/offline/decide.ts', 'if (isSameOwner(present, owner)) return', 'if (present !== null) return'],
  ),
  mutation(
    'save-under-anothers-id',
    ['test/unit/outbox-owner.test.ts', 'an entry is not said to be saved under the id of one that is not theirs'],
    [
      'electron/offline/outbox-runner.ts',
      'if (known && (present === null || !isSameOwner(known.owner, present))) return failed(present ? anothers : gone);',
      '',
    ],
  ),
  mutation(
    'edit-of-another',
    ['test/security/another-operator.spec.ts', 'another operator is told nothing by any request'],
    [
      'electron/desk/offline-desk.ts',
      'if (found && (!mine || !isSameOwner(mine, found.owner))) return Promise.resolve(failed(anothers));',
      '',
    ],
  ),
  mutation(
    'view-of-another',
    ['test/security/another-operator.spec.ts', 'another operator is told nothing by any request'],
    ['electron/desk/queue-view.ts', 'owner !== null && isSamePerson(owner, entry.owner);', 'entry !== null;'],
  ),
  mutation(
    'codes-for-another-server',
    [
      'test/unit/queue-view.test.ts',
      'what waits for another server can be moved or discarded, and shows none of its codes',
    ],
    ['electron/desk/queue-view.ts', '...(isHere ? {} : untold),', ''],
  ),
  mutation(
    'losses-of-another',
    [
      'test/unit/queue-view.test.ts',
      'another operator is told that entries are missing and whose, not what they were for',
    ],
    [
      'electron/desk/queue-view.ts',
      'return isWhole ? [{ ...entry, name: null, isAnothers: true as const }] : [];',
      'return isWhole ? [entry] : [];',
    ],
  ),
  mutation(
    'pass-code-in-a-form',
    ['test/unit/offline-desk.test.ts', 'an entry is taken back into a form without its pass code, and discarded'],
    [
      'electron/desk/queue-view.ts',
      '    const { passCode: _, ...draft } = work.draft;\n    return { ...work, draft };',
      '    return work;',
    ],
  ),
  mutation(
    'drafts-of-another',
    ['test/unit/drafts.test.ts', 'what a window still sends of the operator before is not kept as the next one’s'],
    ['electron/shell/drafts.ts', "userName: userName ?? ''", "userName: userName === null ? '' : 'x'"],
  ),
  mutation(
    'answers-of-another',
    ['test/unit/submits.test.ts', 'another operator learns nothing of it, nor anybody after the sign-out'],
    [
      'electron/contract/same-operator.ts',
      'nameOf(organisation), nameOf(userName)]',
      'nameOf(organisation), nameOf(organisation)]',
    ],
  ),
];
