import { choicesOf, type Choice } from '../../electron/offline/decide';
import { isSameOwner, type Entry, type Owner, type Work } from '../../electron/offline/entry';
import type { Standing } from '../../electron/offline/standing';
import { namesOf } from '../../electron/offline/work';
import { markOf, sharedCodes, type OutboxDesk } from './outbox-desk';

/** What a desk promised, kept as simply as can be, to compare with what it and the server did. */
export interface Reference {
  /** A text that no other work has. */
  newMark(): string;
  promised(entry: Entry): void;
  /** Work that was sent at once: never more than once, whatever becomes of it. */
  tried(work: Work, owner: Owner): void;
  decided(entry: Entry, choice: Choice): void;
  /**
   * A form's button was pressed, for one intention of its operator. `open`: it is not known what became of it before. `decided`:
   * likewise, and the operator wants it all the same. `anew`: nothing of it is open.
   */
  pressed(act: string, work: Work, owner: Owner, how: 'open' | 'decided' | 'anew'): void;
  /** Another desk has made the token of this number. */
  elsewhere(number: string | null): void;
  /** Everything that is not as it was promised, in words; nothing where all is well. */
  complaints(desk: OutboxDesk): string[];
  acknowledged(): number;
}

/** One intention of an operator at a form: one token, whatever is pressed, unless they decide otherwise. */
interface Act {
  marks: string[];
  decisions: number;
}

interface Promised {
  mark: string;
  userName: string;
  /** Null where it was sent at once. */
  sequence: number | null;
  /** What the operator had seen in the field. */
  seen: Set<string>;
  isEnded: boolean;
  /** Whether a person said that it shall overwrite what somebody else wrote. */
  isMeant: boolean;
  /** How often a person asked for it again, knowing that it may have happened. */
  repeats: number;
  /** How often a form was sent anew after a clear answer: the server may refuse it once more, and makes nothing twice. */
  tries: number;
}

