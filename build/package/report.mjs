import { relative } from 'node:path';
import { systemNames, targets } from './targets.mjs';

/** @import { System } from './targets.mjs' */

/**
 * @typedef {{name: string, files: string[]} | {name: string, reason: string}} Outcome of one kind of package
 */

/**
 * Says in words which packages were made, which were not and why, and which are made on another system.
 * @param {{root: string, system: System, outcomes: Outcome[], notes: (string | undefined)[]}} run
 * @returns {string}
 */
export function reportOf({ root, system, outcomes, notes }) {
  const made = outcomes.flatMap((outcome) =>
    'files' in outcome ? outcome.files.map((file) => `  ${outcome.name}: ${relative(root, file)}`) : [],
  );
  const refused = outcomes.flatMap((outcome) => ('reason' in outcome ? [`  ${outcome.name}: ${outcome.reason}`] : []));
  const elsewhere = /** @type {System[]} */ (Object.keys(systemNames)).filter((other) => other !== system);
  const others = elsewhere.map((other) => {
    const names = targets.filter((target) => target.system === other).map((target) => target.name);
    return `  ${names.join(', ')}: made on ${systemNames[other]}, with the tools that only that system has`;
  });
  return [
    ...(made.length > 0 ? ['Made:', ...made] : []),
    'Not made here:',
    ...refused,
    ...others,
    ...notes.filter((note) => note !== undefined),
  ].join('\n');
}

/**
 * Gives the reason of a failure in one line, for a person who knows what was tried.
 * @param {unknown} error
 * @returns {string}
 */
export function reasonOf(error) {
  const text = error instanceof Error ? error.message : String(error);
  const [first = ''] = text.trim().split('\n');
  return /ENOTFOUND|ECONN|ETIMEDOUT|EAI_AGAIN/.test(first)
    ? `a tool for it cannot be downloaded here (${first})`
    : first;
}
