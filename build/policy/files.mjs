import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'prettier';
import { root } from '../root.mjs';
import { adml, admx } from './admx.mjs';
import { examplePolicy } from './example.mjs';
import { manifest, mobileconfig } from './profile.mjs';
import { reference } from './reference.mjs';
import { publishedSchema } from './schema.mjs';

const style = { printWidth: 120, singleQuote: true };

/**
 * Gives every file that is made from the policy's schema: its place below the project's folder, and its content.
 * @param {Parameters<typeof publishedSchema>[0]} policySchema
 * @returns {Promise<Record<string, string>>}
 */
export async function policyFiles(policySchema) {
  const schema = publishedSchema(policySchema);
  const introduction = readFileSync(join(root, 'build/policy/introduction.md'), 'utf8');
  const json = (/** @type {object} */ value) => format(JSON.stringify(value), { ...style, parser: 'json' });
  const templates = 'build/policy/templates';
  return {
    [`${templates}/policy.schema.json`]: await json(schema),
    [`${templates}/policy.example.json`]: await json({ $schema: './policy.schema.json', ...examplePolicy }),
    [`${templates}/windows/Tokendesk.admx`]: admx(schema),
    [`${templates}/windows/en-US/Tokendesk.adml`]: adml(schema),
    [`${templates}/macos/tokendesk.mobileconfig`]: `${mobileconfig(examplePolicy)}\n`,
    [`${templates}/macos/com.tokendesk.app.plist`]: `${manifest(schema)}\n`,
    'docs/policy.md': await format(reference(schema, examplePolicy, introduction), { ...style, parser: 'markdown' }),
  };
}
