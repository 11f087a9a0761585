import { resolve } from 'node:path';
import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import { walls } from './walls.js';

const root = resolve(import.meta.dirname, '..');

export default defineConfig(
  {
    basePath: root,
    ignores: ['node_modules', 'dist', 'release', 'test-results'],
  },
  {
    basePath: root,
    extends: [
      js.configs.recommended,
      ts.configs.recommendedTypeChecked,
      svelte.configs['flat/recommended'],
      svelte.configs['flat/prettier'],
    ],
    linterOptions: { noInlineConfig: true },
    languageOptions: {
      parserOptions: { projectService: true, extraFileExtensions: ['.svelte'], tsconfigRootDir: root },
    },
    rules: {
      'max-lines': ['error', { max: 400 }],
      'no-console': 'error',
      'no-restricted-syntax': [
        'error',
        {
          selector: 'ExportDefaultDeclaration',
          message: 'A name that is exported is searched for: no default exports.',
        },
      ],
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'] }],
      eqeqeq: 'error',
      'object-shorthand': 'error',
      'prefer-const': 'error',
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-deprecated': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unnecessary-condition': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/prefer-nullish-coalescing': 'error',
      '@typescript-eslint/return-await': ['error', 'in-try-catch'],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/use-unknown-in-catch-callback-variable': 'error',
    },
  },
  { basePath: root, files: ['renderer/**'], languageOptions: { globals: globals.browser } },
  { basePath: root, files: ['electron/**', 'build/**', 'test/**'], languageOptions: { globals: globals.node } },
  {
    basePath: root,
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser } },
    rules: { 'prefer-const': 'off', 'svelte/prefer-const': 'error' },
  },
  {
    basePath: root,
    files: ['build/**'],
    rules: { 'no-console': 'off' },
  },
  {
    basePath: root,
    // Vite, Vitest and Playwright find these by their default export
    files: ['build/*.config.{ts,js}', 'build/tour-reporter.mjs'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    basePath: root,
    files: ['**/*.cjs'],
    extends: [ts.configs.disableTypeChecked],
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  {
    basePath: root,
    files: ['test/**'],
    rules: {
      // Playwright's fixtures are written `async ({}, use) =>`
      'no-empty-pattern': 'off',
      'no-restricted-syntax': [
        'error',
        {
          selector:
            'CallExpression > MemberExpression.callee[property.name=/^(only|skip|skipIf|runIf|fixme|fails|todo)$/]',
          message: 'Every test runs, always.',
        },
        { selector: 'CallExpression[callee.property.name="waitForTimeout"]', message: 'Wait for what is awaited.' },
      ],
    },
  },
  walls.map((wall) => ({ basePath: root, ...wall })),
);
