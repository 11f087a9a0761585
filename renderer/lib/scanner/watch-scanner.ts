import { isTextField, purposeOf, rememberField, setText, type FieldPurpose } from './fields';
import { createAltCodes, plainKeyOf } from './keystroke';
import { machineGap } from './key-runs';
import {
  createRecognizer,
  suffixTime,
  type Keystroke,
  type Outcome,
  type Recognizer,
  type ScannerTiming,
  type Step,
  type Typed,
  type UnfinishedReason,
} from './recognizer';

export interface ScannerEvents {
  timing: () => ScannerTiming;
  /** A whole scan. */
  scanned: (typed: Typed) => void;
  /** A scan that is used for nothing; what it left in fields is gone by now. */
  unfinished: (reason: UnfinishedReason) => void;
  /** Whether what a machine typed may be a card; asked for secrets and passwords only. */
  mayBeCard: (typed: Typed) => boolean;
  /** Whether what was typed at the pace of a busy machine, or of a person, looks like a code; asked for secrets and passwords only. */
  looksLikeCode: (typed: Typed) => boolean;
  /** Takes every key while the scanner is tested; gives whether it did. */
  capture?: (key: Keystroke, isAltCode: boolean) => boolean;
  /** What was typed into a password or secret field was not sent. */
  rejected: (why: Rejection) => void;
}

/**
 * Why a secret was not sent: a card was scanned into a password field, which is empty by now; a machine typed Enter after a
 * secret; or it may have been either, and is sent by one more Enter.
 */
export type Rejection = 'password' | 'secret' | 'doubt';

/** How a field was before a key, by the key's number in its activity. */
interface Snapshot {
  at: number;
  field: Element;
  restore: () => void;
}

/**
 * Watches all keys of a window for scans, whatever has the focus: there is one watch for the whole app. Keys that belong to a
 * scan do nothing, and leave no text in any field. Secrets and passwords have a recognizer of their own, so that nothing of
 * them can become a scan. The answer ends the watch.
 */
