/** stub */
import type { Proof } from './proof.ts';
export const hangulProof: Proof = { name: 'hangul', packages: ['xvfb', 'xdotool', 'dbus', 'ibus', 'ibus-hangul', 'chromium'], run: async () => ({ figures: {}, faults: ['stub'] }) };
