// The walls between the rooms, which folder may not import what (docs/design/architecture.md, What may import what).
const rooms = [
  'bridge',
  'contract',
  'crm',
  'desk',
  'offline',
  'operations',
  'practice',
  'preload',
  'session',
  'shell',
  'main',
  'program',
];
const builtins = { regex: '^node:', message: 'This room has no Node.' };
const electron = { regex: '^electron$', message: 'This room has no Electron.' };
const keytar = {
  regex: '^keytar$',
  message: 'Only the vault process holds keytar: a hung keychain call must be killable.',
};
const outside = {
  regex: '^(\\.\\./)+(renderer|test|build|dist)(/|$)',
  message: 'The main process knows no other side.',
};

/** @typedef {{regex: string, message: string}} Pattern */

/**
 * Forbids every room of electron/ that is not named.
 * @param {string[]} allowed
 * @returns {Pattern}
 */
function onlyRooms(...allowed) {
  const closed = rooms.filter((room) => !allowed.includes(room));
  const may = allowed.length > 0 ? `only ${allowed.join(', ')}` : 'nothing else of ours';
  return { regex: `^(\\.\\.?/)*\\.\\./(${closed.join('|')})(/|$)`, message: `This room imports ${may}.` };
}

/**
 * @param {string[]} files
 * @param {Pattern[]} patterns
 * @returns {{files: string[], rules: Record<string, ['error', {patterns: Pattern[]}]>}}
 */
function wall(files, ...patterns) {
  return { files, rules: { 'no-restricted-imports': ['error', { patterns }] } };
}

// A later entry replaces an earlier one for the same file, so each says all of its walls.
export const walls = [
  wall(['electron/**/*.ts'], outside, keytar),
  wall(['electron/session/vault.ts'], outside),
  wall(['electron/contract/**/*.ts'], outside, keytar, builtins, electron, onlyRooms('contract')),
  wall(['electron/crm/**/*.ts'], outside, keytar, electron, onlyRooms('contract', 'crm')),
  wall(['electron/practice/**/*.ts'], outside, keytar, electron, onlyRooms('contract', 'practice')),
  wall(['electron/preload.ts'], outside, keytar, builtins, {
    regex: '^\\./(?!contract/)',
    message: 'The preload knows the contract and nothing else.',
  }),
  wall(['renderer/**/*.{ts,svelte}'], keytar, builtins, electron, {
    regex: '^(\\.\\./)+(electron/(?!contract/)|test/|build/)',
    message: 'The window knows electron/contract and nothing else of the other side.',
  }),
  wall(['test/unit/**/*.ts'], keytar, {
    regex: '^electron$',
    message: 'Unit tests run in Node, where importing Electron starts a download.',
  }),
];
