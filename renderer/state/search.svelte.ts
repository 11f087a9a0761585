import type { Failure, FieldProblem } from '../../electron/contract/failure';
import type { TokenIdentifier } from '../../electron/contract/model';
import { call, latest } from '../lib/call';
import { cleanEntry } from '../lib/scanner/code-text';
import { route } from './route.svelte';
import { scanner } from './scanner.svelte';

/** An account is looked up by `find-account`. */
export type SearchBy = 'authenticationCode' | 'identifier' | 'account';
type Problems = Partial<Record<'authenticationCode' | 'identifier' | 'passCode', FieldProblem>>;

class SearchState {
  by: SearchBy = $state('authenticationCode');
  code = $state('');
  identifier = $state('');
  passCode = $state('');
  problems: Problems = $state.raw({});
  isLooking = $state(false);
  /** Why the last search gave nothing, which code it was for, null for an identifier, and whether it came from a scanner. */
  missed: { failure: Failure; code: string | null; isScanned: boolean } | null = $state.raw(null);

  /** The last code that a scanner gave. */
  #scanned: string | null = null;
  readonly #newest = latest();

  /** Looks a scanned code up, whatever was being typed. */
  async lookUp(code: string): Promise<void> {
    this.by = 'authenticationCode';
    this.code = code;
    if (route.current.screen !== 'search') route.visit({ screen: 'search' });
    this.#scanned = code.trim();
    await this.find();
  }

  /**
   * Looks up a code that another program gave: unlike a scan it says nothing of a card that is here. Back leads from its token
   * to where the operator was.
   */
  async lookUpLink(code: string): Promise<void> {
    this.by = 'authenticationCode';
    this.code = code;
    const isElsewhere = route.current.screen !== 'search';
    if (isElsewhere) route.go({ screen: 'search' });
    this.#scanned = null;
    await this.find({ replace: isElsewhere });
  }

  /** Asks the server for what the form holds; found -> the token's screen. Gives whether the form could be sent. */
  async find({ replace = false } = {}): Promise<boolean> {
    this.stop();
    this.problems = this.#check();
    if (Object.keys(this.problems).length > 0) return false;
    const address = this.#address();
    const code = 'authenticationCode' in address ? address.authenticationCode : null;
    this.isLooking = true;
    const answer = await this.#newest.take(call('tokens:find', address));
    if (!answer) return true;
    this.isLooking = false;
    if (answer.ok) {
      this.passCode = '';
      scanner.learn([answer.value]);
      route.openToken(answer.value, { address, replace });
    } else {
      this.missed = { failure: answer.failure, code, isScanned: code !== null && code === this.#scanned };
      this.problems = { ...answer.failure.fields };
    }
    return true;
  }

  /** Awaits nothing any more and takes back what the last search said. */
  stop(): void {
    this.#newest.drop();
    this.isLooking = false;
    this.missed = null;
    this.problems = {};
  }

  /** Leaves the screen: an answer on its way opens nothing, and no pass code stays. */
  leave(): void {
    this.stop();
    this.passCode = '';
  }

  /** Goes on with what was typed before the window was begun anew. */
  resume({ by, code, identifier }: Pick<SearchState, 'by' | 'code' | 'identifier'>): void {
    this.clear();
    [this.by, this.code, this.identifier] = [by, code, identifier];
  }

  clear(): void {
    this.leave();
    this.#scanned = null;
    this.by = 'authenticationCode';
    this.code = '';
    this.identifier = '';
  }

  /** Looks for the customer of a login instead; its pass code has to be asked for. */
  byIdentifier(identifier: string): void {
    this.stop();
    this.by = 'identifier';
    this.identifier = identifier;
  }

  #address(): TokenIdentifier {
    if (this.by === 'authenticationCode') return { authenticationCode: cleanEntry(this.code) };
    return { identifier: cleanEntry(this.identifier), passCode: this.passCode };
  }

  #check(): Problems {
    if (this.by === 'authenticationCode') {
      return cleanEntry(this.code) ? {} : { authenticationCode: { problem: 'required' } };
    }
    return {
      ...(cleanEntry(this.identifier) ? {} : { identifier: { problem: 'required' } as const }),
      ...(this.passCode ? {} : { passCode: { problem: 'needs-pass-code' } as const }),
    };
  }
}

export const search = new SearchState();
