import type { Practice } from '../../electron/practice/practice';

/** What a desk promised and what became of it, counted. */
export interface Figures {
  promised: number;
  done: number;
  waitingForAPerson: number;
  lost: number;
  twice: number;
  /** What was made more than once, by its mark. */
  doubled: string[];
  unreadable: number;
  /** Requests to make what was made already; the server refused them. */
  askedAgain: number;
}

/** Compares what desks told with what the server did. */
export function compare(told: readonly string[][], practice: Practice): Figures {
  const words = (name: string): string[][] => told.filter(([first]) => first === name);
  const made = new Map<string, number>();
  let askedAgain = 0;
  for (const { outcome, request } of practice.ledger.entries('access_tokens/create')) {
    const mark = String(request['udf_string_1']);
    if (outcome !== 'ok' && made.has(mark)) askedAgain += 1;
    if (outcome === 'ok') made.set(mark, (made.get(mark) ?? 0) + 1);
  }
  const promised = words('promised').map(([, mark = '']) => mark);
  const waiting = new Set(words('state').flatMap(([, mark = '', state]) => (state === 'confirmed' ? [] : [mark])));
  const doubled = [...made].flatMap(([mark, count]) => (count > 1 ? [mark] : []));
  return {
    promised: promised.length,
    done: promised.filter((mark) => made.has(mark)).length,
    waitingForAPerson: waiting.size,
    lost: promised.filter((mark) => !made.has(mark) && !waiting.has(mark)).length,
    twice: doubled.length,
    doubled,
    unreadable: words('opened').reduce((sum, [, damaged, setAside]) => sum + Number(damaged) + Number(setAside), 0),
    askedAgain,
  };
}
