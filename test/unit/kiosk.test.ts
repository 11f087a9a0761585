import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DOMParser } from '@xmldom/xmldom';
import { describe, expect, it } from 'vitest';
import { leadsOut } from '../../electron/shell/kiosk-keys';
import { judge } from '../../electron/shell/policy-reading';

const folder = resolve(import.meta.dirname, '../../docs/kiosk');
const read = (name: string) => readFileSync(join(folder, name), 'utf8');

/** A key press as Chromium brings it: `Control+Shift+I`. */
function press(keys: string) {
  const parts = keys.split('+');
  const has = (name: string) => parts.includes(name);
  const key = keys.endsWith('++') ? '+' : (parts.at(-1) ?? '');
  const [control, meta, alt, shift] = [has('Control'), has('Meta'), has('Alt'), has('Shift')];
  const code = /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : key;
  return { type: 'keyDown', key, code, control, meta, alt, shift };
}

describe('a key in a kiosk', () => {
  it.each(
    [
      'Control+w Control+q Control+r Control+W Control+p Control+u Control+h Control+j Control+t Control+0 Control++',
      'Meta+q Meta+w Meta+r Meta+m Meta+h F1 F5 F11 F12 Control+F5 Control+Shift+I Control+Shift+J Control+Shift+R',
      'Control+Shift+n Control+Tab Control+F4 Alt+F4 Alt+ArrowLeft Alt+ArrowRight Alt+Home BrowserBack ContextMenu',
    ].flatMap((line) => line.split(' ')),
  )('%s does not lead out', (keys) => {
    expect(leadsOut(press(keys))).toBe(true);
  });

  it.each(
    [
      'a / ? Enter Tab Escape F9 Pause ArrowDown Backspace Shift+A Control+f Control+l Control+n Control+s Control+e',
      'Control+z Control+a Control+c Control+v Control+x Control+Shift+L Control+Shift+O Control+Shift+P Alt+@ Control+Alt+@',
    ].flatMap((line) => line.split(' ')),
  )('%s does what it does at every desk', (keys) => {
    expect(leadsOut(press(keys))).toBe(false);
  });
});

describe('under a layout without Latin letters, a key in a kiosk', () => {
  const none = { control: true, meta: false, alt: false, shift: false };
  it.each([
    ['ς', 'KeyW'],
    ['й', 'KeyQ'],
    ["'", 'KeyW'],
    ['ق', 'KeyR'],
  ])('Ctrl+%s at %s does not lead out', (key, code) => {
    expect(leadsOut({ ...none, key, code })).toBe(true);
  });

  it.each([
    ['σ', 'KeyS'],
    ['з', 'KeyF'],
    ['z', 'KeyW'],
  ])('Ctrl+%s at %s does what it does at every desk', (key, code) => {
    expect(leadsOut({ ...none, key, code })).toBe(false);
  });
});

describe('the files for kiosks', () => {
  it('are named in the guide, and the guide names no other', () => {
    const guide = readFileSync(join(folder, '../kiosk.md'), 'utf8');
    for (const name of readdirSync(folder)) expect(guide).toContain(name);
  });

  it('have a policy that is valid', () => {
    expect(judge(JSON.parse(read('policy.json')) as object).problems).toEqual([]);
  });

  it('have a unit that starts the session again and again, for the user without rights', () => {
    const lines = read('tokendesk-kiosk.service').split('\n');
    const sections = lines.filter((line) => line.startsWith('['));
    expect(sections).toEqual(['[Unit]', '[Service]', '[Install]']);
    expect(lines.filter((line) => line !== '' && !/^(#|\[\w+\]$|[A-Z]\w+=)/.test(line))).toEqual([]);
    for (const line of ['User=kiosk', 'Restart=always', 'WantedBy=multi-user.target']) expect(lines).toContain(line);
    expect(read('tokendesk-kiosk.service')).toMatch(
      /^ExecStart=\/usr\/bin\/startx \/usr\/local\/bin\/tokendesk-session /m,
    );
  });

  it('have XML that is well-formed', () => {
    const parser = new DOMParser({
      errorHandler: (_level: string, message: unknown) => {
        throw new Error(String(message));
      },
    });
    const rootOf = (name: string) => parser.parseFromString(read(name)).documentElement.tagName;
    expect(rootOf('shell-launcher.xml')).toBe('ShellLauncherConfiguration');
    expect(rootOf('com.example.tokendesk-kiosk.plist')).toBe('plist');
  });
});
