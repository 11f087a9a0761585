import { nameOf } from './licences.mjs';

/**
 * @typedef {{'bom-ref': string, name: string, version: string} & Record<string, unknown>} Component
 * @typedef {{ref: string, dependsOn?: string[]}} Dependency
 * @typedef {{$schema: string, bomFormat: string, specVersion: string, metadata: {component: Component},
 *   components: Component[], dependencies: Dependency[]}} Bill
 */

/**
 * Cuts the bill of all that is installed down to what is in the package, and adds Electron. What would differ from one
 * build of the same sources to the next, such as the time, is left out.
 * @param {Bill} whole what `npm sbom --sbom-format cyclonedx` prints
 * @param {{name: string, version: string}[]} inside the npm packages in the package
 * @param {string} electronVersion
 * @returns {Bill & {version: number}} throws when the whole bill lacks one of them
 */
export function billOfMaterials(whole, inside, electronVersion) {
  const app = whole.metadata.component;
  const electron = electronComponent(electronVersion);
  const packages = [...new Set(inside.map(nameOf))].map((ref) => {
    const found = whole.components.find((component) => component['bom-ref'] === ref);
    if (!found) throw new Error(`${ref} is in the package, and not in what npm knows to be installed.`);
    // It came as a tool of development, and its code is in the app all the same.
    const { properties: _, ...kept } = found;
    return { ...kept, scope: 'required' };
  });
  const components = [...packages, electron].sort((one, other) => (one['bom-ref'] < other['bom-ref'] ? -1 : 1));
  const refs = components.map((component) => component['bom-ref']);
  /** @param {string} ref */
  const dependsOn = (ref) => {
    const all = whole.dependencies.find((dependency) => dependency.ref === ref)?.dependsOn ?? [];
    return all.filter((other) => refs.includes(other)).sort();
  };
  return {
    $schema: whole.$schema,
    bomFormat: whole.bomFormat,
    specVersion: whole.specVersion,
    version: 1,
    metadata: { component: { ...app, type: 'application', name: app['bom-ref'].replace(/@[^@]+$/, '') } },
    components,
    dependencies: [
      { ref: app['bom-ref'], dependsOn: [...new Set([...dependsOn(app['bom-ref']), electron['bom-ref']])].sort() },
      ...refs.map((ref) => ({ ref, dependsOn: dependsOn(ref) })),
    ],
  };
}

/** @param {string} version */
function electronComponent(version) {
  return {
    'bom-ref': `electron@${version}`,
    type: 'framework',
    name: 'electron',
    version,
    scope: 'required',
    purl: `pkg:npm/electron@${version}`,
    licenses: [{ license: { id: 'MIT' } }],
  };
}
