import { readFileSync } from 'node:fs';
import { DOMParser } from '@xmldom/xmldom';
import { expect, test } from 'vitest';
import { packageConfiguration } from '../../build/package/configuration.mjs';

/** Reads XML, and throws where it is not well-formed. */
const parser = new DOMParser({
  errorHandler: (_level: string, message: unknown) => {
    throw new Error(String(message));
  },
});

test('what AppStream is told of the app is what its packages are made of', () => {
  const text = readFileSync('build/package/com.tokendesk.app.metainfo.xml', 'utf8');
  const { documentElement: component } = parser.parseFromString(text, 'text/xml');
  const textOf = (name: string) => component.getElementsByTagName(name)[0]?.textContent;
  const electron = { version: '45.0.0', folder: '/electron' } as Parameters<typeof packageConfiguration>[0];
  const { appId, productName, linux, protocols } = packageConfiguration(electron, { forTesting: false });
  expect(component.getAttribute('type')).toBe('desktop-application');
  expect(textOf('id')).toBe(appId);
  expect(textOf('name')).toBe(productName);
  expect(textOf('summary')).toBe(linux?.synopsis);
  expect(textOf('binary')).toBe(linux?.executableName);
  expect(textOf('category')).toBe(linux?.category);
  expect(protocols).toEqual([{ name: productName, schemes: [textOf('mediatype')?.split('/')[1]] }]);
  for (const name of ['metadata_license', 'project_license']) expect(textOf(name)).toBe('MIT');
  expect(textOf('description')?.trim()).not.toBe('');
});
