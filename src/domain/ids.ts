/** The names things carry, branded so that one is never passed for another. Makes no ids: the Ids port does. */

type Brand<T, B extends string> = T & { readonly __brand: B };

/** Made with the cart, kept with its draft: the identity of one sale or refund for ever. */
export type SaleId = Brand<string, 'SaleId'>;
/** One line of one cart. */
export type LineId = Brand<string, 'LineId'>;
/** One person who signs in. */
export type OperatorId = Brand<string, 'OperatorId'>;
/** One person's leave given to another. */
export type ConsentId = Brand<string, 'ConsentId'>;
/** One sellable thing of the catalogue; a positive whole number. */
export type ItemId = Brand<number, 'ItemId'>;
/** One maker of goods; a positive whole number. */
export type MakerId = Brand<number, 'MakerId'>;
/** The trading day, `YYYY-MM-DD`; stored, never derived later. */
export type BusinessDate = Brand<string, 'BusinessDate'>;

/** The receipt number: `{store4}-{till2}-{epoch}-{seq}`, the sequence at least six digits wide. */
export function receiptNumber(storeCode: string, tillCode: string, epoch: number, receiptSeq: number): string {
  return `${storeCode}-${tillCode}-${epoch}-${String(receiptSeq).padStart(6, '0')}`;
}
