// npm run dev [-- SWITCHES]: the app for practice, the window reloaded in place, the rest restarted when it changes.
import { join } from 'node:path';
import { launchElectron } from './electron-app.mjs';
import { end, exitCode, passSignalsOn } from './processes.mjs';
import { root } from './root.mjs';
import { setUp } from './setup.mjs';
import { beginBuild, programs } from './sources.mjs';

passSignalsOn();
const electron = await setUp('start');
const { createBuilder, createServer } = await import('vite');
const configFile = join(root, 'build/vite.config.ts');
// what is built here is never whole: the next start builds it anew
beginBuild(root);

const server = await createServer({ configFile });
await server.listen();
const url = server.resolvedUrls?.local[0] ?? '';
console.log(`The window comes from ${url}`);

/** @type {import('node:child_process').ChildProcess | undefined} */
let app;
let ending = Promise.resolve();
let restarts = 0;

async function restart() {
  const mine = ++restarts;
  if (app) ending = end(app);
  app = undefined;
  // two apps at once would be one too many for a profile
  await ending;
  if (mine !== restarts) return;
  const env = { ...process.env, TOKENDESK_DEV_URL: url };
  const started = launchElectron(electron, ['--practice', ...process.argv.slice(2)], env);
  app = started;
  const code = await exitCode(started);
  // closed by the operator and not by us: that ends it all
  if (app === started) {
    await server.close();
    process.exit(code);
  }
}

const builder = await createBuilder({ configFile, mode: 'development', logLevel: 'warn' });
/** @type {Set<string>} */
const building = new Set(programs);
/** @type {Set<string>} */
const broken = new Set();
for (const name of [...building]) {
  const environment = builder.environments[name];
  if (!environment) throw new Error(`vite.config.ts has no environment ${name}`);
  environment.config.build.watch = {};
  const watcher = await builder.build(environment);
  if (!('on' in watcher)) throw new Error('Vite does not watch');
  watcher.on('event', (event) => {
    if (event.code === 'START') {
      building.add(name);
      broken.delete(name);
    }
    if (event.code === 'ERROR') {
      broken.add(name);
      console.error(event.error.message);
    }
    if (event.code === 'END') {
      building.delete(name);
      if (building.size === 0 && broken.size === 0) void restart();
    }
  });
}
