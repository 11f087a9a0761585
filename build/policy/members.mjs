/** @import { JsonSchema } from './schema.mjs' */

/**
 * One value of a policy, however deep it lies; `kind` says how a template asks for it.
 * @typedef {object} Member
 * @property {string[]} path
 * @property {string} title
 * @property {string} description
 * @property {'boolean' | 'integer' | 'choice' | 'text' | 'list' | 'json'} kind
 * @property {string[]} choices of a choice, or of each entry of a list
 * @property {JsonSchema} schema
 */

/**
 * @typedef {object} Group
 * @property {string} name
 * @property {string} title
 * @property {string} description
 */

/**
 * Gives every value that a policy may set, in the schema's order.
 * @param {JsonSchema} schema
 * @returns {Member[]}
 */
export function membersOf(schema) {
  return topLevel(schema).flatMap(([name, member]) => {
    const inner = innerOf(member);
    if (!inner) return [memberAt([name], member)];
    return Object.entries(inner).map(([own, value]) => memberAt([name, own], value));
  });
}

/**
 * Gives the members that hold others.
 * @param {JsonSchema} schema
 * @returns {Group[]}
 */
export function groupsOf(schema) {
  return topLevel(schema).flatMap(([name, member]) =>
    innerOf(member) ? [{ name, title: member.title ?? name, description: member.description ?? '' }] : [],
  );
}

/**
 * The members of an object; of one that has several forms, those of all its forms.
 * @param {JsonSchema} member
 * @returns {Record<string, JsonSchema> | undefined}
 */
export function innerOf({ properties, oneOf }) {
  if (properties) return properties;
  if (!oneOf) return undefined;
  /** @type {Record<string, JsonSchema>} */
  const merged = {};
  for (const form of oneOf)
    for (const [name, value] of Object.entries(form.properties ?? {})) {
      const choices = [...choicesOf(merged[name] ?? {}), ...choicesOf(value)];
      merged[name] = { ...value, ...(choices.length > 0 ? { enum: choices } : {}) };
    }
  return merged;
}

/**
 * @param {JsonSchema} schema
 * @returns {[string, JsonSchema][]}
 */
function topLevel(schema) {
  // the name of the schema is for editors of JSON, and nothing to be set elsewhere
  return Object.entries(schema.properties ?? {}).filter(([name]) => name !== '$schema');
}

/**
 * @param {string[]} path
 * @param {JsonSchema} schema
 * @returns {Member}
 */
function memberAt(path, schema) {
  const { title = path.join('.'), description = '', items } = schema;
  return { path, title, description, kind: kindOf(schema), choices: choicesOf(items ?? schema), schema };
}

/**
 * @param {JsonSchema} schema
 * @returns {Member['kind']}
 */
function kindOf(schema) {
  if (schema.type === 'array') return schema.items?.type === 'string' ? 'list' : 'json';
  if (schema.type === 'boolean' || schema.type === 'integer') return schema.type;
  return choicesOf(schema).length > 0 ? 'choice' : 'text';
}

/**
 * @param {JsonSchema} schema
 * @returns {string[]}
 */
function choicesOf({ enum: choices = [], const: only }) {
  return typeof only === 'string' && choices.length === 0 ? [only] : choices;
}
