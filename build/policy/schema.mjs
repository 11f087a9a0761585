import { toJsonSchema } from '@valibot/to-json-schema';

/**
 * @typedef {object} JsonSchema
 * @property {string} [title]
 * @property {string} [description]
 * @property {string} [type]
 * @property {string} [pattern]
 * @property {number} [minimum]
 * @property {number} [maximum]
 * @property {unknown} [const]
 * @property {string[]} [enum]
 * @property {string[]} [required]
 * @property {JsonSchema} [items]
 * @property {JsonSchema[]} [anyOf]
 * @property {JsonSchema[]} [oneOf]
 * @property {Record<string, JsonSchema>} [properties]
 */

/**
 * Gives the policy's schema as it is published: JSON Schema, draft 2020-12, which editors know.
 * @param {Parameters<typeof toJsonSchema>[0]} policySchema
 * @returns {JsonSchema}
 */
export function publishedSchema(policySchema) {
  return /** @type {JsonSchema} */ (toJsonSchema(policySchema, { target: 'draft-2020-12', errorMode: 'throw' }));
}
