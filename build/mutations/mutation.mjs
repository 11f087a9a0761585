/**
 * @typedef {{file: string, find: string, replace: string}} Edit `find` stands in the file once.
 * @typedef {{file: string, test: string}} Check `test` is a part of its title that stands in its source.
 * @typedef {{name: string, edits: Edit[], check: Check}} Mutation
 */

/**
 * Gives a control, the check that has to notice its removal, and what removes it.
 * @param {string} name
 * @param {[file: string, test: string]} check
 * @param {...[file: string, find: string, replace: string]} edits
 * @returns {Mutation}
 */
export function mutation(name, [file, test], ...edits) {
  return { name, edits: edits.map(([at, find, replace]) => ({ file: at, find, replace })), check: { file, test } };
}
