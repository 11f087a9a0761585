import { tick } from 'svelte';
import {
  defaultGap,
  defaultMinimumLength,
  type ScannerSettings,
  type SeenCodes,
} from '../../electron/contract/scanner';
import type { AccessToken } from '../../electron/contract/model';
import { call } from '../lib/call';
import { isLearned, looksLikeCode, mayBeCard, noCodes, readCode, withCode } from '../lib/scanner/code-shape';
import { aimOf, cleanEntry, stripScan } from '../lib/scanner/code-text';
import type { Keystroke, Typed, UnfinishedReason } from '../lib/scanner/recognizer';
import type { TestedKey } from '../lib/scanner/scan-test';
import { watchScanner } from '../lib/scanner/watch-scanner';
import { scannerWords as words } from '../lib/words/scanner';
import { notices } from './notices.svelte';
import { session } from './session.svelte';

/** What a screen or a dialog does with a scanned code. */
type Take = (code: string) => void;

interface Use {
  take: Take;
  /** Only what a modal dialog holds works while one is open. */
  isInDialog: boolean;
}

/** Which code a scan is cannot be told: the operator chooses. */
export interface ScanQuestion {
  cameAs: string;
  byPlaces: string;
  capsLock: boolean;
}

const defaults: ScannerSettings = {
  scannerGap: defaultGap,
  scannerMinimumLength: defaultMinimumLength,
  scannerEnd: 'any',
  scannerPrefix: '',
  scannerSuffix: '',
  codeCharacters: 'learned',
  seenCodes: noCodes,
};
const subject = 'scan';
/** So often what was learned is kept, once it says what codes look like. */
const keepEvery = 50;

/** The scanner of this window: one watch for all screens, which say what they do with a whole scan. */
class ScannerState {
  #settings: ScannerSettings = $state.raw(defaults);
  #seen: SeenCodes = noCodes;
  /** The codes that count in it already. */
  readonly #learned = new Set<string>();
  #uses: readonly Use[] = [];
  #test: { take: (key: TestedKey) => void; stopped: () => void } | null = null;
  #testedAt = -Infinity;
  /** Looks a code up from wherever the operator is; null while nobody is signed in. */
  #lookUp: Take | null = null;
  /** Asked in a dialog of its own; null for none. */
  question: ScanQuestion | null = $state.raw(null);

  get settings(): ScannerSettings {
    return this.#settings;
  }

