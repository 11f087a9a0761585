import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a server may write instead of a name, so that a page would run it, load it, or read it in another order. */
export function hostileText(elsewhere: string): string {
  return [
    `<script src="${elsewhere}script.js"></script><script>globalThis.ran = 1</script>`,
    `<img src="${elsewhere}image.png" onerror="globalThis.ran = 1">`,
    `<svg onload="globalThis.ran = 1"><image href="${elsewhere}image.svg"/></svg>`,
    `"><iframe src="${elsewhere}"></iframe></title></style><link rel="stylesheet" href="${elsewhere}style.css">`,
    `'};globalThis.ran = 1;//{@html globalThis.ran = 1}`,
    'right\u202Eto left\u202C, \u2066isolated, nothing\u0000after',
  ].join(' ');
}

const file = join(import.meta.dirname, '../unit/examples/inferred/show_R16.json');

/** A token as a server writes it, and more, with a text of one's own in every place, such as `classification.name`. */
export function tokenOf(textAt: (place: string) => string): unknown {
  const { data } = JSON.parse(readFileSync(file, 'utf8')) as { data: object };
  const verified_by_user = { username: null, person_name: null };
  const rewards_participant = { id: null, number: null };
  return withTexts({ ...data, verified_by_user, rewards_participant, unknown: { deep: null } }, textAt);
}

function withTexts(value: unknown, textAt: (place: string) => string, place = ''): unknown {
  if (typeof value !== 'object' || value === null) return textAt(place);
  const inner = Object.entries(value).map(([name, member]): [string, unknown] => [
    name,
    withTexts(member, textAt, place ? `${place}.${name}` : name),
  ]);
  return Object.fromEntries(inner);
}