/** Gives a reference that nothing was promised to yet. */
export function createReference(): Reference {
  const promises = new Map<string, Promised>();
  /** Decided upon by a person, perhaps before the app told that it was promised. */
  const ended = new Set<string>();
  const acts = new Map<string, Act>();
  /** How many tokens of which nothing was said the operators may have asked for. */
  let emptyAsked = 0;
  const foreign = new Set<string>();
  let marks = 0;

  function promise(entry: Entry): void {
    const { userName } = entry.owner;
    const mark = markOf(entry.work);
    const { sequence } = entry;
    const seen = new Set([entry.work.kind === 'update' ? (entry.work.seen.udfs.udfString2 ?? '') : '']);
    const known = mark === '' ? promises.get(keyOf(entry)) : [...promises.values()].find((each) => each.mark === mark);
    const { repeats, tries } = known ?? { repeats: 0, tries: 0 };
    const isMeant = promises.delete(triedKey(entry.work));
    const isEnded = ended.has(keyOf(entry));
    promises.set(keyOf(entry), { mark, seen, userName, sequence, isEnded, isMeant, repeats, tries });
  }

  function repeat(mark: string): void {
    for (const each of promises.values()) if (each.mark === mark) each.repeats += 1;
  }

  function tried(work: Work, { userName }: Owner): void {
    const mark = markOf(work);
    const nothing = { seen: new Set<string>(), sequence: null, repeats: 0, tries: 0 };
    promises.set(triedKey(work), { ...nothing, mark, userName, isEnded: true, isMeant: true });
  }

  const triedKey = (work: Work): string => `tried ${markOf(work)}`;
  const isKnown = (mark: string): boolean => [...promises.values()].some((each) => each.mark === mark);
  const keyOf = (entry: Entry): string => `${entry.id} ${markOf(entry.work)}`;

  return {
    newMark: () => `m${String((marks += 1))}`,
    promised: promise,
    tried,
    pressed(act, work, owner, how) {
      const mark = markOf(work);
      const before = acts.get(act) ?? { marks: [], decisions: 0 };
      const isNew = !before.marks.includes(mark);
      const decisions = before.decisions + (how === 'decided' ? 1 : 0);
      acts.set(act, { marks: isNew ? [...before.marks, mark] : before.marks, decisions });
      if (mark === '') emptyAsked += isNew || how === 'decided' ? 1 : 0;
      else if (!isKnown(mark)) tried(work, owner);
      else if (how === 'decided') repeat(mark);
      else if (how === 'anew') for (const each of promises.values()) if (each.mark === mark) each.tries += 1;
    },
    elsewhere(number) {
      if (number !== null) foreign.add(number);
    },
    decided(entry, choice) {
      const isEnd = choice === 'discard' || choice === 'keep-theirs' || choice === 'edit';
      if (isEnd) ended.add(keyOf(entry));
      const mark = markOf(entry.work);
      // Who gives an entry up was told that it may be done, and may press the form's button once more.
      const ofForms = [...acts.values()].filter(({ marks: those }) => those.includes(mark));
      for (const act of ofForms) act.decisions += 1;
      if (isEnd && mark !== '' && ofForms.length > 0) repeat(mark);
      if (mark === '' && entry.work.kind === 'create') emptyAsked += 1;
      const promise = promises.get(keyOf(entry)) ?? promises.get(triedKey(entry.work));
      if (!promise) return;
      // a token that was asked for by several entries is the same token: the decision counts for all of them
      if (choice === 'send-now' && mark !== '') repeat(mark);
      else if (choice === 'send-now') promise.repeats += 1;
      if (choice === 'keep-ours') promise.isMeant = true;
      if (isEnd) promise.isEnded = true;
    },
    acknowledged: () => promises.size,
    complaints(desk) {
      const standings = desk.outbox.standings();
      const kept = new Set(standings.map(({ entry }) => entry.id));
      const lost = [...promises].filter(([key, { isEnded }]) => !isEnded && !kept.has(key.split(' ')[0] ?? ''));
      return [
        ...lost.map(([key]) => `lost: ${key}`),
        ...[...promises.values()].flatMap((promise) => doneWrongly(desk, promise)),
        ...standings.flatMap((standing) => notUnderstandable(standing, standings)),
        ...standings.flatMap(({ entry }) => confirmedWrongly(desk, entry)),
        ...[...acts.values()].flatMap((act) => madeTooOften(desk, act)),
        ...emptyWrongly(desk, emptyAsked, foreign),
        ...outOfOrder(desk, [...promises.values()]),
        ...overwritten(desk, [...promises.values()]),
        ...desk.disk.setAsideIds.map((id) => `unreadable: ${id}`),
        // What an operator waits for is sent even where nothing can be written down.
        ...desk.writes
          .filter(({ isOnDisk, isRefused }) => !isOnDisk && !isRefused)
          .map(({ path }) => `sent before it was on disk: ${path}`),
      ];
    },
  };
}

function madeTooOften(desk: OutboxDesk, { marks, decisions }: Act): string[] {
  const made = marks
    .filter((mark) => mark !== '')
    .flatMap((mark) => requestsOf(desk, mark))
    .filter(({ method, outcome }) => method === 'access_tokens/create' && outcome === 'ok');
  return made.length > 1 + decisions ? [`one form made ${String(made.length)} tokens: ${marks.join(' ')}`] : [];
}

/** Tokens of which nothing was said look all the same: they are counted, and whose they are is told by their numbers. */
function emptyWrongly(desk: OutboxDesk, asked: number, foreign: ReadonlySet<string>): string[] {
  const creations = desk.practice.ledger
    .entries('access_tokens/create')
    .filter(({ outcome, tokens }) => outcome === 'ok' && !tokens.some((number) => foreign.has(number)));
  const isEmpty = ({ request }: (typeof creations)[number]): boolean =>
    !['authentication_code', 'udf_string_1'].some((name) => request[name]);
  const own = creations.filter(isEmpty).flatMap(({ tokens }) => tokens);
  const confirmed = desk.outbox.standings().flatMap(({ entry }) => {
    const isOne = entry.work.kind === 'create' && markOf(entry.work) === '' && entry.state.name === 'confirmed';
    return isOne && entry.state.name === 'confirmed' && entry.state.outcome.number ? [entry.state.outcome.number] : [];
  });
  return [
    ...(own.length > asked ? [`${String(own.length)} empty tokens made, ${String(asked)} asked for`] : []),
    ...confirmed.filter((number) => !own.includes(number)).map((number) => `confirmed with another's token: ${number}`),
    ...(new Set(confirmed).size < confirmed.length ? ['two entries confirmed with one token'] : []),
  ];
}

