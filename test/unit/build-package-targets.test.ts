import { describe, expect, it } from 'vitest';
import { reasonOf, reportOf } from '../../build/package/report.mjs';
import { chooseTargets, systemOf } from '../../build/package/targets.mjs';

const names = (chosen: { name: string }[]) => chosen.map(({ name }) => name);

describe('the packages to make', () => {
  it('are all of the system when none is named', () => {
    expect(names(chooseTargets('win32', []).chosen)).toEqual(['nsis', 'msi']);
    expect(names(chooseTargets('darwin', []).chosen)).toEqual(['dmg', 'zip']);
    expect(names(chooseTargets('linux', []).chosen)).toEqual(['tar.gz', 'deb', 'rpm', 'AppImage']);
  });

  it('are those that are named, none of them for the folder alone', () => {
    expect(names(chooseTargets('linux', ['rpm', 'deb']).chosen)).toEqual(['deb', 'rpm']);
    expect(chooseTargets('linux', ['dir'])).toEqual({ chosen: [], unknown: [] });
  });

  it('are refused when the system makes no such package', () => {
    expect(chooseTargets('linux', ['deb', 'msi']).unknown).toEqual(['msi']);
    expect(() => systemOf('freebsd')).toThrow('freebsd');
  });
});

it('the report says what was made, what was not and why, and where the rest is made', () => {
  const text = reportOf({
    root: '/p',
    system: 'linux',
    outcomes: [
      { name: 'deb', files: ['/p/release/tokendesk.deb'] },
      { name: 'rpm', reason: 'this system lacks rpmbuild' },
    ],
    notes: ['For testing only.', undefined],
  });
  expect(text.replaceAll('\\', '/').split('\n')).toEqual([
    'Made:',
    '  deb: release/tokendesk.deb',
    'Not made here:',
    '  rpm: this system lacks rpmbuild',
    '  nsis, msi: made on Windows, with the tools that only that system has',
    '  dmg, zip: made on macOS, with the tools that only that system has',
    'For testing only.',
  ]);
});

it('a tool that cannot be downloaded is said to be one', () => {
  expect(reasonOf(new Error('getaddrinfo ENOTFOUND example.org\n  at …'))).toBe(
    'a tool for it cannot be downloaded here (getaddrinfo ENOTFOUND example.org)',
  );
  expect(reasonOf(new Error('no space left\nmore'))).toBe('no space left');
});
