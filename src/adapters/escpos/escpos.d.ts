/**
 * The part of escpos 2.5.2 that builds right bytes, as types: whatever is not listed here does not compile.
 * Left out on purpose, because it sends wrong bytes: cashdraw (no pulse times), barcode (CODE128 without length or
 * code set), qrcode, table, style (adds ESC 5, which is no ESC/POS command), cut (feeds by lines, not to the cutter).
 */
declare module 'escpos/printer.js' {
  /** What `flush` hands the collected bytes to. The buffer is used again afterwards: copy it. */
  type Adapter = { write(data: Buffer, callback?: () => void): void };

  class Printer {
    constructor(adapter: Adapter, options: { encoding: 'CP949' });
    /** `INIT` is ESC @. */
    hardware(command: 'INIT'): this;
    /** Raw bytes. */
    print(bytes: Buffer): this;
    /** Text and a line feed, in the encoding of the options. */
    text(content: string): this;
    /** ESC a 0 or 1. */
    align(place: 'LT' | 'CT'): this;
    /** n line feeds, n ≥ 1. */
    feed(n: number): this;
    flush(): this;
  }

  export = Printer;
}
