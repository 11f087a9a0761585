/**
 * How components are compiled, for the app and for its tests: with runes, but for packages still written the old way.
 * @type {Partial<import('@sveltejs/vite-plugin-svelte').Options> & {configFile: false}}
 */
export const svelteOptions = {
  configFile: false,
  compilerOptions: { runes: ({ filename }) => (filename.includes('node_modules') ? undefined : true) },
};
