/** The shop that a receipt names, and the check of its business number. Knows no other registry. */

/** A store and one till of it, as receipts print them. */
export type Store = {
  readonly name: string;
  /** 사업자등록번호, ten digits without hyphens. */
  readonly businessNumber: string;
  readonly representative: string;
  readonly address: string;
  readonly phone: string;
  /** Four digits. */
  readonly storeCode: string;
  /** Two digits. */
  readonly tillCode: string;
  /** A practice store (demo): every receipt says so, and it never becomes a real one. */
  readonly practice: boolean;
};

/** `{store4}-{till2}`. */
export function tillName(store: Pick<Store, 'storeCode' | 'tillCode'>): string {
  return `${store.storeCode}-${store.tillCode}`;
}

/**
 * Does a business number have the form and check digit of one? Weights 1 3 7 1 3 7 1 3 5 over nine digits, plus
 * floor(d9 × 5 / 10); all zeros pass the arithmetic and are refused. Proves form only, not existence.
 */
export function isBusinessNumber(digits: string): boolean {
  if (!/^\d{10}$/.test(digits) || /^0+$/.test(digits)) return false;
  const d = [...digits].map(Number);
  const weights = [1, 3, 7, 1, 3, 7, 1, 3, 5];
  const weighted = weights.reduce((total, weight, index) => total + weight * (d[index] ?? 0), 0);
  const carry = Math.floor(((d[8] ?? 0) * 5) / 10);
  return (10 - ((weighted + carry) % 10)) % 10 === d[9];
}

/** `123-45-67890`. */
export function printedBusinessNumber(digits: string): string {
  return `${digits.slice(0, 3)}-${digits.slice(3, 5)}-${digits.slice(5)}`;
}
