'use strict';
// The little program inside resources/default_app.asar, which the third-party Electron lacks: it is what runs for
// `electron [-r FILE]… FOLDER [ARGS]`, and Playwright's loader comes in through its -r.
const { readFileSync, statSync } = require('node:fs');
const Module = require('node:module');
const { dirname, join, resolve } = require('node:path');
const { app } = require('electron');

const { preloads, entry } = readArguments(process.argv.slice(1));
process.defaultApp = true;
for (const file of preloads) Module.prototype.require.call(module, require.resolve(file, { paths: [process.cwd()] }));
if (!entry) {
  console.error('usage: electron [-r FILE] FOLDER');
  process.exit(1);
}
try {
  Module._load(prepare(resolve(entry)), Module, true);
} catch (error) {
  console.error('App threw an error during load');
  console.error(error);
  process.exit(1);
}

function readArguments(args) {
  const preloads = [];
  for (let index = 0; index < args.length; index++) {
    const argument = args[index];
    if (argument === '-v' || argument === '--version') {
      console.log(`v${process.versions.electron}`);
      process.exit(0);
    }
    if (argument === '-r' || argument === '--require') preloads.push(args[++index]);
    else if (!argument.startsWith('-')) return { preloads, entry: argument };
  }
  return { preloads, entry: undefined };
}

function prepare(path) {
  if (!statSync(path).isDirectory()) {
    app.setAppPath(dirname(path));
    return path;
  }
  const manifest = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'));
  app.setVersion(manifest.version ?? '0.0.0');
  app.setName(manifest.productName ?? manifest.name);
  app.setAppPath(path);
  return join(path, manifest.main ?? 'index.js');
}
