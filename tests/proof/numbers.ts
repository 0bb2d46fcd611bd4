/**
 * The numbers of the long proofs, in one place: how much is done, and what must come out. A figure below its number
 * fails the run, so a proof can never shrink in silence. Holds no logic.
 */

/** How often something is done: as promised, and in a quick run for development, which never passes. */
export const sizes = {
  kills: { promised: 200, quick: 24 },
  killsPerVerify: { promised: 20, quick: 6 },
  tracedSales: { promised: 50, quick: 8 },
  powerCutStates: { promised: 10_000, quick: 400 },
  selfCheckStates: { promised: 1_000, quick: 200 },
  drawerSales: { promised: 10, quick: 2 },
  tamperCases: { promised: 200, quick: 4 },
  cleanEntries: { promised: 1_000_000, quick: 20_000 },
  days: { promised: 10_000, quick: 500 },
  bursts: { promised: 160, quick: 16 },
  simulatedDays: { promised: 1_000_000, quick: 20_000 },
  stormSeconds: { promised: 1_800, quick: 20 },
  mutantDays: { promised: 1_000, quick: 1_000 },
} as const;

export type SizeName = keyof typeof sizes;

/** What a figure must be. */
export type Demand = { readonly least: number } | { readonly exactly: number };

/**
 * The gift shop's file, a part of Online Retail II (D. Chen, UCI Machine Learning Repository, 2019, doi 10.24432/C5CG6D,
 * CC BY 4.0): its control sums in won, and how much a replay must at least hold whatever file is given.
 */
export const giftShop = {
  digest: '9fee1d5ddc657d875dc872b67d4e77d45b03a309d7e63012bed666d069ea7752',
  days: 245, receipts: 759, returns: 144, lines: 14_269, gross: 578_556_190, returnsTotal: -37_379_030,
} as const;

/** What each proof must show, by the names of its figures. A figure without a demand is told only. */
export const demands: Readonly<Record<string, Readonly<Record<string, Demand>>>> = {
  receipts: {
    receipts: { least: giftShop.receipts },
    returns: { least: giftShop.returns },
    lines: { least: giftShop.lines },
    'days equal': { least: giftShop.days },
    'planted kinds named': { least: 15 },
    differences: { exactly: 0 },
  },
  stores: {
    receipts: { least: giftShop.receipts },
    'days equal': { least: 390 },
    'waited after the week': { least: 80 },
    'stocks equal': { least: 4_000 },
    differences: { exactly: 0 },
  },
  days: {
    days: { least: sizes.days.promised },
    documents: { least: 40_000 },
    'wrong rules found': { least: 20 },
    differences: { exactly: 0 },
  },
  sim: {
    days: { least: sizes.simulatedDays.promised },
    sold: { least: 5_000_000 },
    'mutants found': { least: 12 },
    violations: { exactly: 0 },
  },
  storm: {
    sold: { least: 10_000 },
    'tills killed': { least: 300 },
    'mall killed': { least: 100 },
    'faults of the wire': { least: 300 },
    differences: { exactly: 0 },
  },
  kills: {
    kills: { least: sizes.kills.promised },
    'between commit and draft': { least: 20 },
    'committed, not answered': { least: 1 },
    'drafts brought back': { least: 20 },
    verified: { least: 10 },
    lost: { exactly: 0 },
    doubled: { exactly: 0 },
    'gaps in numbers': { exactly: 0 },
    'wrong drafts': { exactly: 0 },
  },
  fsync: {
    sales: { least: sizes.tracedSales.promised },
    'synced before the answer': { least: sizes.tracedSales.promised },
    'exactly one sync': { least: sizes.tracedSales.promised },
  },
  drawer: {
    'sales that failed': { least: sizes.drawerSales.promised },
    'pulses without a sale': { exactly: 0 },
    'sales sealed': { least: sizes.drawerSales.promised },
    'sales without a pulse': { exactly: 0 },
  },
  tamper: {
    kinds: { least: 150 },
    'cases each': { least: sizes.tamperCases.promised },
    missed: { exactly: 0 },
    'alarms untouched': { exactly: 0 },
  },
  clean: {
    entries: { least: sizes.cleanEntries.promised },
    alarms: { exactly: 0 },
    'planted found': { exactly: 1 },
  },
  'power-cut': {
    states: { least: sizes.powerCutStates.promised },
    acknowledged: { least: 100 },
    lost: { exactly: 0 },
    corrupt: { exactly: 0 },
    'recorder checked': { least: 1 },
  },
  mutants: {
    mutants: { least: 4 },
    caught: { least: 4 },
    'clean copy passes': { least: 3 },
  },
  rounds: {
    files: { least: 13 },
    passed: { least: 180 },
    failed: { exactly: 0 },
  },
  laws: {
    laws: { least: 14 },
    mistakes: { least: 48 },
    caught: { least: 48 },
    'tests green without': { least: 20 },
  },
  hangul: {
    bursts: { least: 100 },
    'composition seen': { least: 1 },
    'carts right': { least: 100 },
    'carts wrong': { exactly: 0 },
    'fields touched': { exactly: 0 },
  },
  package: {
    files: { least: 40 },
    'native files outside': { exactly: 3 },
    'fuses right': { exactly: 8 },
    'packed program ran': { exactly: 1 },
  },
};
