// What the scripts of the theme and the tests in the browser have to keep to. Run from the root of the repository.

import js from './node_modules/@eslint/js/src/index.js';

const names = (list) => Object.fromEntries(list.split(' ').map((name) => [name, 'readonly']));

export default [
  js.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'max-lines': ['error', 400],
      eqeqeq: 'error',
      'no-implicit-globals': 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      quotes: ['error', 'single', { avoidEscape: true, allowTemplateLiterals: true }],
    },
  },
  {
    // The types know these names better: `tsc` looks for unknown ones.
    files: ['theme/**/*.js'],
    rules: { 'no-undef': 'off', complexity: ['error', 10] },
  },
  {
    files: ['tests/browser/**/*.mjs'],
    // What runs in the page stands in the tests as well.
    languageOptions: {
      globals: names('process console URL URLSearchParams Buffer setTimeout clearTimeout performance document location history '
        + 'navigator window CSS Node NodeFilter Element HTMLElement Event MutationObserver PerformanceObserver Worker addEventListener '
        + 'getComputedStyle innerWidth innerHeight scrollX scrollY requestAnimationFrame localStorage sessionStorage fetch getSelection matchMedia DOMException DOMParser'),
    },
  },
];
