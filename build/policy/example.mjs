/** A policy with every member, as templates and reference show it. */
export const examplePolicy = {
  servers: [
    {
      name: 'Main office',
      address: 'https://crm.example.com',
      release: 'R17.10.0',
      organisation: 'EXAMPLE',
      unit: '',
      tokensParameter: 'access_tokens_set',
    },
  ],
  onlyTheseServers: true,
  release: 'R17.10.0',
  companyCa: ['/etc/ssl/certs/example-company-ca.pem'],
  proxy: { mode: 'servers', servers: 'proxy.example.com:8080', bypass: '*.example.com' },
  lock: { deskMinutes: 5, kioskMinutes: 2 },
  offline: { queue: true, discardOthers: false },
  directory: { hours: 8, forgetAtSignOut: true },
  scanner: { gap: 60, minimumLength: 8, end: 'enter', prefix: ']C1', suffix: '', codes: 'digits' },
  kiosk: false,
  kioskReturnSeconds: 60,
  updates: {
    enabled: true,
    feedUrl: 'https://updates.example.com/tokendesk/',
    automaticDownload: false,
    channel: 'latest',
  },
  languages: ['en'],
  hidden: ['delete', 'export'],
  telemetry: { endpoint: 'https://otel.example.com' },
  logLevel: 'info',
};
