import { failed, success, type Failure, type Result } from '../contract/failure';
import type { SessionState, SignIn } from '../contract/desk-state';
import { defaultRelease, defaultTokensParameter, type ServerProfile } from '../contract/servers';
import { profileOf } from '../session/server-profile';
import type { Session } from '../session/session';
import { parseServerAddress } from '../crm/address';
import type { DeskSettings } from '../shell/policy-settings';

interface Parts {
  session: Session;
  settings: DeskSettings;
  /** Asks the person whether somebody signed in at one server wants to sign in at another. */
  confirmOther: (from: string, to: string) => Promise<boolean>;
}

/**
 * Signs in, and remembers for the next time what was typed, but never a password or a key; a new server gets its profile.
 * One that the policy does not allow is asked nothing; while somebody is signed in to another, a person is asked first: no screen
 * does that, so a page that was taken over may be at work.
 */
export async function signIn({ session, settings, confirmOther }: Parts, ask: SignIn): Promise<Result<SessionState>> {
  const address = parseServerAddress(ask.server);
  if (address.ok && !settings.admits({ server: address.value, practice: false })) return failed(notAllowed);
  const from = session.operator();
  if (address.ok && from && !from.practice && from.server !== address.value) {
    const isWanted = await confirmOther(from.server, address.value);
    if (!isWanted || session.operator() !== from) return failed(notConfirmed);
  }
  const { rememberedSignIn } = settings.read();
  const { organisation, userName } = ask.with === 'password' ? ask : rememberedSignIn;
  const unit = ask.unit ?? '';
  const signedIn = await session.signIn(ask);
  if (!signedIn.ok || !signedIn.value.signedIn) return signedIn;
  settings.remember({ with: ask.with, server: ask.server, organisation, userName, unit });
  const { servers } = settings.read();
  const base = signedIn.value.operator.server;
  if (!profileOf(servers, base)) {
    const name = new URL(base).host;
    const profile = { name, address: ask.server, organisation, unit, release: defaultRelease };
    settings.change({
      servers: [...servers, { ...profile, tokensParameter: defaultTokensParameter } satisfies ServerProfile],
    });
  }
  return success(session.state());
}

const notAllowed: Failure = {
  code: 'rejected',
  reason: 'by-policy',
  message: 'The policy of this machine allows other servers only',
};

const notConfirmed: Failure = {
  code: 'rejected',
  reason: 'not-confirmed',
  message: 'Nobody confirmed the sign-in to another server',
};
