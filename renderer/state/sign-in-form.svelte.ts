import type { RememberedSignIn, SignIn } from '../../electron/contract/desk-state';
import type { Failure, FieldName, FieldProblem } from '../../electron/contract/failure';
import type { ServerProfile } from '../../electron/contract/servers';
import { isSameServer } from '../lib/server-address';
import { session } from './session.svelte';

type Problems = Partial<Record<FieldName, FieldProblem>>;

/** What is typed on the sign-in screen; one for each time that it is shown. */
export class SignInForm {
  with: SignIn['with'] = $state('password');
  server = $state('');
  organisation = $state('');
  userName = $state('');
  password = $state('');
  webApiKey = $state('');
  unit = $state('');
  problems: Problems = $state.raw({});
  failure: Failure | null = $state.raw(null);
  busyWith: 'sign-in' | 'practice' | null = $state(null);

  /** The first field that is still to be filled in, where the focus belongs. */
  readonly start: FieldName;
  readonly #before: string;

  /** Something was typed that would be lost with the screen, or it is being sent. */
  get isTouched(): boolean {
    return this.busyWith !== null || this.#typed() !== this.#before;
  }

  /** `isFixed`: there are no other servers than these, whatever was typed last. */
  constructor(remembered?: RememberedSignIn, servers: readonly ServerProfile[] = [], isFixed = false) {
    Object.assign(this, remembered);
    const [first] = servers;
    const isAmong = servers.some(({ address }) => isSameServer(address, this.server));
    if (first && !isAmong && (isFixed || this.server === '')) this.choose(first);
    this.start = this.#needed().find(([, value]) => !value)?.[0] ?? 'server';
    this.#before = this.#typed();
  }

  #typed(): string {
    const { server, organisation, userName, password, webApiKey, unit } = this;
    return JSON.stringify([server, organisation, userName, password, webApiKey, unit]);
  }

  /** Fills in what is known of a server. */
  choose({ address, organisation, unit }: ServerProfile): void {
    [this.server, this.organisation, this.unit] = [address, organisation, unit];
  }

  /** Signs in; gives false where a field or the server stands in the way, and keeps all that was typed. */
  async signIn(): Promise<boolean> {
    if (this.busyWith) return false;
    this.failure = null;
    const missing = this.#needed().filter(([, value]) => !value.trim());
    this.problems = Object.fromEntries(missing.map(([name]) => [name, { problem: 'required' }]));
    if (missing.length > 0) return false;
    this.busyWith = 'sign-in';
    return this.#settle(await session.signIn(this.#ask()));
  }

  /** Enters practice; gives false and the failure where that is not possible. */
  async practise(): Promise<boolean> {
    if (this.busyWith) return false;
    this.failure = null;
    this.problems = {};
    this.busyWith = 'practice';
    return this.#settle(await session.practise());
  }

  #settle(failure: Failure | null): boolean {
    this.busyWith = null;
    this.failure = failure;
    this.problems = failure?.fields ?? {};
    if (!failure) this.password = this.webApiKey = '';
    return !failure;
  }

  #needed(): [FieldName, string][] {
    const credentials: [FieldName, string][] =
      this.with === 'password'
        ? [
            ['organisation', this.organisation],
            ['userName', this.userName],
            ['password', this.password],
          ]
        : [['webApiKey', this.webApiKey]];
    return [['server', this.server], ...credentials];
  }

  #ask(): SignIn {
    const server = this.server.trim();
    const unit = this.unit.trim() ? { unit: this.unit.trim() } : {};
    if (this.with === 'web-api-key') return { with: this.with, server, webApiKey: this.webApiKey.trim(), ...unit };
    const { organisation, userName, password } = this;
    return {
      with: this.with,
      server,
      organisation: organisation.trim(),
      userName: userName.trim(),
      password,
      ...unit,
    };
  }
}