  take(settings: ScannerSettings): void {
    this.#settings = settings;
    if (settings.seenCodes.count > this.#seen.count) this.#seen = settings.seenCodes;
  }

  /** From now on whole scans go to `take`; the answer ends that, and gives them back to whoever had them before. */
  use(take: Take, { isInDialog = false } = {}): () => void {
    const use = { take, isInDialog };
    this.#uses = [...this.#uses, use];
    return () => {
      this.#uses = this.#uses.filter((each) => each !== use);
    };
  }

  /** Says how a code is looked up that was scanned where nothing takes one. */
  lookUpWith(take: Take): () => void {
    this.#lookUp = take;
    return () => {
      this.#lookUp = null;
    };
  }

  /** Learns what codes look like here from tokens that the server has shown. Each code counts once while somebody is signed in. */
  learn(tokens: readonly AccessToken[]): void {
    // the codes of practice say nothing of real ones
    if (session.operator?.practice !== false) return;
    const before = this.#seen;
    for (const { authenticationCode: code } of tokens) {
      if (code === null || code === '' || this.#learned.has(code)) continue;
      this.#learned.add(code);
      this.#seen = withCode(this.#seen, code);
    }
    const periods = ({ count }: SeenCodes): number => Math.floor(count / keepEvery);
    const isNews = isLearned(this.#seen) && (!isLearned(before) || periods(this.#seen) > periods(before));
    if (isNews) void call('settings:change', { seenCodes: this.#seen });
  }

  scanned({ text, places, capsLock }: Typed): void {
    notices.withdraw(subject);
    this.question = null;
    const cameAs = this.#strip(text);
    if (cameAs.length < this.#settings.scannerMinimumLength) {
      this.unfinished('short');
      return;
    }
    const byPlaces = places === null ? null : this.#strip(places);
    const reading = readCode({ cameAs, byPlaces, capsLock }, this.#settings.codeCharacters, this.#seen);
    if ('code' in reading) {
      if (capsLock && /\p{L}/u.test(reading.code)) notices.warn(words.capsLock, { subject: 'caps-lock' });
      this.deliver(reading.code);
    } else if (this.#uses.length === 0 && !this.#lookUp) this.deliver(cameAs);
    else this.question = reading;
  }

  /** Goes on with the code that the operator chose; null for none. */
  async choose(code: string | null): Promise<void> {
    this.question = null;
    await tick();
    if (code !== null) this.deliver(code);
  }

  /** Gives a code to whoever takes it where the operator is. */
  deliver(code: string): void {
    const use = this.#uses.at(-1);
    const isBehindDialog = document.querySelector('dialog[open]') !== null && use?.isInDialog !== true;
    if (use && !isBehindDialog) use.take(code);
    else this.keep(code);
  }

  /** Keeps a code that cannot be used where the operator is, and says so. */
  keep(code: string): void {
    const lookUp = this.#lookUp;
    if (lookUp) notices.warn(words.kept, { subject, action: { label: words.lookUp, run: () => lookUp(code) } });
    else notices.warn(words.keptSignedOut, { subject });
  }

  unfinished(reason: UnfinishedReason): void {
    notices.warn(words.unfinished[reason], { subject });
  }

  /** Gives every key to the scanner test, until Escape or the answer ends that. */
  capture(take: (key: TestedKey) => void, stopped: () => void): () => void {
    this.#test = { take, stopped };
    return () => {
      this.#test = null;
    };
  }

  #captured(key: Keystroke, isAltCode: boolean): boolean {
    const test = this.#test;
    if (!test) return false;
    if (key.kind === 'foreign' && !isAltCode && this.#isQuiet(key.at)) {
      test.stopped();
      return false;
    }
    this.#testedAt = key.at;
    if (key.kind !== 'modifier') test.take({ ...key, isAltCode });
    return true;
  }

  /** A key that no scanner sends, after a pause, is the operator’s: it ends the test. */
  #isQuiet(at: number): boolean {
    return at - this.#testedAt > 300;
  }

  /** Watches the window; the answer ends that. */
  follow(): () => void {
    return watchScanner(window, {
      timing: () => ({
        gap: this.#settings.scannerGap,
        minimumLength: this.#settings.scannerMinimumLength,
        end: this.#settings.scannerEnd,
      }),
      scanned: (typed) => this.scanned(typed),
      unfinished: (reason) => this.unfinished(reason),
      capture: (key, isAltCode) => this.#captured(key, isAltCode),
      mayBeCard: (typed) => this.#mayBeCard(typed),
      looksLikeCode: (typed) => this.#looksLikeCode(typed),
      rejected: (why) => notices.warn(words.rejected[why], { subject }),
    });
  }

  /** Forgets what the operator scanned and saw. */
  clear(): void {
    this.question = null;
    this.#learned.clear();
  }

  #strip(text: string): string {
    return cleanEntry(stripScan(text, { prefix: this.#settings.scannerPrefix, suffix: this.#settings.scannerSuffix }));
  }

  #mayBeCard(typed: Typed): boolean {
    return this.#isMarkedOr(typed, (code) => mayBeCard(code, this.#settings.codeCharacters, this.#seen));
  }

  #looksLikeCode(typed: Typed): boolean {
    return this.#isMarkedOr(typed, (code) => looksLikeCode(code, this.#settings.codeCharacters, this.#seen));
  }

  /** Whether it has the marks of a scan, or the code in it is as asked, as it came or by the places of its keys. */
  #isMarkedOr({ text, places }: Typed, fits: (code: string) => boolean): boolean {
    const { scannerPrefix } = this.#settings;
    return [text, places].some((each) => {
      if (each === null) return false;
      const isMarked = (scannerPrefix !== '' && each.startsWith(scannerPrefix)) || aimOf(each) !== null;
      return isMarked || fits(this.#strip(each));
    });
  }
}

export const scanner = new ScannerState();
