import type { ScannerEnd } from '../../../electron/contract/scanner';
import {
  fastShare,
  gapsOf,
  isEven,
  isSteady,
  isSurelyMachine,
  longestRun,
  machineGap,
  mayBeHead,
  median,
  runAtEnd,
  startOfScan,
  slowestGap,
  steadyGap,
  surelyMachine,
  surelyScan,
  type Key,
} from './key-runs';

/**
 * Tells the keys of a scanner from those of a person: quiet before, whole, quiet after. A scan is used only where nothing
 * was typed shortly before it, every key came at the scanner's pace into one place, its end key followed, and nothing more
 * came after that. Everything else that a machine typed is an unfinished scan, and is used for nothing.
 */

export interface ScannerTiming {
  /** Two keys of one scan are at most this far apart, in milliseconds. */
  gap: number;
  /** Fewer characters are not a scan. */
  minimumLength: number;
  end: ScannerEnd;
}

/**
 * What a key is to the recognizer. `character` writes one; `control` is sent between them and writes nothing (STX, part of an
 * ALT code); `modifier` belongs to the next key; `end` may end a scan; `dead` waits to change the next character; `foreign`
 * cannot be part of a scan.
 */
export type KeyKind = 'character' | 'control' | 'modifier' | 'end' | 'dead' | 'foreign';
export type EndKey = 'enter' | 'tab' | 'down';

export interface Keystroke {
  kind: KeyKind;
  /** Milliseconds of any one clock. */
  at: number;
  /** What it writes under the layout of this computer; empty where it writes nothing. */
  text: string;
  /** What its place on the keyboard writes under the US layout; null where that is not known. */
  place: string | null;
  end?: EndKey;
  /** What the key went to. */
  target: unknown;
  /** Whether that takes text, so that the head of a scan may have been left in it. */
  isField: boolean;
  /** In a box whose Enter only looks for all that was typed into it: slow typing is left to it. */
  isSearchBox?: boolean;
  capsLock?: boolean;
}

/** What was typed: as it came, and by the places of its keys, null where not all of them are known. */
export interface Typed {
  text: string;
  places: string | null;
  capsLock: boolean;
}

/** Why a scan is unfinished: the words differ, not what happens. */
export type UnfinishedReason = 'short' | 'slow' | 'part' | 'no-end';
export type Outcome = { scan: Typed } | { unfinished: UnfinishedReason; typed: Typed } | null;

export interface Step {
  /** What becomes of the key: it does what it does anywhere, writes text at most, or does nothing. */
  verdict: 'pass' | 'hold' | 'swallow';
  outcome: Outcome;
  /** The number of the first key, from 0, whose text is to leave its field again; null for none. */
  takeBackFrom: number | null;
  /** What came before this activity counts as the head of the scan, and goes with it. */
  takesBackHead?: boolean;
}

export interface Recognizer {
  /** Takes a key. */
  key(key: Keystroke): Step;
  /** Nothing came for as long as `waits` said. */
  settle(): Step;
  /** How many milliseconds of quiet after the last key decide something; null where nothing waits. */
  waits(): number | null;
  /** Something other than typing into this window happened: what comes now may be a tail. */
  interrupt(at: number): void;
  /** How many characters may belong together up to now. */
  length(): number;
  /** The scan that is whole unless something follows; null for none. */
  pending(): Typed | null;
}

/** An end key this soon after a few fast characters came from the scanner. */
const endGapOfMachine = 75;
/** A pause that ends what may be one scan, and what a scan needs after the Enter of a person. */
const quietBefore = 600;
/** What a scan needs after characters without an end: they may be its head. */
const quietAfterTyping = 1_500;
/** After a head of several characters a code is longer taken for its tail, unless it begins with that head. */
const headRemembered = 5_000;
/** An Enter so soon after a scan without an end is the scanner's. */
const lateEnd = 1_000;
/** Between a shortcut or a change of windows and a scan. */
const quietAfterCommand = 150;
/** Enter, Tab, LF and Down so soon after a scan belong to it. */
export const suffixTime = 300;
/** A chain of such keys belongs to it for at most this long. */
const longestSuffix = 1_000;

/** Keys without a long pause between them. */
interface Activity {
  keys: Key[];
  startedAt: number;
  last: number;
  /** The longest interval since the last character; modifiers and control keys lie between. */
  interval: number;
  target: unknown;
  isField: boolean;
  isSearchBox: boolean;
  capsLock: boolean;
  /** Something that no scan has is in it: a foreign key, another field. */
  isBroken: boolean;
  /** It was not quiet before it. */
  isTail: boolean;
  isAfterHead: boolean;
  isTold: boolean;
}

/** How long nothing may follow the end of a scan before it counts, in milliseconds. */
function quietAfter({ gap }: ScannerTiming): number {
  return Math.max(100, 2 * gap);
}

/** How long characters may wait for the next one before they are called unfinished, in milliseconds. */
function patience({ gap }: ScannerTiming): number {
  return Math.max(300, 3 * gap);
}