function requestsOf(desk: OutboxDesk, mark: string) {
  return desk.practice.ledger
    .entries()
    .filter(({ request }) => request['udf_string_1'] === mark || request['udf_string_2'] === mark);
}

function doneWrongly(desk: OutboxDesk, { mark, userName, repeats, tries }: Promised): string[] {
  if (mark === '') return [];
  const requests = requestsOf(desk, mark);
  const creations = requests.filter(({ method, outcome }) => method === 'access_tokens/create' && outcome === 'ok');
  // The server would refuse it, but to have asked again blindly is the fault.
  const blind = requests.filter(({ method, outcome }, index) => {
    const isBehind = creations.some((creation) => requests.indexOf(creation) < index);
    return method === 'access_tokens/create' && outcome !== 'ok' && outcome !== 'invalid-session' && isBehind;
  });
  return [
    ...(creations.length > 1 + repeats ? [`created ${String(creations.length)} times: ${mark}`] : []),
    ...(blind.length > repeats + tries ? [`sent again blindly: ${mark}`] : []),
    ...requests
      .filter(({ operator }) => operator !== null && operator !== userName)
      .map(() => `wrong session: ${mark}`),
  ];
}

function notUnderstandable(standing: Standing, standings: readonly Standing[]): string[] {
  const { entry } = standing;
  const told = `${entry.id} is ${entry.state.name}, ${standing.phase}`;
  if (choicesOf(standing).length === 0) return [`nothing can be decided: ${told}`];
  if (entry.state.name !== 'queued' && entry.state.name !== 'unknown') return [];
  const isBehind = standings.some(
    ({ entry: other }) =>
      other.sequence < entry.sequence &&
      other.state.name !== 'confirmed' &&
      isSameOwner(other.owner, entry.owner) &&
      namesOf(other.work).some((name) => namesOf(entry.work).includes(name)),
  );
  return isBehind ? [] : [`goes on for ever: ${told}`];
}

function confirmedWrongly(desk: OutboxDesk, { state, work, id }: Entry): string[] {
  const mark = markOf(work);
  if (state.name !== 'confirmed' || mark === '') return [];
  return requestsOf(desk, mark).some(({ outcome }) => outcome === 'ok') ? [] : [`confirmed, but never done: ${id}`];
}

function outOfOrder(desk: OutboxDesk, promises: readonly Promised[]): string[] {
  const sequences = new Map(promises.map(({ mark, sequence, userName }) => [mark, { sequence, userName }]));
  const last = new Map<string, number>();
  return desk.practice.ledger.entries('access_tokens/update').flatMap(({ request, tokens, outcome }) => {
    const due = sequences.get(String(request['udf_string_2']));
    if (!due?.sequence || outcome !== 'ok') return [];
    const key = `${tokens.join()} ${due.userName}`;
    const isEarly = due.sequence < (last.get(key) ?? 0);
    last.set(key, due.sequence);
    return isEarly ? [`out of order: ${String(due.sequence)}`] : [];
  });
}

/** An update that went out although the desk had read, before it sent it, that somebody else had changed the same field. */
function overwritten(desk: OutboxDesk, promises: readonly Promised[]): string[] {
  const own = new Set(promises.map(({ mark }) => mark));
  const ledger = desk.practice.ledger.entries();
  return desk.writes.flatMap(({ path, body, after }) => {
    const promise = promises.find(({ mark }) => mark !== '' && body.includes(`"${mark}"`));
    if (!promise || promise.isMeant || !path.endsWith('/update')) return [];
    const code = sharedCodes.find((each) => body.includes(`"${each}"`));
    const isOfToken = (entry: (typeof ledger)[number]): boolean =>
      JSON.stringify(entry.request).includes(`"${code ?? ''}"`);
    const before = ledger.slice(0, after);
    const lastRead = before.map((entry) => entry.method === 'access_tokens/show' && isOfToken(entry)).lastIndexOf(true);
    const lastUpdate = before
      .slice(0, lastRead)
      .filter((entry) => entry.method === 'access_tokens/update' && entry.outcome === 'ok' && isOfToken(entry))
      .at(-1);
    const mark = String(lastUpdate?.request['udf_string_2']);
    return lastUpdate && !own.has(mark) && !promise.seen.has(mark) ? [`overwritten: ${mark} by ${promise.mark}`] : [];
  });
}
