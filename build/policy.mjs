// node build/policy.mjs: writes what is made from the policy's schema anew: the published schema, the templates, the reference.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runnerImport } from 'vite';
import { policyFiles } from './policy/files.mjs';
import { root } from './root.mjs';

/** @type {{module: {policySchema: Parameters<typeof policyFiles>[0]}}} */
const { module } = await runnerImport(join(root, 'electron/contract/policy-schema.ts'), {
  configFile: false,
  logLevel: 'error',
});
for (const [path, content] of Object.entries(await policyFiles(module.policySchema))) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
  console.log(path);
}
