import { createSocket } from 'node:dgram';
import { createServer, type AddressInfo } from 'node:net';
import { expect, quit, startDesk, test } from '../support/desk';
import { filesHolding } from '../support/keychain-probe';
import { serveWebPages, type OtherServer } from '../support/servers';
import { practicePeople } from '../../electron/practice/people';
import { searchPage } from '../support/search-page';
import { servePractice } from '../support/served';
import { signInPage } from '../support/sign-in-page';

/** All that the page is given, at any depth; a name more or less is a decision, not an accident. */
const bridge = ['call', 'on'];

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  "connect-src 'none'",
  "base-uri 'none'",
  "object-src 'none'",
  "frame-ancestors 'none'",
  "form-action 'none'",
  "webrtc 'block'",
  "require-trusted-types-for 'script'",
  'trusted-types svelte-trusted-html',
].join('; ');

/** Listens for what peers would ask helpers of WebRTC, over UDP and TCP. */
async function listenForPeers() {
  let heard = 0;
  const udp = createSocket('udp4').on('message', () => (heard += 1));
  const tcp = createServer(() => (heard += 1));
  await Promise.all([
    new Promise<void>((resolve) => udp.bind(0, '127.0.0.1', resolve)),
    new Promise<void>((resolve) => tcp.listen(0, '127.0.0.1', resolve)),
  ]);
  return {
    udp: udp.address().port,
    tcp: (tcp.address() as AddressInfo).port,
    heard: () => heard,
    async close(): Promise<void> {
      udp.close();
      await new Promise((resolve) => tcp.close(resolve));
    },
  };
}

let canary: OtherServer;
let elsewhere: string;

test.beforeEach(async ({ page }) => {
  canary = await serveWebPages();
  elsewhere = `http://127.0.0.1:${canary.port}/`;
  await expect(signInPage(page).heading).toBeVisible();
});

test.afterEach(async () => {
  await canary.close();
});

test('the page has no power but the bridge', async ({ page }) => {
  const names = ['require', 'process', 'module', 'Buffer', 'global', '__dirname', 'ipcRenderer', 'electron'];
  expect(await page.evaluate((all) => all.filter((name) => name in globalThis), names)).toEqual([]);
  const keys = await page.evaluate(() => {
    const found: string[] = [];
    const visit = (value: unknown, path: string): void => {
      if (typeof value !== 'object' || value === null) return;
      for (const [name, member] of Object.entries(value)) {
        found.push(path + name);
        visit(member, `${path}${name}.`);
      }
    };
    visit(window.desk, '');
    return found.sort();
  });
  expect(keys).toEqual(bridge);
});

test('the bridge takes known names with sound payloads only', async ({ page }) => {
  const asked = await page.evaluate(async () => {
    const { call } = window.desk as unknown as { call(this: void, name: string, ask?: unknown): Promise<unknown> };
    const settle = (name: string, ask?: unknown) => call(name, ask).catch(() => 'rejected');
    return {
      unknown: await Promise.all(
        ['', 'shell:open', '__proto__', 'constructor', 'toString'].map((name) => settle(name)),
      ),
      bad: await Promise.all([
        settle('tokens:find', {}),
        settle('tokens:find', { authenticationCode: 7 }),
        settle('tokens:find', { authenticationCode: 'x', more: true }),
        settle('tokens:not-associated', { number: -1 }),
        settle('settings:change', { theme: 'pink' }),
        settle('tokens:export', { fileName: '../../evil.csv', rows: [] }),
        settle('session:sign-in', { with: 'password' }),
        settle('clipboard:copy', { text: 'x'.repeat(1_000_001) }),
        settle('settings:change', []),
        settle('settings:change', new Map()),
        settle('settings:change', new Date()),
        settle('settings:change', new Uint8Array()),
        settle('settings:change', { seenCodes: [] }),
      ]),
      early: await settle('tokens:find', { authenticationCode: 'x' }),
    };
  });
  expect(asked.unknown).toEqual(asked.unknown.map(() => 'rejected'));
  for (const answer of asked.bad) expect(answer).toMatchObject({ ok: false, failure: { code: 'invalid' } });
  expect(asked.early).toMatchObject({ ok: false, failure: { code: 'signed-out' } });
});

