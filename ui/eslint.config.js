/** Lint rules of the window: TypeScript, hooks by hand, accessibility, and the inner walls. */
import js from '@eslint/js';
import a11y from 'eslint-plugin-jsx-a11y';
import ts from 'typescript-eslint';

const tauri = { group: ['@tauri-apps/*'], message: 'Only host/ knows the shell.' };
const aria = { group: ['react-aria-components'], message: 'Only components/ knows the component library.' };
const pdf = { group: ['pdfjs-dist*'], message: 'Only components/ knows the PDF reader.' };
const editor = { group: ['@codemirror/*', '@lezer/*'], message: 'Only components/ knows the editor.' };
const walls = (files, ...patterns) => ({
  files,
  rules: { 'no-restricted-imports': ['error', { patterns }] },
});

export default ts.config(
  { ignores: ['dist', 'node_modules', 'test/look/dist', 'test/look/shots'] },
  js.configs.recommended,
  ...ts.configs.strict,
  { files: ['**/*.tsx'], ...a11y.flatConfigs.strict },
  {
    files: ['**/*.tsx'],
    rules: { 'jsx-a11y/no-autofocus': ['error', { ignoreNonDOM: true }] },
  },
  {
    files: ['test/look/*.mjs'],
    languageOptions: {
      globals: { process: false, console: false, fetch: false, setTimeout: false, Buffer: false, URL: false },
    },
  },
  {
    rules: {
      'max-lines': ['error', { max: 300 }],
      'max-lines-per-function': ['error', { max: 70, skipBlankLines: true, skipComments: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-invalid-void-type': 'off',
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  { files: ['test/**', '*.config.*'], rules: { 'no-console': 'off', 'max-lines-per-function': 'off' } },
  { files: ['src/generated/**'], rules: { 'max-lines': 'off' } },
  walls(['src/state/**'], tauri, aria, pdf, editor),
  walls(['src/components/**'], tauri),
  walls(['src/features/**'], tauri, aria, pdf, editor),
  walls(['src/app/**'], tauri, aria, pdf, editor),
);
