import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Linter } from 'eslint';
import { expect, it } from 'vitest';
import { walls } from '../../build/walls.js';

const linter = new Linter({ configType: 'flat' });
function isAllowed(file: string, source: string) {
  return linter.verify(`import { x } from '${source}';`, walls, file).length === 0;
}

it.each([
  ['electron/contract/schemas.ts', './model'],
  ['electron/contract/schemas.ts', 'valibot'],
  ['electron/crm/client.ts', '../contract/failure'],
  ['electron/crm/client.ts', 'node:https'],
  ['electron/practice/methods/create.ts', '../rules'],
  ['electron/practice/methods/create.ts', '../../contract/model'],
  ['electron/session/vault.ts', 'keytar'],
  ['electron/preload.ts', './contract/names'],
  ['renderer/lib/call.ts', '../../electron/contract/requests'],
  ['renderer/state/list.ts', '../lib/call'],
])('lets %s import %s', (file, source) => {
  expect(isAllowed(file, source)).toBe(true);
});

it.each([
  ['electron/contract/schemas.ts', '../crm/wire'],
  ['electron/contract/schemas.ts', 'node:fs'],
  ['electron/contract/schemas.ts', 'electron'],
  ['electron/crm/client.ts', '../session/session'],
  ['electron/crm/client.ts', 'electron'],
  ['electron/practice/methods/create.ts', '../../crm/wire'],
  ['electron/session/session.ts', 'keytar'],
  ['electron/preload.ts', './bridge/serve'],
  ['electron/desk/find.ts', '../../renderer/lib/call'],
  ['renderer/lib/call.ts', '../../electron/bridge/serve'],
  ['renderer/lib/call.ts', 'electron'],
  ['renderer/lib/call.ts', 'node:fs'],
  ['test/unit/find.test.ts', 'electron'],
])('does not let %s import %s', (file, source) => {
  expect(isAllowed(file, source)).toBe(false);
});

const root = resolve(import.meta.dirname, '../..');
const roomsOf = (side: string) =>
  readdirSync(join(root, side), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);

/** What the README of a room has to say of its imports. */
function imports(side: 'electron' | 'renderer', room: string): string {
  const file = `${side}/${room}/x.ts`;
  const others = roomsOf(side).filter((other) => other !== room);
  const open = others.filter((other) => isAllowed(file, `../${other}/x`)).map((other) => `\`${side}/${other}/\``);
  const isAll = open.length === others.length;
  const contract = isAllowed(file, '../../electron/contract/x') ? ', and `electron/contract/`' : '';
  const own = isAll ? `every room of \`${side}/\`` : open.join(', ') || 'no other room';
  const packages = { 'Node.js': 'node:fs', Electron: 'electron' };
  const may = Object.entries(packages).filter(([, source]) => isAllowed(file, source));
  const not = Object.entries(packages).filter(([, source]) => !isAllowed(file, source));
  const allowed = [`${own}${side === 'renderer' ? contract : ''}`, ...may.map(([name]) => name)].join(', ');
  return `May import: ${allowed}.${not.length > 0 ? ` Not ${not.map(([name]) => name).join(', not ')}.` : ''}`;
}

it.each((['electron', 'renderer'] as const).flatMap((side) => roomsOf(side).map((room) => [side, room] as const)))(
  'the README of %s/%s says what it may import',
  (side, room) => {
    expect(readFileSync(join(root, side, room, 'README.md'), 'utf8').split('\n')).toContain(imports(side, room));
  },
);
