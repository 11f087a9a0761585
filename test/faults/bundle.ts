import { builtinModules } from 'node:module';
import { join, resolve } from 'node:path';
import { build } from 'vite';

const root = resolve(import.meta.dirname, '../..');

/** Makes one program of a file of this folder, for Node alone, and gives its path. */
export async function bundle(name: string): Promise<string> {
  const outDir = join(root, 'test-results/faults');
  const external = ['@photostructure/sqlite', ...builtinModules, ...builtinModules.map((each) => `node:${each}`)];
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    ssr: { noExternal: true, external: ['@photostructure/sqlite'] },
    build: {
      ssr: true,
      outDir,
      emptyOutDir: false,
      target: 'node20',
      minify: false,
      rolldownOptions: {
        input: { [name]: join(root, 'test/faults', `${name}.ts`) },
        external,
        output: { format: 'es', entryFileNames: '[name].mjs', codeSplitting: false },
      },
    },
  });
  return join(outDir, `${name}.mjs`);
}
