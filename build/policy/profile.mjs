import plist from 'plist';
import { innerOf } from './members.mjs';

/** @import { JsonSchema } from './schema.mjs' */

const domain = 'com.tokendesk.app';

/**
 * Gives a configuration profile for macOS that sets every value, to be cut down to those that are wanted.
 * @param {import('plist').PlistObject} policy
 * @returns {string}
 */
export function mobileconfig(policy) {
  return plist.build({
    PayloadContent: [
      {
        ...policy,
        PayloadDisplayName: 'Tokendesk',
        PayloadIdentifier: `${domain}.policy.settings`,
        PayloadType: domain,
        PayloadUUID: '6D2A3F0B-5E44-4C59-9A0E-2B7C1D8E9F10',
        PayloadVersion: 1,
      },
    ],
    PayloadDescription: 'What this organisation fixes for Tokendesk.',
    PayloadDisplayName: 'Tokendesk policy',
    PayloadIdentifier: `${domain}.policy`,
    PayloadScope: 'System',
    PayloadType: 'Configuration',
    PayloadUUID: 'A1C7E5D2-38B6-4F0D-8E21-90D4B6A7C3F5',
    PayloadVersion: 1,
  });
}

/**
 * Gives the manifest by which management tools show the policy as a form (ProfileManifests, format version 1).
 * @param {JsonSchema} schema
 * @returns {string}
 */
export function manifest(schema) {
  const { $schema: _forEditors, ...properties } = schema.properties ?? {};
  return plist.build({
    pfm_app_url: '',
    pfm_description: schema.description ?? '',
    pfm_domain: domain,
    pfm_format_version: 1,
    pfm_platforms: ['macOS'],
    pfm_targets: ['system'],
    pfm_title: 'Tokendesk',
    pfm_unique: true,
    pfm_version: 1,
    pfm_subkeys: subkeysOf(properties),
  });
}

/**
 * @param {Record<string, JsonSchema>} properties
 * @returns {import('plist').PlistObject[]}
 */
function subkeysOf(properties) {
  return Object.entries(properties).map(([name, schema]) => ({ pfm_name: name, ...subkeyOf(schema) }));
}

/**
 * @param {JsonSchema} schema
 * @returns {import('plist').PlistObject}
 */
function subkeyOf(schema) {
  const { title, description, minimum, maximum, items, enum: choices } = schema;
  const inner = innerOf(schema);
  return {
    pfm_type: typeOf(schema),
    ...(title ? { pfm_title: title } : {}),
    ...(description ? { pfm_description: description } : {}),
    ...(minimum === undefined ? {} : { pfm_range_min: minimum }),
    ...(maximum === undefined ? {} : { pfm_range_max: maximum }),
    ...(choices ? { pfm_range_list: choices } : {}),
    ...(items ? { pfm_subkeys: [subkeyOf(items)] } : {}),
    ...(inner ? { pfm_subkeys: subkeysOf(inner) } : {}),
  };
}

/** @param {JsonSchema} schema */
function typeOf(schema) {
  if (innerOf(schema)) return 'dictionary';
  return schema.type ?? 'string';
}
