/** A proxy that asks for a user name and password before it lets anything through. */
export interface ProxyAsk {
  /** Its host and port. */
  proxy: string;
  /** What the proxy says of itself; its own words, cut to a length that can be shown. */
  realm: string;
  /** Whether a Windows account may be meant, with its domain. */
  isWindows: boolean;
  /** What was kept, or given before, is not accepted any more. */
  isRefused: boolean;
}

/** What the operator gives to a proxy. */
export interface ProxySignIn {
  /** The proxy that was shown, so that no other one is told the password. */
  proxy: string;
  userName: string;
  password: string;
}

/** A proxy that is given a user name and password by itself. */
export interface KnownProxy {
  /** Its host and port. */
  proxy: string;
  userName: string;
}

/** `keychain`: it is given by itself from now on; `memory`: until the app ends. */
export interface ProxySignedIn {
  kept: 'keychain' | 'memory';
}
