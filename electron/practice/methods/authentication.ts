import { open, signedIn } from '../method';
import type { Method, OpenCall, Work } from '../method';
import { mandatory, optional, textOf } from '../parameters';
import type { User } from '../records';
import { done, refuse, refuseParameter } from '../refusals';
import type { Outcome } from '../refusals';

function startSession({ server, given }: OpenCall, user: User, by: 'password' | 'key'): Outcome<Work> {
  if (user.isLocked) return refuse('user-locked');
  const unitId = textOf(given, 'unit');
  const unit = unitId === null ? user.units[0] : user.units.find(({ id }) => id === unitId);
  if (!unit) return refuseParameter('unknown-unit', 'unit');
  return done({ data: { token: server.sessions.issue({ user, unit }, server.organisation, by) } });
}

function signIn(call: OpenCall): Outcome<Work> {
  const { server, given } = call;
  const user = server.directory.users.find(({ username }) => username === given.username);
  const isRight = user?.password === given.password && server.organisation === given.organisation;
  return user && isRight ? startSession(call, user, 'password') : refuse('bad-credentials');
}

/** The key is the user name of HTTP Basic, with an empty password (docs/design/api.md 2.3). */
function signInByKey(call: OpenCall): Outcome<Work> {
  const encoded = /^Basic ([A-Za-z0-9+/]+=*)$/.exec(call.authorization ?? '')?.[1];
  const [key, password] = Buffer.from(encoded ?? '', 'base64')
    .toString()
    .split(':');
  const user = call.server.directory.users.find(({ web_api_key }) => web_api_key !== null && web_api_key === key);
  return user && password === '' ? startSession(call, user, 'key') : refuse('bad-credentials');
}

/** The sign-ins (docs/design/api.md 2). `authentication/token/release` ends with R11 unless `keepsTokenRelease` is set. */
export const authenticationMethods: readonly Method[] = [
  open(
    'authentication/token',
    ['R5'],
    {
      username: mandatory('text'),
      password: mandatory('text'),
      organisation: mandatory('text'),
      unit: optional('text'),
    },
    signIn,
  ),
  open('authentication/web_api_key/token', ['R10'], { unit: optional('text') }, signInByKey),
  signedIn('POST', 'authentication/token/release', 'R10', {}, ({ server, sessionToken }) => {
    server.sessions.release(sessionToken ?? '');
    return done({ data: {} });
  }),
];
