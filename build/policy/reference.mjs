import { groupsOf, membersOf } from './members.mjs';

/** @import { Member } from './members.mjs' */
/** @import { JsonSchema } from './schema.mjs' */

/**
 * Gives the page that explains the policy, with a table of all its values.
 * @param {JsonSchema} schema
 * @param {object} example
 * @param {string} introduction
 * @returns {string}
 */
export function reference(schema, example, introduction) {
  const groups = new Map(groupsOf(schema).map((group) => [group.name, group]));
  const rows = membersOf(schema).map((member) => {
    const group = groups.get(member.path[0] ?? '');
    const title = group ? `${group.title}: ${member.title}` : member.title;
    return `| \`${member.path.join('.')}\` | ${valuesOf(member)} | **${title}.** ${safe(member.description)} |`;
  });
  return [
    introduction.trim(),
    '## Every member',
    ['| member | value | what it fixes |', '| --- | --- | --- |', ...rows].join('\n'),
    '## An example with every member',
    `\`\`\`json\n${JSON.stringify(example, null, 2)}\n\`\`\``,
  ].join('\n\n');
}

/** @param {Member} member */
function valuesOf({ kind, choices, schema }) {
  const words = choices.map((choice) => `\`${choice}\``).join(', ');
  switch (kind) {
    case 'boolean':
      return '`true` or `false`';
    case 'integer':
      return `a whole number from ${schema.minimum} to ${schema.maximum}`;
    case 'choice':
      return `one of ${words}`;
    case 'list':
      return words ? `a list of any of ${words}` : 'a list of texts';
    case 'json':
      return `a list of objects with ${Object.keys(schema.items?.properties ?? {})
        .map((name) => `\`${name}\``)
        .join(', ')}`;
    default:
      return 'a text';
  }
}

/** @param {string} text */
function safe(text) {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll('*', '\\*');
}
