/** Which Debian packages the proofs need, and which of them are missing. Installs nothing. */
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Package } from './proof.ts';

/** A program on the path, or a file, that a package brings. */
const brought: Readonly<Record<Package, { readonly program: string } | { readonly file: string }>> = {
  strace: { program: 'strace' },
  gcc: { program: 'gcc' },
  'libc6-dev': { file: '/usr/include/stdio.h' },
  xvfb: { program: 'Xvfb' },
  xdotool: { program: 'xdotool' },
  dbus: { program: 'dbus-run-session' },
  ibus: { program: 'ibus-daemon' },
  'ibus-gtk3': { file: '/usr/share/doc/ibus-gtk3' },
  'ibus-hangul': { file: '/usr/share/ibus/component/hangul.xml' },
  chromium: { program: 'chromium' },
};

/** The sentence that names what is missing; null when everything is there. */
export function missingPackages(wanted: readonly Package[], path: string = process.env['PATH'] ?? ''): string | null {
  const missing = wanted.filter((name) => !isThere(brought[name], path));
  if (missing.length === 0) return null;
  const plural = missing.length > 1 ? 'packages' : 'package';
  return `needs the Debian ${plural} ${missing.join(', ')} (apt-get install ${missing.join(' ')}); nothing was installed`;
}

function isThere(what: { readonly program: string } | { readonly file: string }, path: string): boolean {
  if ('file' in what) return existsSync(what.file);
  return path.split(delimiter).some((folder) => isExecutable(join(folder, what.program)));
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
