/** stub */
import type { Proof } from './proof.ts';
export const mutantsProof: Proof = { name: 'mutants', packages: ['strace', 'gcc', 'libc6-dev'], run: async () => ({ figures: {}, faults: ['stub'] }) };
