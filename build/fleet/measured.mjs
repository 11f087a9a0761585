/** @typedef {{customers: number, methods: Record<string, number>, total: number}} Day */

const hours = 8;
const [begin, end] = ['<!-- measured: npm run fleet -->', '<!-- /measured -->'];

/**
 * Puts what a day took in the place of what stands between the marks of a page; throws where it has none.
 * @param {string} page
 * @param {Day} day
 * @returns {string}
 */
export function measured(page, day) {
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 || to < from) throw new Error('The page has no place for what was measured');
  return `${page.slice(0, from + begin.length)}\n\n${tableOf(day)}\n\n${page.slice(to)}`;
}

/** @param {Day} day */
function tableOf({ customers, methods, total }) {
  const rows = Object.entries(methods)
    .sort(([, one], [, other]) => other - one)
    .map(([method, count]) => [`\`${method}\``, String(count), (count / hours).toFixed(1)]);
  const last = [
    `**all, for ${String(customers)} customers**`,
    `**${String(total)}**`,
    `**${(total / hours).toFixed(1)}**`,
  ];
  return aligned([['method', 'requests a day', 'a desk and hour'], ...rows, last]);
}

/**
 * A table as Prettier lays it out.
 * @param {string[][]} rows
 */
function aligned(rows) {
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (/** @type {string[]} */ cells) =>
    `| ${cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join(' | ')} |`;
  const rule = `| ${widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`;
  const [head = [], ...body] = rows;
  return [line(head), rule, ...body.map(line)].join('\n');
}
