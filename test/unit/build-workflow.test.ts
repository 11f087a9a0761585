import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { systemNames, targets } from '../../build/package/targets.mjs';

interface Step {
  uses?: string;
  run?: string;
  if?: string;
  env?: Record<string, string>;
  with?: { path?: string; 'if-no-files-found'?: string; 'persist-credentials'?: boolean };
}
interface Job {
  needs?: string;
  if?: string;
  permissions?: Record<string, string>;
  strategy: { matrix: { os: string[]; node?: number[] } };
  env?: Record<string, string>;
  steps: Step[];
}

const workflow = parse(readFileSync('.github/workflows/ci.yml', 'utf8')) as {
  on: { push: { tags: string[] } };
  permissions: Record<string, string>;
  jobs: { test: Job; package: Job; release: Omit<Job, 'strategy'> };
};
const dependabot = parse(readFileSync('.github/dependabot.yml', 'utf8')) as {
  updates: {
    'package-ecosystem': string;
    groups?: Record<string, { patterns?: string[]; 'exclude-patterns'?: string[] }>;
  }[];
};
const { package: job, test, release } = workflow.jobs;
const making = job.steps.find((step) => step.run?.startsWith('npm run package'));

describe('the workflow', () => {
  it('checks and packages on every system for which there are packages', () => {
    const systems = job.strategy.matrix.os.map((os) => os.replace('-latest', ''));
    expect(systems.sort()).toEqual(['macos', 'ubuntu', 'windows']);
    expect(Object.keys(systemNames)).toHaveLength(systems.length);
    expect(test.strategy.matrix.os.map((os) => os.replace('-latest', '')).sort()).toEqual(systems);
    expect(job.needs).toBe('test');
  });

  it('checks on every Node.js that is alive, and on the oldest that is allowed', () => {
    expect(test.strategy.matrix.node).toEqual([20, 22, 24]);
  });

  it('releases the packages of a version with proof of where they come from, and may write nowhere else', () => {
    expect(workflow.on.push.tags).toEqual(['v*']);
    expect(release.needs).toBe('package');
    expect(release.if).toBe("startsWith(github.ref, 'refs/tags/v')");
    expect(release.permissions).toEqual({ contents: 'write', 'id-token': 'write', attestations: 'write' });
    expect(workflow.permissions).toEqual({ contents: 'read' });
    expect([test, job].map(({ permissions }) => permissions)).toEqual([undefined, undefined]);
    const uses = release.steps.map((step) => step.uses?.split('@')[0]);
    const [proof, made] = [uses.indexOf('actions/attest-build-provenance'), release.steps.length - 1];
    expect(proof).toBeGreaterThan(uses.indexOf('actions/download-artifact'));
    expect(proof).toBeLessThan(made);
    expect(release.steps[made]?.run).toContain('gh release create');
  });

  it('fails unless every package of a system is made', () => {
    expect(making?.run).toBe('npm run package -- --all');
  });

  it('keeps every kind of package, and the list of its files', () => {
    const upload = job.steps.find((step) => step.uses?.startsWith('actions/upload-artifact'));
    const kept = upload?.with?.path?.trim().split('\n');
    expect(kept).toEqual(
      expect.arrayContaining([...targets.map(({ ends }) => `release/*${ends}`), 'release/*.files.sha256']),
    );
    expect(upload?.with?.['if-no-files-found']).toBe('error');
  });

  it('keeps what a feed for updates needs beside the packages', () => {
    const upload = job.steps.find((step) => step.uses?.startsWith('actions/upload-artifact'));
    const kept = upload?.with?.path?.trim().split('\n');
    expect(kept).toEqual(expect.arrayContaining(['release/latest*.yml', 'release/*.blockmap']));
    expect(job.env?.['TOKENDESK_FEED_URL']).toBe('${{ vars.TOKENDESK_FEED_URL }}');
  });

  it('gives the secrets for signing to what makes packages alone, and never for a pull request', () => {
    const given = Object.entries(making?.env ?? {});
    expect(given.map(([name]) => name)).toEqual(
      expect.arrayContaining(['CSC_LINK', 'WIN_CSC_LINK', 'APPLE_ID', 'APPLE_API_KEY_ID']),
    );
    for (const [name, value] of given) {
      expect(value).toBe(`\${{ github.event_name == 'push' && secrets.${name} || '' }}`);
    }
    const others = [...test.steps, ...job.steps].filter((step) => step !== making);
    const withSecrets = others.filter((step) => JSON.stringify(step).includes('secrets.'));
    expect(withSecrets.map((step) => step.if)).toEqual(["runner.os == 'macOS' && github.event_name == 'push'"]);
  });

  it('may read the sources and nothing more before it releases, and leaves no token beside them', () => {
    expect(workflow.permissions).toEqual({ contents: 'read' });
    expect([test.permissions, job.permissions]).toEqual([undefined, undefined]);
    for (const { steps } of [test, job, release]) {
      const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'));
      expect(checkouts.map((step) => step.with?.['persist-credentials'])).toEqual([false]);
    }
  });

  it('runs no action but those of GitHub itself, each pinned to the commit of a version that is named beside it', () => {
    const used = [...test.steps, ...job.steps, ...release.steps].flatMap(({ uses }) => uses ?? []);
    expect(used.filter((name) => !/^actions\/[a-z-]+@[0-9a-f]{40}$/.test(name))).toEqual([]);
    const lines = readFileSync('.github/workflows/ci.yml', 'utf8').match(/uses: .*/g) ?? [];
    expect(lines).toHaveLength(used.length);
    expect(lines.filter((line) => !/ # v\d+\.\d+\.\d+$/.test(line))).toEqual([]);
  });

  it('is told of newer actions and packages, and of Electron apart from all others', () => {
    const [npm, actions] = dependabot.updates;
    expect([npm?.['package-ecosystem'], actions?.['package-ecosystem']]).toEqual(['npm', 'github-actions']);
    expect(npm?.groups?.['electron']?.patterns).toEqual(['electron']);
    expect(npm?.groups?.['development']?.['exclude-patterns']).toEqual(['electron']);
  });
});
