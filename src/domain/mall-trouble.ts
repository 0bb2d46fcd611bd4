/** Why nothing gets through to the mall, and what of it only a person can solve. Decides nothing. */

/** What only a person can solve: the sender rests until somebody says "send again". */
export const stops = ['fork', 'conflict', 'revoked', 'behind'] as const;
export type Stop = (typeof stops)[number];

/** Why nothing is getting through, as screens say it. */
export const troubles = [
  'unreachable', 'timeout', 'pin', 'server', 'busy', 'not_the_mall', 'held', 'bad_request', 'unknown_device', 'bad_signature', 'upgrade',
  ...stops,
] as const;
export type Trouble = (typeof troubles)[number];
