import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's root folder. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Gives the path of a tool's program inside node_modules, to be run by this Node. */
export const tools = {
  eslint: join(root, 'node_modules/eslint/bin/eslint.js'),
  knip: join(root, 'node_modules/knip/bin/knip.js'),
  playwright: join(root, 'node_modules/@playwright/test/cli.js'),
  prettier: join(root, 'node_modules/prettier/bin/prettier.cjs'),
  svelteCheck: join(root, 'node_modules/svelte-check/bin/svelte-check'),
  tsc: join(root, 'node_modules/typescript/bin/tsc'),
  vite: join(root, 'node_modules/vite/bin/vite.js'),
  vitest: join(root, 'node_modules/vitest/vitest.mjs'),
};
