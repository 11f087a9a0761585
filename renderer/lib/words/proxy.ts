/** The sign-in that a proxy asks for. */
export const proxyWords = {
  title: 'Sign in to the proxy',
  intro: 'The proxy of this network lets nothing through before you sign in to it. The server was sent nothing.',
  notCrm: 'Use your account for the proxy or for this network, not the one for CRM.COM.',
  proxy: 'Proxy',
  realm: 'It says',
  userName: 'User name',
  domainHint: 'For a Windows account with its domain: DOMAIN\\name',
  password: 'Password',
  missing: 'Please fill this in.',
  refused: 'The proxy did not accept this user name and password.',
  refusedBefore: 'The proxy no longer accepts the user name and password that it was given before.',
  submit: 'Sign in',
  open: 'Sign in to the proxy',
  kept: {
    keychain: 'Signed in to the proxy. The password is kept in the keychain of this computer.',
    memory: 'Signed in to the proxy. The keychain did not take the password, so it is asked for again after a restart.',
  },
} as const;

/** The proxies that are signed in to by themselves, in Settings. */
export const proxySettingsWords = {
  title: 'Proxy sign-in',
  intro: 'These proxies get your user name and password by themselves, from the keychain of this computer.',
  forget: 'Forget',
  forgetOf: (proxy: string) => `Forget the sign-in to ${proxy}`,
  forgotten: 'The sign-in to the proxy is forgotten. It is asked for again when it is needed.',
} as const;
