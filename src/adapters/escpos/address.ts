/** Where a network printer is, out of one text. Looks no name up. */
import { isIPv4, isIPv6 } from 'node:net';

/** A host name or an IP address (IPv6 without its brackets) and a TCP port. */
export type PrinterAddress = { readonly host: string; readonly port: number };

const hostLengthMax = 253;
const portMax = 65_535;
const label = '[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?';
const hostName = new RegExp(`^${label}(?:\\.${label})*$`);

/** Reads `tcp://HOST:PORT` and nothing else: HOST is a name, an IPv4 address, or an IPv6 address in brackets. */
export function parsePrinterAddress(address: string): PrinterAddress | null {
  const parts = /^tcp:\/\/(?:\[([0-9A-Fa-f:.]+)\]|([A-Za-z0-9.-]+)):([1-9]\d{0,4})$/.exec(address);
  if (parts === null) return null;
  const [, bracketed, plain, digits] = parts;
  const port = Number(digits);
  if (port > portMax) return null;
  if (bracketed !== undefined) return isIPv6(bracketed) ? { host: bracketed, port } : null;
  if (plain === undefined || plain.length > hostLengthMax) return null;
  // Digits and dots alone are an IPv4 address or a slip of the finger, never a name.
  const isHost = /^[\d.]+$/.test(plain) ? isIPv4(plain) : hostName.test(plain);
  return isHost ? { host: plain, port } : null;
}
