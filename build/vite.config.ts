import { builtinModules } from 'node:module';
import { resolve } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig, type EnvironmentOptions } from 'vite';
import { recordBundled } from './bundled.mjs';
import { beginBuild } from './sources.mjs';
import { svelteOptions } from './svelte-options.mjs';

const root = resolve(import.meta.dirname, '..');
const at = (path: string) => resolve(root, path);
const native = ['electron', 'keytar', '@photostructure/sqlite', 'native-reg'];
const external = [...native, ...builtinModules, ...builtinModules.map((name) => `node:${name}`)];

/**
 * One CommonJS file for one entry on the Node side: a sandboxed preload must be CommonJS, and Electron before 28 has no
 * other kind of main. Without code splitting a dynamic import is inlined, and still evaluated only when it is reached.
 */
function nodeSide(name: string, input: string, outDir: string): EnvironmentOptions {
  return {
    consumer: 'server',
    resolve: {
      noExternal: true,
      external: native,
      conditions: ['node', 'module', 'import', 'default'],
    },
    define: { 'process.env.NODE_ENV': JSON.stringify('production') },
    build: {
      outDir: at(outDir),
      // several entries share the folder: none of them may empty it
      emptyOutDir: false,
      target: 'node20',
      minify: false,
      sourcemap: true,
      copyPublicDir: false,
      rolldownOptions: {
        input: { [name]: at(input) },
        external,
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
    },
  };
}

const nodeSides = {
  main: nodeSide('main', 'electron/program.ts', 'dist/electron'),
  vault: nodeSide('vault', 'electron/session/vault.ts', 'dist/electron'),
  store: nodeSide('store', 'electron/offline/store-process.ts', 'dist/electron'),
  updater: nodeSide('updater', 'electron/shell/updater.ts', 'dist/electron'),
  metrics: nodeSide('metrics', 'electron/operations/metrics.ts', 'dist/electron'),
  preload: nodeSide('preload', 'electron/preload.ts', 'dist/electron'),
  practice: nodeSide('practice', 'electron/practice/serve.ts', 'dist'),
};

export default defineConfig({
  root: at('renderer'),
  base: './',
  publicDir: false,
  cacheDir: at('node_modules/.vite'),
  plugins: [svelte(svelteOptions), recordBundled(at('dist/bundled'))],
  server: { host: '127.0.0.1', fs: { allow: [root] } },
  environments: {
    client: {
      build: {
        outDir: at('dist/renderer'),
        emptyOutDir: true,
        target: 'chrome130',
        modulePreload: false,
        // the content security policy admits files of ours only, no data: addresses
        assetsInlineLimit: 0,
      },
    },
    ...nodeSides,
  },
  builder: {
    async buildApp(builder) {
      const finishBuild = beginBuild(root);
      const { client, main, vault, store, updater, metrics, preload, practice } = builder.environments;
      const built = [client, main, vault, store, updater, metrics, preload, practice];
      const wanted = built.filter((environment) => environment !== undefined);
      await Promise.all(wanted.map((environment) => builder.build(environment)));
      finishBuild();
    },
  },
});