test('the page comes with its policy, and what is not ours does not come', async ({ app }) => {
  const answers = await app.evaluate(async ({ BrowserWindow }) => {
    const own = BrowserWindow.getAllWindows()[0]?.webContents.session;
    const get = async (path: string) => {
      const answer = await own?.fetch(`app://tokendesk/${path}`);
      if (!answer) throw new Error('there is no window');
      return { status: answer.status, policy: answer.headers.get('content-security-policy') };
    };
    return {
      page: await get('index.html'),
      others: await Promise.all(['../electron/main.cjs', '%2e%2e/electron/main.cjs', 'nothing.html', ''].map(get)),
    };
  });
  expect(answers.page).toEqual({ status: 200, policy });
  expect(answers.others.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
});

test('nothing is loaded, sent or run that did not come with the page', async ({ page }) => {
  await page.evaluate(async (address) => {
    const seen: string[] = [];
    Object.assign(window, { seen });
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => seen.push(effectiveDirective));
    const tryTo = async (work: () => unknown): Promise<void> => {
      try {
        await work();
      } catch {
        // refused at once, as it should be
      }
    };
    const append = (name: string, members: object) =>
      document.body.append(Object.assign(document.createElement(name), members));
    await tryTo(() => fetch(address));
    await tryTo(() => new WebSocket(address.replace('http', 'ws')));
    await tryTo(() => append('img', { src: `${address}image.png` }));
    await tryTo(() => append('object', { data: address }));
    await tryTo(() => append('base', { href: address }));
    await tryTo(() => append('script', { text: 'ran = 1' }));
    await tryTo(() => (document.body.innerHTML += '<img src=x onerror="ran = 1">'));
    const form = Object.assign(document.createElement('form'), { action: address, method: 'post' });
    document.body.append(form);
    await tryTo(() => form.submit());
  }, elsewhere);
  const expected = ['base-uri', 'connect-src', 'form-action', 'img-src', 'require-trusted-types-for'];
  await expect
    .poll(() => page.evaluate(() => (window as unknown as { seen: string[] }).seen))
    .toEqual(expect.arrayContaining(expected));
  expect(await page.evaluate(() => 'ran' in window)).toBe(false);
  expect(canary.connections()).toBe(0);
});

test('a page cannot sign in to another server behind the operator’s back', async ({ app, page, served }) => {
  await signInPage(page).signIn(served.url, practicePeople.operator);
  await expect(searchPage(page).heading).toBeVisible();
  const other = await servePractice();
  const signIn = (url: string) =>
    page.evaluate(([server, person]) => window.desk.call('session:sign-in', { with: 'password', server, ...person }), [
      url,
      { organisation: practicePeople.organisation, userName: 'jane', password: 'taken', unit: '' },
    ] as const);
  const asked = () => app.evaluate(() => (globalThis as unknown as { asked: string[] }).asked);
  await app.evaluate(({ dialog }) => {
    const texts: string[] = [];
    Object.assign(globalThis, { asked: texts });
    dialog.showMessageBox = (...given: unknown[]) => {
      texts.push((given.at(-1) as { detail: string }).detail);
      return Promise.resolve({ response: 0, checkboxChecked: false });
    };
  });
  expect(await signIn(other.url)).toMatchObject({ ok: false, failure: { reason: 'not-confirmed' } });
  expect(await asked()).toEqual([expect.stringContaining(other.url)]);
  expect(other.ledger.entries()).toEqual([]);
  // the same server is no other one
  expect(await signIn(served.url)).toMatchObject({ ok: false, failure: { reason: 'refused-by-server' } });
  expect(await asked()).toHaveLength(1);
  await other.close();
});

test('a page has no way out by hints, peers and their helpers', async ({ page, app }) => {
  const peers = await listenForPeers();
  const ended = await page.evaluate(
    async ({ udp, tcp, address }) => {
      for (const rel of ['preconnect', 'dns-prefetch', 'prefetch', 'preload', 'modulepreload'])
        document.head.append(Object.assign(document.createElement('link'), { rel, href: address, as: 'image' }));
      try {
        const peer = new RTCPeerConnection({
          iceServers: [
            { urls: `stun:127.0.0.1:${udp}` },
            { urls: [`turn:127.0.0.1:${udp}`, `turn:127.0.0.1:${tcp}?transport=tcp`], username: 'a', credential: 'b' },
          ],
        });
        peer.createDataChannel('out');
        await peer.setLocalDescription(await peer.createOffer());
        const until = Date.now() + 3_000;
        while (peer.iceGatheringState !== 'complete' && Date.now() < until)
          await new Promise((resolve) => setTimeout(resolve, 50));
        return peer.localDescription?.sdp.match(/a=candidate:.*/g) ?? [];
      } catch {
        return [];
      }
    },
    { udp: peers.udp, tcp: peers.tcp, address: elsewhere },
  );
  expect(ended).toEqual([]);
  expect(peers.heard()).toBe(0);
  expect(canary.connections()).toBe(0);
  expect(await app.evaluate(({ app: own }) => own.commandLine.hasSwitch('dns-prefetch-disable'))).toBe(true);
  await peers.close();
});

