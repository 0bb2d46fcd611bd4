/**
 * Lint: what only the type checker can see (a promise nobody waits for, a union not handled) and React's rules of hooks.
 * Everything else about style and structure is a house rule in tests/tidy. Comments cannot switch a rule off.
 */
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const CODE = ['src/**/*.ts', 'db/**/*.ts', 'electron/**/*.ts', 'renderer/**/*.{ts,tsx}', 'scripts/**/*.ts', 'tests/**/*.{ts,tsx}'];
const PRODUCT = CODE.filter((pattern) => !pattern.startsWith('tests'));
const PURE = ['src/domain/**/*.ts', 'src/contract/**/*.ts', 'src/mall/**/*.ts', 'src/host/**/*.ts'];

/** Promises: each is awaited, returned or marked with `void`; none goes where nobody waits for it. */
const PROMISES = {
  '@typescript-eslint/no-floating-promises': 'error',
  '@typescript-eslint/no-misused-promises': 'error',
  '@typescript-eslint/await-thenable': 'error',
  '@typescript-eslint/return-await': ['error', 'in-try-catch'],
  '@typescript-eslint/prefer-promise-reject-errors': 'error',
};

/** Values: every case handled, only errors thrown, nothing turned into '[object Object]' or sorted as text by accident. */
const VALUES = {
  '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
  '@typescript-eslint/no-explicit-any': 'error',
  '@typescript-eslint/only-throw-error': 'error',
  '@typescript-eslint/no-base-to-string': 'error',
  '@typescript-eslint/require-array-sort-compare': ['error', { ignoreStringArrays: true }],
  '@typescript-eslint/no-array-delete': 'error',
  '@typescript-eslint/no-for-in-array': 'error',
  eqeqeq: 'error',
};

/** What a package hands out untyped stays at the door: it is parsed, or given a type, before it is used. */
const UNTYPED = {
  '@typescript-eslint/no-unsafe-argument': 'error',
  '@typescript-eslint/no-unsafe-assignment': 'error',
  '@typescript-eslint/no-unsafe-call': 'error',
  '@typescript-eslint/no-unsafe-member-access': 'error',
  '@typescript-eslint/no-unsafe-return': 'error',
};

export default [
  { ignores: ['**/node_modules/**', '**/dist/**', '**/*.js'] },
  {
    files: CODE,
    languageOptions: {
      parser: tseslint.parser,
      parserOptions: {
        project: ['src/tsconfig.json', 'renderer/tsconfig.json', 'electron/tsconfig.json'],
        tsconfigRootDir: new URL('..', import.meta.url).pathname,
      },
    },
    linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' },
    plugins: { '@typescript-eslint': tseslint.plugin },
    rules: { ...PROMISES, ...VALUES },
  },
  { files: PRODUCT, rules: UNTYPED },
  // Where money is decided, `default` does not stand for the cases left out: a new kind of entry must be thought of everywhere.
  { files: PURE, rules: { '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: false }] } },
  {
    files: ['renderer/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: {
      ...reactHooks.configs.flat.recommended.rules,
      'react-hooks/exhaustive-deps': 'error',
      // The list library is known to be read anew on each drawing; the rule would only name it.
      'react-hooks/incompatible-library': 'off',
    },
  },
];
