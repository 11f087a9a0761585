import type { AuthInfo } from 'electron';
import type { AnswerProxy } from './session-fetch';

/** What electron-updater tells of a proxy, or a server, that asks for a sign-in. */
type Login = (asks: AuthInfo, give: (userName: string, password: string) => void) => void;

/**
 * Answers the proxies on the way to the feed with what the operator gave for them. Without a listener a request would wait for
 * good. What a proxy refused is not given again before the function that this gives is called, for another check or download.
 */
export function answerLogins(
  updater: { on(event: 'login', listener: Login): unknown },
  answerProxy: () => AnswerProxy,
): () => void {
  let answer: AnswerProxy | undefined;
  let attempt = 0;
  let last = '';
  updater.on('login', (asks, given) => {
    // its types leave out that nothing may be given
    const refuse = given as () => void;
    if (!asks.isProxy) {
      refuse();
      return;
    }
    const key = JSON.stringify([asks.scheme, asks.host, asks.port, asks.realm]);
    attempt = answer && key === last ? attempt + 1 : 1;
    if (attempt === 1) answer = answerProxy();
    last = key;
    void (answer ?? answerProxy())(asks, attempt)
      .catch(() => null)
      .then((credentials) => {
        if (credentials) given(credentials.userName, credentials.password);
        else refuse();
      });
  });
  return () => {
    answer = undefined;
  };
}
