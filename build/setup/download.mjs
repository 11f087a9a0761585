import { createWriteStream, renameSync, rmSync, statSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { verifyChecksum } from './checksum.mjs';
import { SetupFailure } from './setup-failure.mjs';
import { showProgress } from './step.mjs';

/**
 * Downloads a file and checks it. What a broken-off download left is kept in a `.part` file beside the target, and the
 * next call goes on from there.
 * @param {string} title
 * @param {string} url
 * @param {string} target
 * @param {string} sha512 in base64
 * @returns {Promise<void>} throws a SetupFailure
 */
export async function download(title, url, target, sha512) {
  const part = `${target}.part`;
  const finish = showProgress(title, () => `${Math.round(sizeOf(part) / 1e6)} MB`);
  try {
    await fetchRest(url, part);
    finish('done');
  } catch (error) {
    finish('failed');
    const { message, cause } = /** @type {Error} */ (error);
    const reason = cause instanceof Error ? cause.message : message;
    throw new SetupFailure(`${title}: ${reason}. What has arrived is kept; run the same command again to go on.`);
  }
  try {
    await verifyChecksum(part, 'sha512', 'base64', sha512);
  } catch (error) {
    // a wrong file must not be continued
    rmSync(part, { force: true });
    throw error;
  }
  renameSync(part, target);
}

/**
 * @param {string} url
 * @param {string} part
 */
async function fetchRest(url, part) {
  const start = sizeOf(part);
  const response = await fetch(url, start > 0 ? { headers: { range: `bytes=${start}-` } } : {});
  // 416: there is nothing after what we have
  if (response.status === 416) return;
  if (!response.ok || !response.body) throw new Error(`the server answered ${response.status}`);
  // a server that knows no ranges sends the whole file again
  const flags = response.status === 206 ? 'a' : 'w';
  await pipeline(response.body, createWriteStream(part, { flags }));
}

/** @param {string} file */
function sizeOf(file) {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