export function watchScanner(keys: Window | HTMLElement, events: ScannerEvents): () => void {
  const alt = createAltCodes();
  const open = createStream(events.timing, (outcome) => {
    if ('scan' in outcome) events.scanned(outcome.scan);
    else events.unfinished(outcome.unfinished);
  });
  const secret = createStream(
    () => ({ ...events.timing(), gap: machineGap, end: 'any' }),
    (outcome) => {
      if (latest.purpose === 'password' && !isSlow(outcome)) throwAway(outcome);
    },
    true,
  );
  /** The secret that was typed into last. */
  let latest: { field: EventTarget | null; purpose: FieldPurpose; isRejected: boolean } = {
    field: null,
    purpose: 'open',
    isRejected: false,
  };
  /** Of the last text that was taken out of a password field in doubt; not the text, which may be a password. */
  let doubted: number | null = null;
  /** Keys that were swallowed and are still down: their repeats are, too. */
  const swallowed = new Set<string>();

  function onKeyDown(event: Event): void {
    if (!(event instanceof KeyboardEvent)) return;
    if (event.repeat && swallowed.has(event.code)) {
      swallow(event);
      return;
    }
    const target = event.composedPath()[0] ?? null;
    const purpose = purposeOf(target);
    const isAlt = alt.take(event);
    if (events.capture && captured(event, isAlt, events.capture)) return;
    // outside its fields a scan would press the buttons
    if (purpose === 'sign-in' && isTextField(target)) {
      open.interrupt(event.timeStamp);
      return;
    }
    const isSecret = purpose === 'secret' || purpose === 'search-secret' || purpose === 'password';
    // the tail of a scan is still the scan's, wherever the focus has gone meanwhile
    const isTail = isSecret && open.isRunning(event.timeStamp);
    if (isSecret && !isTail) open.interrupt(event.timeStamp);
    else if (!isSecret) secret.interrupt(event.timeStamp);
    const stream = isSecret && !isTail ? secret : open;
    const plain = isAlt
      ? ({ kind: 'control', text: '', place: null } as const)
      : plainKeyOf(event, stream.isRunning(event.timeStamp) || stream.hasEnded(event.timeStamp));
    const key: Keystroke = {
      ...plain,
      at: event.timeStamp,
      target,
      isField: isTextField(target) || target instanceof HTMLSelectElement,
      isSearchBox: purpose === 'search' || isSecret,
    };
    if (stream === secret) onSecretKey(event, key, purpose);
    else apply(event, open.key(key), isTextField(target));
  }

  function captured(event: KeyboardEvent, isAlt: boolean, capture: NonNullable<ScannerEvents['capture']>): boolean {
    const plain = isAlt ? ({ kind: 'control', text: '', place: null } as const) : plainKeyOf(event, true);
    const isTaken = capture({ ...plain, at: event.timeStamp, target: null, isField: false }, isAlt);
    if (isTaken) swallow(event);
    return isTaken;
  }

  function onSecretKey(event: KeyboardEvent, key: Keystroke, purpose: FieldPurpose): void {
    if (key.kind === 'character') latest = { field: event.composedPath()[0] ?? null, purpose, isRejected: false };
    const { verdict, outcome } = secret.key(key, { keepsText: true });
    if (verdict !== 'swallow' || purpose === 'search-secret') return;
    const typed = outcome ? typedOf(outcome) : secret.pending();
    if (typed && outcome && isSlow(outcome)) onSlowSecret(typed, key, purpose);
    else if (typed && purpose === 'password') throwAway({ scan: typed });
    else if (typed && key.end === 'enter' && !latest.isRejected && events.mayBeCard(typed)) {
      latest.isRejected = true;
      events.rejected('secret');
    }
    // the Enter or Tab of what was thrown away, and the one after it
    if (latest.isRejected) swallow(event);
  }

  /**
   * On a busy machine a scan cannot be told from typing. What looks like a code is not sent at once: out of a password field it
   * is taken the first time, as a card would be; where the same comes again, one more Enter sends it.
   */
  function onSlowSecret(typed: Typed, key: Keystroke, purpose: FieldPurpose): void {
    if (key.end !== 'enter' || latest.isRejected || !events.looksLikeCode(typed)) return;
    latest.isRejected = true;
    const before = doubted;
    doubted = fingerprint(typed.text);
    const isAgain = purpose !== 'password' || doubted === before;
    if (isTextField(latest.field)) {
      if (isAgain) latest.field.select();
      else setText(latest.field, '');
    }
    events.rejected(isAgain ? 'doubt' : 'password');
  }

  /** Takes a card out of a password field. */
  function throwAway(outcome: NonNullable<Outcome>): void {
    if (latest.isRejected || !events.mayBeCard(typedOf(outcome))) return;
    latest.isRejected = true;
    if (isTextField(latest.field)) setText(latest.field, '');
    events.rejected('password');
  }

  function apply(event: KeyboardEvent, { verdict }: Step, isText: boolean): void {
    if (verdict === 'swallow') swallow(event);
    else if (verdict === 'hold') {
      // no shortcut, no click, no choice; a text field gets it, as it may still be typing
      event.stopImmediatePropagation();
      if (!isText || event.ctrlKey || event.metaKey || event.altKey) event.preventDefault();
    }
  }

  function swallow(event: KeyboardEvent): void {
    event.preventDefault();
    event.stopImmediatePropagation();
    swallowed.add(event.code);
  }

  function onKeyUp(event: Event): void {
    if (!(event instanceof KeyboardEvent)) return;
    swallowed.delete(event.code);
    const text = alt.end(event);
    const target = event.composedPath()[0] ?? null;
    if (text === null || !['open', 'search'].includes(purposeOf(target))) return;
    const captured: Keystroke = { kind: 'character', text, place: text, at: event.timeStamp, target, isField: false };
    if (events.capture?.(captured, true) === true) return;
    const isEnd = text === '\r' || text === '\n' || text === '\t';
    const key = { at: event.timeStamp, target, isField: isTextField(target) };
    if (isEnd) open.key({ ...key, kind: 'end', text: '', place: null, end: text === '\t' ? 'tab' : 'enter' });
    else if (/\p{Cc}/u.test(text) && text !== '\u001d') open.key({ ...key, kind: 'control', text: '', place: null });
    else open.key({ ...key, kind: 'character', text, place: text });
  }

  function onFocus(event: Event): void {
    open.interrupt(event.timeStamp);
    secret.interrupt(event.timeStamp);
  }

  keys.addEventListener('keydown', onKeyDown, { capture: true });
  keys.addEventListener('keyup', onKeyUp, { capture: true });
  window.addEventListener('focus', onFocus);
  return () => {
    keys.removeEventListener('keydown', onKeyDown, { capture: true });
    keys.removeEventListener('keyup', onKeyUp, { capture: true });
    window.removeEventListener('focus', onFocus);
    open.stop();
    secret.stop();
  };
}

