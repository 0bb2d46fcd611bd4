/** The till's key and pepper: made once, readable by the door that made them, refused in every other way. */
import {
  chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, unlinkSync, writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openSecrets, publicKeyPath, type Keystore, type Secrets } from '../../src/adapters/secrets.ts';
import { writeDurably } from '../../src/adapters/durable-file.ts';

let directory = '';
beforeEach(() => void (directory = mkdtempSync(join(tmpdir(), 'secrets-'))));
afterEach(() => rmSync(directory, { recursive: true }));

const secretPath = (): string => join(directory, 'secrets', 'till.json');

/** A keystore of one user: what another sealed, it cannot open. */
function keystoreOf(user: string): Keystore {
  const flip = (bytes: Buffer): Buffer => Buffer.from(bytes.map((byte) => byte ^ 0x5a));
  return {
    encrypt: (text) => flip(Buffer.from(`${user}:${text}`)),
    decrypt: (sealed) => {
      const [who, text] = flip(sealed).toString().split(':');
      if (who !== user || text === undefined) throw new Error('sealed for somebody else');
      return text;
    },
  };
}

function open(keystore: Keystore | null, mayCreate = false): Secrets {
  const opened = openSecrets(directory, keystore, mayCreate);
  return opened.ok ? opened.value : expect.fail(opened.refusal.code);
}

function refusalOf(keystore: Keystore | null, mayCreate = false): string {
  const opened = openSecrets(directory, keystore, mayCreate);
  return opened.ok ? 'opened' : opened.refusal.code;
}

test('a file is made once, for its owner only, and read again', () => {
  const first = open(null, true);
  const again = open(null);
  expect([first.kind, again.kind]).toEqual(['file', 'file']);
  expect(again.signer.publicKey).toBe(first.signer.publicKey);
  expect(again.signer.sign('x')).toBe(first.signer.sign('x'));
  expect(again.pepper.equals(first.pepper)).toBe(true);
  expect(first.pepper).toHaveLength(32);
  if (process.platform !== 'win32') {
    expect(statSync(secretPath()).mode & 0o777).toBe(0o600);
    expect(statSync(join(directory, 'secrets')).mode & 0o777).toBe(0o700);
  }
  expect(readFileSync(publicKeyPath(directory), 'utf8')).toBe(`${first.signer.publicKey}\n`);
  expect(readdirSync(directory).sort()).toEqual(['ledger-key.pub', 'secrets']);
});

test('two tills have two keys and two peppers', () => {
  const first = open(null, true);
  rmSync(directory, { recursive: true });
  mkdirSync(directory);
  const second = open(null, true);
  expect(second.signer.publicKey).not.toBe(first.signer.publicKey);
  expect(second.pepper.equals(first.pepper)).toBe(false);
});

test('a keystore seals both; a door without one is refused', () => {
  const made = open(keystoreOf('kim'), true);
  expect(made.kind).toBe('keystore');
  const kept = readFileSync(secretPath(), 'utf8');
  expect(kept).not.toContain(made.pepper.toString('base64'));
  expect(open(keystoreOf('kim')).signer.publicKey).toBe(made.signer.publicKey);
  expect(refusalOf(null)).toBe('secrets_in_keystore');
  expect(refusalOf(null, true)).toBe('secrets_in_keystore');
  expect(refusalOf(keystoreOf('lee'))).toBe('secrets_unreadable');
});

test('a door with a keystore reads what a door without one made, and leaves it as it is', () => {
  const made = open(null, true);
  const before = readFileSync(secretPath(), 'utf8');
  const opened = open(keystoreOf('kim'), true);
  expect([opened.kind, opened.signer.publicKey]).toEqual(['file', made.signer.publicKey]);
  expect(readFileSync(secretPath(), 'utf8')).toBe(before);
});

test('a lost key is never made anew beside a ledger or its public key', () => {
  expect(refusalOf(null)).toBe('secrets_missing');
  expect(readdirSync(directory)).toEqual([]);
  open(null, true);
  unlinkSync(secretPath());
  expect(refusalOf(null, true)).toBe('secrets_missing');
  expect(existsSync(secretPath())).toBe(false);
});

test('another public key beside the ledger is refused and left alone', () => {
  open(null, true);
  writeFileSync(publicKeyPath(directory), 'MCowBQYDK2VwAyEA\n');
  expect(refusalOf(null)).toBe('key_differs');
  expect(readFileSync(publicKeyPath(directory), 'utf8')).toBe('MCowBQYDK2VwAyEA\n');
});

test('a power cut while they were made leaves none or all of them', () => {
  mkdirSync(join(directory, 'secrets'));
  writeFileSync(`${secretPath()}.new`, '{"v":1,"ki');
  const made = open(null, true);
  expect(existsSync(`${secretPath()}.new`)).toBe(false);
  unlinkSync(publicKeyPath(directory));
  writeFileSync(`${publicKeyPath(directory)}.new`, 'MCow');
  expect(open(null).signer.publicKey).toBe(made.signer.publicKey);
  expect(readFileSync(publicKeyPath(directory), 'utf8')).toBe(`${made.signer.publicKey}\n`);
  expect(existsSync(`${publicKeyPath(directory)}.new`)).toBe(false);
});

test('a damaged file is refused', () => {
  const made = open(null, true);
  const whole = readFileSync(secretPath(), 'utf8');
  const kept = JSON.parse(whole) as Record<string, unknown>;
  const damaged = [
    '', '{', 'null', '[]', '{}', JSON.stringify({ ...kept, v: 2 }), JSON.stringify({ ...kept, kind: 'paper' }),
    JSON.stringify({ ...kept, key: 'AAAA' }), JSON.stringify({ ...kept, key: 7 }), JSON.stringify({ ...kept, pepper: 'AAAA' }),
    JSON.stringify({ ...kept, pepper: undefined }), whole.slice(0, whole.length / 2),
  ];
  for (const text of damaged) {
    writeFileSync(secretPath(), text);
    expect([text, refusalOf(null, true)]).toEqual([text, 'secrets_unreadable']);
  }
  writeFileSync(secretPath(), whole);
  expect(open(null).signer.publicKey).toBe(made.signer.publicKey);
});

test('a file that others may read is refused until its mode is mended', () => {
  if (process.platform === 'win32') return;
  open(null, true);
  for (const mode of [0o644, 0o640, 0o604, 0o660, 0o601]) {
    chmodSync(secretPath(), mode);
    expect([mode, refusalOf(null)]).toEqual([mode, 'secrets_exposed']);
  }
  chmodSync(secretPath(), 0o600);
  expect(refusalOf(null)).toBe('opened');
});

test('a durable file is never written over', () => {
  const path = join(directory, 'once');
  writeDurably(path, 'first', 0o600);
  expect(() => writeDurably(path, 'second', 0o600)).toThrow(/exists/);
  expect(readFileSync(path, 'utf8')).toBe('first');
});
