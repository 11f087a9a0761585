import {
  createRecognizer,
  type Keystroke,
  type Outcome,
  type ScannerTiming,
} from '../../renderer/lib/scanner/recognizer';

export interface Pressed {
  key: string;
  after: number;
  target?: string;
  isSearchBox?: boolean;
}

export const usual: ScannerTiming = { gap: 50, minimumLength: 6, end: 'any' };

const ends: Readonly<Record<string, Keystroke['end']>> = { Enter: 'enter', Tab: 'tab', Down: 'down' };

function keystrokeOf({ key, target = 'body', isSearchBox = false }: Pressed, at: number): Keystroke {
  const end = ends[key];
  const kinds: Readonly<Record<string, Keystroke['kind']>> = {
    '^': 'dead',
    Escape: 'foreign',
    Shift: 'modifier',
    STX: 'control',
  };
  const kind = end ? 'end' : (kinds[key] ?? 'character');
  const text = kind === 'character' ? key : '';
  return {
    kind,
    at,
    text,
    place: kind === 'character' ? text : null,
    ...(end ? { end } : {}),
    target,
    isField: target !== 'body' && target !== 'button',
    isSearchBox,
  };
}

/** Types keys one after another by a clock of its own, and lets quiet pass as a window does; gives what was recognized. */
export function typed(keys: readonly Pressed[], timing = usual) {
  const recognizer = createRecognizer(() => timing);
  let at = 100_000;
  let last = at;
  const outcomes: NonNullable<Outcome>[] = [];
  const verdicts: string[] = [];
  const take = (outcome: Outcome): void => void (outcome && outcomes.push(outcome));
  for (const key of keys) {
    at += key.after;
    const waits = recognizer.waits();
    if (waits !== null && at - last > waits) take(recognizer.settle().outcome);
    const step = recognizer.key(keystrokeOf(key, at));
    take(step.outcome);
    verdicts.push(step.verdict);
    last = at;
  }
  if (recognizer.waits() !== null) take(recognizer.settle().outcome);
  return {
    scans: outcomes.flatMap((outcome) => ('scan' in outcome ? [outcome.scan.text] : [])),
    unfinished: outcomes.flatMap((outcome) => ('unfinished' in outcome ? [outcome.unfinished] : [])),
    verdicts,
  };
}

/** A text key by key, its first one after a long pause, and the keys that end it. */
export function evenly(
  text: string,
  after: number,
  end: readonly string[] = ['Enter'],
  more: Partial<Pressed> = {},
): Pressed[] {
  return [...[...text], ...end].map((key, at) => ({ key, after: at === 0 ? 10_000 : after, ...more }));
}
