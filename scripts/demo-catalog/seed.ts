// The seed of the committed demo catalogue. Change it and db/demo/catalog.csv changes with it; it holds nothing else.

/** The year the demo store is set in. */
export const DEMO_SEED = 2026;
