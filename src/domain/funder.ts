/** Who bears a discount: it decides what a maker is owed and what the mall owes. */
export type Funder = 'store' | 'maker' | 'mall';
