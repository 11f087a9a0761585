import { writeSync } from 'node:fs';
import { entryPromises } from '../../electron/offline/promise-facts';
import { openStore } from '../../electron/offline/store';

/** Opens a store where a real disk sets the limits: `fill` writes until that fails, any other order tells what is there. */
const [order = '', file = '', keyText = ''] = process.argv.slice(2);
const entry = { kind: 'outbox' as const, content: 'x'.repeat(2_000) };
const mostEntries = 5_000;

function tell(...words: string[]): void {
  writeSync(1, `${words.join(' ')}\n`);
}

const opened = openStore({ file, key: Buffer.from(keyText, 'hex'), promises: entryPromises });
if (!opened.ok) tell(order, 'not-opened', opened.trouble);
else if (order === 'fill') {
  for (let at = 0; at < mostEntries; at += 1) {
    const id = String(at).padStart(4, '0');
    const written = opened.value.write([{ put: { ...entry, id } }]);
    if (!written.ok) {
      tell('fill', 'stopped', written.trouble);
      break;
    }
    tell('fill', 'written', id);
  }
} else {
  const all = opened.value.readAll('outbox');
  const { damaged } = opened.value.report;
  tell(order, 'unreadable', String(damaged.length + (opened.value.loss() === null ? 0 : 1)));
  if (all.ok) for (const { id } of all.value) tell(order, 'kept', id);
  const removed = opened.value.write(['0000', '0001'].map((id) => ({ remove: { kind: 'outbox' as const, id } })));
  const added = opened.value.write([{ put: { ...entry, id: 'again' } }]);
  tell(order, 'removed', removed.ok ? 'ok' : removed.trouble);
  tell(order, 'added', added.ok ? 'ok' : added.trouble);
}
if (opened.ok) opened.value.close();