test('a page opens no file, and nothing that it stores is on disk or lasts', async ({ desk, profile }) => {
  const { page } = desk;
  const names = ['showOpenFilePicker', 'showSaveFilePicker', 'showDirectoryPicker', 'FileSystemHandle'];
  expect(await page.evaluate((all) => all.filter((name) => name in globalThis), names)).toEqual([]);
  const planted = 'planted-by-a-page-7319';
  const kept = await page.evaluate(async (text) => {
    const stored: string[] = [];
    const keep = async (name: string, work: () => unknown): Promise<void> => {
      try {
        await work();
        stored.push(name);
      } catch {
        // closed
      }
    };
    await keep('local', () => localStorage.setItem('x', text));
    await keep('database', async () => {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open('x');
        opening.onupgradeneeded = () => opening.result.createObjectStore('x');
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(new Error('closed'));
      });
      await new Promise((resolve) => {
        const change = database.transaction('x', 'readwrite');
        change.objectStore('x').put(text, 'x');
        change.oncomplete = resolve;
      });
    });
    await keep('files', async () => {
      const folder = await navigator.storage.getDirectory();
      const file = await folder.getFileHandle('x', { create: true });
      const writer = await file.createWritable();
      await writer.write(text);
      await writer.close();
    });
    await keep('cache', async () => (await caches.open('x')).put('https://x.example/', new Response(text)));
    return stored;
  }, planted);
  expect(kept).not.toContain('files');
  await quit(desk);
  expect(filesHolding(planted, profile)).toEqual([]);
  const again = await startDesk(profile);
  expect(await again.page.evaluate(async () => [localStorage.length, (await indexedDB.databases()).length])).toEqual([
    0, 0,
  ]);
  await quit(again);
});

test.describe('with a camera', () => {
  test.use({ switches: ['--use-fake-device-for-media-stream'] });

  test('no permission is given', async ({ page }) => {
    const states = await page.evaluate(async () => {
      const names = ['geolocation', 'notifications', 'camera', 'microphone', 'midi', 'clipboard-read'];
      const asked = names.map((name) => navigator.permissions.query({ name: name as PermissionName }));
      return {
        states: (await Promise.all(asked)).map(({ state }) => state),
        notification: await Notification.requestPermission(),
        camera: await navigator.mediaDevices.getUserMedia({ video: true }).catch((error: unknown) => String(error)),
        clipboard: await navigator.clipboard.readText().catch((error: unknown) => String(error)),
        position: await new Promise((resolve) => {
          navigator.geolocation.getCurrentPosition(resolve, ({ code }) => resolve(code));
        }),
      };
    });
    expect(states.states.filter((state) => state !== 'denied')).toEqual([]);
    expect(states.notification).toBe('denied');
    expect(states.camera).toContain('NotAllowedError');
    expect(states.clipboard).toContain('NotAllowedError');
    // 1 is "permission denied"
    expect(states.position).toBe(1);
  });
});

test('a frame inside the page has no bridge', async ({ page }) => {
  await page.evaluate((address) => {
    const blob = URL.createObjectURL(new Blob(['<title>blob</title>'], { type: 'text/html' }));
    for (const src of ['about:blank', 'data:text/html,x', blob, address, 'app://tokendesk/index.html'])
      document.body.append(Object.assign(document.createElement('iframe'), { src }));
  }, elsewhere);
  await expect.poll(() => page.frames().length).toBe(6);
  const bridges = await Promise.all(
    page
      .frames()
      .filter((frame) => frame !== page.mainFrame())
      .map((frame) => frame.evaluate(() => 'desk' in window)),
  );
  expect(bridges).toEqual([false, false, false, false, false]);
  expect(canary.connections()).toBe(0);
});
