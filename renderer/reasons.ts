/** Why goods come back: the reasons that have a button. Holds no words. */

/** Reasons with a button; `other` is typed. */
export const reasonKinds = ['size_colour', 'defect', 'change_of_mind', 'gift', 'other'] as const;
export type ReasonKind = (typeof reasonKinds)[number];
