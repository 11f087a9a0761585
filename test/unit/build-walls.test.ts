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
