import Builder from 'fast-xml-builder';
import { groupsOf, membersOf } from './members.mjs';

/** @import { Member } from './members.mjs' */
/** @import { JsonSchema } from './schema.mjs' */
/** @typedef {{[name: string]: unknown}} Node */

const key = 'SOFTWARE\\Policies\\Tokendesk';
const root = 'Tokendesk';
const namespace = 'http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions';
const builder = new Builder({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  format: true,
  indentBy: '  ',
  suppressEmptyNode: true,
  suppressBooleanAttributes: false,
});

/** @param {Member} member */
const idOf = ({ path }) => path.join('_');

/**
 * Gives the administrative template for Group Policy: each value of the policy becomes one setting of the machine.
 * @param {JsonSchema} schema
 * @returns {string}
 */
export function admx(schema) {
  return file('policyDefinitions', {
    policyNamespaces: {
      target: { '@prefix': 'tokendesk', '@namespace': 'Tokendesk.Policies.Tokendesk' },
      using: { '@prefix': 'windows', '@namespace': 'Microsoft.Policies.Windows' },
    },
    resources: { '@minRequiredRevision': '1.0' },
    categories: {
      category: [
        { '@name': root, '@displayName': `$(string.${root})` },
        ...groupsOf(schema).map(({ name }) => ({
          '@name': name,
          '@displayName': `$(string.group_${name})`,
          parentCategory: { '@ref': root },
        })),
      ],
    },
    policies: { policy: membersOf(schema).map(policyOf) },
  });
}

/**
 * Gives the English words of that template.
 * @param {JsonSchema} schema
 * @returns {string}
 */
export function adml(schema) {
  const members = membersOf(schema);
  const strings = [
    [root, root],
    ...groupsOf(schema).map(({ name, title }) => [`group_${name}`, title]),
    ...members.flatMap((member) => [
      [idOf(member), member.title],
      [`${idOf(member)}_explain`, explanationOf(member)],
      ...(member.kind === 'choice' ? member.choices.map((choice) => [`${idOf(member)}_${choice}`, choice]) : []),
    ]),
  ];
  return file('policyDefinitionResources', {
    displayName: root,
    description: schema.description ?? '',
    resources: {
      stringTable: { string: strings.map(([id, text]) => ({ '@id': id, '#text': text })) },
      presentationTable: { presentation: members.filter(({ kind }) => kind !== 'boolean').map(presentationOf) },
    },
  });
}

/**
 * @param {string} element
 * @param {Node} content
 */
function file(element, content) {
  const attributes = { '@xmlns': namespace, '@revision': '1.0', '@schemaVersion': '1.0' };
  return builder.build({
    '?xml': { '@version': '1.0', '@encoding': 'utf-8' },
    [element]: { ...attributes, ...content },
  });
}

/**
 * @param {Member} member
 * @returns {Node}
 */
function policyOf(member) {
  const id = idOf(member);
  const [group = '', inner] = member.path;
  const isList = member.kind === 'list';
  const own = inner === undefined ? key : `${key}\\${group}`;
  const isBoolean = member.kind === 'boolean';
  return {
    '@name': id,
    '@class': 'Machine',
    '@displayName': `$(string.${id})`,
    '@explainText': `$(string.${id}_explain)`,
    ...(isBoolean ? {} : { '@presentation': `$(presentation.${id})` }),
    '@key': own,
    ...(isBoolean ? { '@valueName': inner ?? group } : {}),
    parentCategory: { '@ref': inner === undefined ? root : group },
    supportedOn: { '@ref': 'windows:SUPPORTED_Windows_10_0' },
    // texts, as the app reads what is JSON as what it says
    ...(isBoolean ? { enabledValue: { string: 'true' }, disabledValue: { string: 'false' } } : {}),
    ...(isBoolean ? {} : { elements: elementOf(member, isList ? `${own}\\${inner ?? group}` : '') }),
  };
}

/**
 * @param {Member} member
 * @param {string} listKey
 * @returns {Node}
 */
function elementOf(member, listKey) {
  const id = idOf(member);
  const named = { '@id': id, '@valueName': member.path.at(-1), '@required': 'true' };
  const { minimum, maximum } = member.schema;
  switch (member.kind) {
    case 'integer':
      return { decimal: { ...named, '@minValue': minimum, '@maxValue': maximum } };
    case 'choice':
      return { enum: { ...named, item: member.choices.map((choice) => itemOf(id, choice)) } };
    case 'list':
      return { list: { '@id': id, '@key': listKey, '@valuePrefix': '' } };
    case 'json':
      return { multiText: named };
    default:
      return { text: named };
  }
}

/**
 * @param {string} id
 * @param {string} choice
 */
function itemOf(id, choice) {
  return { '@displayName': `$(string.${id}_${choice})`, value: { string: choice } };
}

/**
 * @param {Member} member
 * @returns {Node}
 */
function presentationOf(member) {
  const id = idOf(member);
  const box = { '@refId': id, '#text': member.title };
  const { minimum = 0 } = member.schema;
  const boxes = {
    boolean: {},
    integer: { decimalTextBox: { ...box, '@defaultValue': minimum } },
    choice: { dropdownList: { ...box, '@noSort': 'true' } },
    list: { listBox: box },
    json: { multiTextBox: box },
    text: { textBox: { '@refId': id, label: member.title } },
  };
  return { '@id': id, ...boxes[member.kind] };
}

/** @param {Member} member */
function explanationOf({ description, kind, choices }) {
  const lines = [description];
  if (kind === 'json') lines.push('As JSON, for example [{"name": "Main", "address": "crm.example.com"}].');
  if (kind === 'list' && choices.length > 0) lines.push(`One of these in each line: ${choices.join(', ')}.`);
  return lines.join(' ');
}