function isSlow(outcome: NonNullable<Outcome>): boolean {
  return 'unfinished' in outcome && outcome.unfinished === 'slow';
}

/** Tells two texts apart without keeping either. */
function fingerprint(text: string): number {
  return [...text].reduce((hash, character) => (Math.imul(hash, 31) + (character.codePointAt(0) ?? 0)) | 0, 7);
}

function typedOf(outcome: NonNullable<Outcome>): Typed {
  return 'scan' in outcome ? outcome.scan : outcome.typed;
}

/** A recognizer with its clock, and the fields as they were before the keys that it may take back. */
function createStream(timing: () => ScannerTiming, tell: (outcome: NonNullable<Outcome>) => void, isSure = false) {
  const recognizer: Recognizer = createRecognizer(timing, isSure);
  let snapshots: Snapshot[] = [];
  /** Those of the keys before the last long pause. */
  let before: Snapshot[] = [];
  let last = -Infinity;
  let endedAt = -Infinity;
  let timer: ReturnType<typeof setTimeout> | undefined;
  function finish(step: Step): void {
    if (step.takeBackFrom !== null) takeBack(step.takeBackFrom);
    if (step.takesBackHead === true) for (const { restore } of [...before].reverse()) restore();
    if (step.outcome) tell(step.outcome);
  }

  function takeBack(from: number): void {
    const done = new Set<Element>();
    const fits = snapshots.filter(({ at }) => at >= from);
    for (const { field, restore } of fits) {
      if (!done.has(field)) restore();
      done.add(field);
    }
  }

  function settle(): void {
    finish(recognizer.settle());
  }

  /** A busy window may not have run the timer yet. */
  function settleLate(at: number): void {
    const waits = recognizer.waits();
    if (waits !== null && at - last > waits) settle();
  }

  function schedule(): void {
    clearTimeout(timer);
    const waits = recognizer.waits();
    if (waits !== null) timer = setTimeout(settle, waits);
  }

  return {
    key(key: Keystroke, { keepsText = false } = {}): Step {
      settleLate(key.at);
      const gap = key.at - last;
      const number = recognizer.length();
      const restore = key.target instanceof Element && !keepsText ? rememberField(key.target) : null;
      const step = recognizer.key(key);
      last = key.at;
      if (step.verdict === 'swallow') endedAt = key.at;
      if (key.kind === 'character') {
        if (recognizer.length() === 1) [before, snapshots] = [snapshots, []];
        const at = recognizer.length() - 1;
        const isNew = !snapshots.some(({ field }) => field === key.target);
        if (restore && key.target instanceof Element && (at === 0 || gap > machineGap || isNew || at !== number)) {
          snapshots.push({ at, field: key.target, restore });
        }
      }
      finish(step);
      schedule();
      return step;
    },
    /** Whether keys of a machine came just before this time. */
    isRunning: (at: number): boolean => recognizer.length() > 0 && at - last <= machineGap,
    /** Whether a scan ended so shortly before that its suffix may still come. */
    hasEnded: (at: number): boolean => at - endedAt <= suffixTime,
    interrupt: (at: number): void => recognizer.interrupt(at),
    /** The whole scan that waits for quiet, for a stream that does not tell. */
    pending: (): Typed | null => recognizer.pending(),
    stop: (): void => clearTimeout(timer),
  };
}
