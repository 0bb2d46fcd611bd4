/** Makes every key of `t` known to the compiler. */
import 'i18next';
import type { ko } from './ko.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    // Keys carry facts' own names, which have underscores; no key is a plural or a context of another.
    contextSeparator: '::';
    pluralSeparator: '::';
    resources: { translation: typeof ko };
  }
}
