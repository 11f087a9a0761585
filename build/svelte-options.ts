import type { Options } from '@sveltejs/vite-plugin-svelte';

/** How components are compiled, for the app and for its tests: with runes, but for packages that are still written the old way. */
export const svelteOptions: Partial<Options> & { configFile: false } = {
  configFile: false,
  compilerOptions: { runes: ({ filename }) => (filename.includes('node_modules') ? undefined : true) },
};
