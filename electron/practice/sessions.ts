import { readJwt, writeJwt } from './jwt';
import type { PracticeOptions } from './options';
import type { Random } from './random';
import type { Unit, User } from './records';
import { done, refuse } from './refusals';
import type { Outcome } from './refusals';
import { has } from './releases';

export interface Session {
  user: User;
  unit: Unit;
}

interface KeptSession extends Session {
  usedAt: number;
  seconds: number;
  /** Lives on while it is used; otherwise its life is counted from its issue. */
  isIdleTimed: boolean;
}

/** The signed-in users. A JWT is judged by itself alone, every other form is kept here. */
export class Sessions {
  readonly #kept = new Map<string, KeptSession>();
  readonly #options: PracticeOptions;
  readonly #random: Random;
  readonly #users: readonly User[];
  #secret: string;

  constructor(options: PracticeOptions, random: Random, users: readonly User[]) {
    this.#options = options;
    this.#random = random;
    this.#users = users;
    this.#secret = random.hex(64);
  }

  /** Gives a new session token; one that comes from a key is never timed by idleness (docs/design/api.md 2.5). */
  issue(session: Session, organisation: string, by: 'password' | 'key'): string {
    const { release, sessionForm, sessionSeconds, jwtDatesAsText, now } = this.#options;
    const isNewer = has(release, 'R12');
    const isIdleTimed = !isNewer && by === 'password';
    const seconds = sessionSeconds ?? (isIdleTimed ? 3600 : 7200);
    const usedAt = now().getTime();
    const form = sessionForm === 'by-release' ? (isNewer ? 'jwt' : 'hex') : sessionForm;
    if (form !== 'jwt') {
      const sessionToken = form === 'hex' ? this.#random.hex(32) : this.#random.digits(10);
      this.#forgetOver(usedAt);
      this.#kept.set(sessionToken, { ...session, usedAt, seconds, isIdleTimed });
      return sessionToken;
    }
    const issued = Math.floor(usedAt / 1000);
    const date = (value: number): number | string => (jwtDatesAsText ? String(value) : value);
    const claims = {
      jti: this.#random.hex(32),
      usr: session.user.username,
      org: organisation,
      oun: session.unit.name,
      exp: date(issued + seconds),
      iat: date(issued),
    };
    return writeJwt(claims, this.#secret);
  }

  /** Gives the session of a token, or refuses; using it prolongs what is timed by idleness. */
  find(sessionToken: string): Outcome<Session> {
    const now = this.#options.now().getTime();
    const kept = this.#kept.get(sessionToken);
    if (kept) {
      if (now >= kept.usedAt + kept.seconds * 1000) return refuse('expired-session');
      if (kept.isIdleTimed) kept.usedAt = now;
      return done({ user: kept.user, unit: kept.unit });
    }
    const claims = readJwt(sessionToken, this.#secret);
    const user = this.#users.find(({ username }) => username === claims?.usr);
    const unit = user?.units.find(({ name }) => name === claims?.oun);
    if (!claims || !user || !unit) return refuse('invalid-session');
    return now >= Number(claims.exp) * 1000 ? refuse('expired-session') : done({ user, unit });
  }

  /** Ends a session; a JWT cannot be ended before its time. */
  release(sessionToken: string): void {
    this.#kept.delete(sessionToken);
  }

  /** Ends every session at once, as a restarted server with a new signing key would. */
  endAll(): void {
    this.#kept.clear();
    this.#secret = this.#random.hex(64);
  }

  #forgetOver(now: number): void {
    for (const [sessionToken, kept] of this.#kept) {
      // Kept for a day past its end, so that the difference between expired and unknown can still be told.
      if (now > kept.usedAt + kept.seconds * 1000 + 86_400_000) this.#kept.delete(sessionToken);
    }
  }
}