const pass: Step = { verdict: 'pass', outcome: null, takeBackFrom: null };

/**
 * Gives a recognizer for the keys of one window; the timing may change while it runs. `isSure`: only what no person can have
 * typed counts as a machine's, for passwords that somebody types by heart.
 */
export function createRecognizer(timing: () => ScannerTiming, isSure = false): Recognizer {
  let activity: Activity | null = null;
  /** A whole scan that waits for the quiet after it. */
  let pending: Typed | null = null;
  let head: { text: string; at: number } | null = null;
  /** When characters came last that no end key followed, and when a person pressed one. */
  let openAt = -Infinity;
  let typedAt = -Infinity;
  let commandAt = -Infinity;
  let endedAt = -Infinity;
  let swallowUntil = -Infinity;
  let suffixUntil = -Infinity;

  function begin(key: Keystroke): Activity {
    const isAfterHead = head !== null && key.at - head.at < quietAfterTyping;
    return {
      keys: [],
      startedAt: key.at,
      last: key.at,
      interval: 0,
      target: key.target,
      isField: key.isField,
      isSearchBox: key.isSearchBox === true,
      capsLock: false,
      isBroken: false,
      isTail:
        isAfterHead ||
        key.at - openAt < quietAfterTyping ||
        key.at - typedAt < quietBefore ||
        key.at - commandAt < quietAfterCommand ||
        key.at - endedAt < quietAfter(timing()),
      isAfterHead,
      isTold: false,
    };
  }

  /** Ends the activity after a long pause, and remembers it where it may be the head of a scan. */
  function close(): void {
    if (activity && activity.keys.length > 0) {
      openAt = activity.last;
      if (mayBeHead(activity.keys)) head = { text: typedOf(activity).text, at: activity.last };
    }
    activity = null;
  }

  /** Gives the activity that the key belongs to, begun with it where it is the first. */
  function join(key: Keystroke): Activity {
    if (activity && key.at - activity.last >= quietBefore) close();
    const now = (activity ??= begin(key));
    now.interval = Math.max(now.interval, key.at - now.last);
    now.last = key.at;
    if (key.target !== now.target) {
      if (now.isField && now.keys.length > 0) now.isBroken = true;
      now.target = key.target;
      now.isField = key.isField;
      now.isSearchBox &&= key.isSearchBox === true;
    }
    return now;
  }

  function takePending(): Outcome {
    const scan = pending;
    pending = null;
    return scan && { scan };
  }

  function character(key: Keystroke): Step {
    const isBroken = pending !== null && key.at - endedAt < quietAfter(timing());
    // more came after the end, so that what ended was a part
    const outcome: Outcome = isBroken && pending ? { unfinished: 'part', typed: pending } : takePending();
    pending = null;
    const now = join(key);
    if (isBroken) now.isTail = now.isTold = true;
    now.keys.push({ text: key.text, place: key.place, gap: now.keys.length === 0 ? Infinity : now.interval });
    now.interval = 0;
    now.capsLock ||= key.capsLock === true;
    return { verdict: isMachineNow(now) ? 'hold' : 'pass', outcome, takeBackFrom: null };
  }

  function between(key: Keystroke): Step {
    if (!activity || key.at - activity.last >= quietBefore) return pass;
    const now = join(key);
    return key.kind === 'control' && isMachineNow(now) && now.interval <= steadyGap
      ? { ...pass, verdict: 'hold' }
      : pass;
  }

  function foreign(key: Keystroke): Step {
    if (activity && activity.keys.length > 0 && key.at - activity.last < quietBefore) {
      const now = join(key);
      const isHeld = isMachineNow(now) && now.interval <= steadyGap;
      now.isBroken = true;
      return { ...pass, verdict: isHeld ? 'hold' : 'pass' };
    }
    close();
    if (key.kind === 'dead') head = { text: '', at: key.at };
    else commandAt = key.at;
    return { ...pass, outcome: takePending() };
  }

  function end(key: Keystroke): Step {
    const isAfterEnd = !activity || activity.keys.length === 0;
    if (key.at <= swallowUntil && isAfterEnd) {
      swallowUntil = Math.min(key.at + suffixTime, suffixUntil);
      endedAt = key.at;
      return { ...pass, verdict: 'swallow' };
    }
    const outcome = takePending();
    if (!activity || activity.keys.length === 0 || key.at - activity.last >= lateEnd) {
      close();
      commandAt = key.at;
      return { ...pass, outcome };
    }
    const interval = Math.max(activity.interval, key.at - activity.last);
    const whole = wholeOf(activity, interval, key.end);
    if (whole) {
      finish(key.at);
      pending = whole;
      return { verdict: 'swallow', outcome, takeBackFrom: 0 };
    }
    const reason = evidence(activity, interval, key.end);
    const ended = activity;
    if (reason === null) {
      typedAt = key.at;
      openAt = -Infinity;
      activity = null;
      return { ...pass, outcome };
    }
    finish(key.at);
    return {
      verdict: 'swallow',
      outcome: ended.isTold ? outcome : { unfinished: reason, typed: typedOf(ended) },
      takeBackFrom: startOfScan(ended.keys),
      takesBackHead: ended.isAfterHead,
    };
  }

  function finish(at: number): void {
    activity = null;
    head = null;
    openAt = -Infinity;
    endedAt = at;
    suffixUntil = at + longestSuffix;
    swallowUntil = at + suffixTime;
  }

  function wholeOf(now: Activity, endGap: number, key: EndKey | undefined): Typed | null {
    const { gap, minimumLength, end: wanted } = timing();
    if (now.isBroken || now.isTail || now.keys.length < minimumLength || key === 'down') return null;
    if ((wanted === 'enter' || wanted === 'tab') && key !== wanted) return null;
    const gaps = gapsOf(now.keys);
    if (gaps.some((each) => each > gap) || (wanted !== 'none' && endGap > gap)) return null;
    // a scanner may halt now and then; one that is as slow as a person all along cannot be told from one
    if (median(gaps) > Math.max(Math.min(gap, machineGap), (gap * 2) / 3)) return null;
    const typed = typedOf(now);
    const mayBeTail = head !== null && head.text.length >= surelyMachine && now.startedAt - head.at < headRemembered;
    return mayBeTail && !typed.text.startsWith(head?.text ?? '') ? null : typed;
  }

  /** Why what a machine typed is no whole scan; null where a person typed it. */
  function evidence(
    { keys, isTail, isAfterHead, isBroken, isSearchBox }: Activity,
    endGap: number,
    key: EndKey | undefined,
  ) {
    if (isSure && isSurelyMachine(keys)) return 'part';
    if (isSure) return endGap <= slowestGap && isSteady(keys) ? 'slow' : null;
    const gaps = gapsOf(keys);
    const isEndFast = endGap <= endGapOfMachine;
    const isAllFast = gaps.every((gap) => gap <= machineGap);
    if (isEndFast && isAllFast && keys.length >= surelyMachine && keys.length < timing().minimumLength)
      return isTail || isBroken ? 'part' : 'short';
    // what is left of a code after its head is no text of a person, however short
    const isRest = isAfterHead && head !== null && head.text.length >= surelyMachine;
    if (isRest && isEndFast && isAllFast) return 'part';
    if (longestRun(keys, machineGap) >= surelyScan) return 'part';
    if (isEndFast && runAtEnd(keys, machineGap) >= surelyMachine) return 'part';
    const isFast = longestRun(keys, machineGap) >= surelyMachine && fastShare(keys) >= 0.6;
    if (keys.length >= surelyScan && isFast) return 'part';
    const isSlow = endGap <= steadyGap && runAtEnd(keys, steadyGap) >= surelyScan;
    // a person who types so fast goes on with Tab; only a machine does it evenly
    if (key === 'tab') return isSlow && isEven([...gaps, endGap]) ? 'slow' : null;
    // the search box takes the whole of what is typed, however slowly
    return isSlow && key === 'enter' && !isSearchBox ? 'slow' : null;
  }

  return {
    key(key) {
      if (key.kind === 'character') return character(key);
      if (key.kind === 'end') return end(key);
      return key.kind === 'foreign' || key.kind === 'dead' ? foreign(key) : between(key);
    },

    settle() {
      if (pending) return { ...pass, outcome: takePending() };
      const now = activity;
      if (!now || now.isTold || now.keys.length === 0) return pass;
      const whole = timing().end === 'none' ? wholeOf(now, 0, undefined) : null;
      if (whole) {
        finish(now.last);
        swallowUntil = suffixUntil;
        return { ...pass, outcome: { scan: whole }, takeBackFrom: 0 };
      }
      const { keys } = now;
      if (!isSurelyMachine(keys)) return pass;
      now.isTold = true;
      return {
        ...pass,
        outcome: { unfinished: now.isTail || now.isBroken ? 'part' : 'no-end', typed: typedOf(now) },
        takeBackFrom: startOfScan(keys),
        takesBackHead: now.isAfterHead,
      };
    },

    waits() {
      if (pending) return quietAfter(timing());
      if (!activity || activity.isTold || activity.keys.length < surelyMachine) return null;
      return timing().end === 'none' ? quietAfter(timing()) : patience(timing());
    },

    interrupt(at) {
      if (activity && activity.keys.length > 0) activity.isBroken = true;
      commandAt = at;
    },

    length: () => activity?.keys.length ?? 0,
    pending: () => pending,
  };
}

function isMachineNow({ keys }: Activity): boolean {
  return runAtEnd(keys, machineGap) >= surelyMachine;
}

function typedOf({ keys, capsLock }: Activity): Typed {
  const places = keys.map(({ place }) => place);
  return {
    text: keys.map(({ text }) => text).join(''),
    places: places.includes(null) ? null : places.join(''),
    capsLock,
  };
}
