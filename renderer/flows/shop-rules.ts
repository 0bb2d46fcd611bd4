/** The rules that a shop sets for itself, asked of the house and set there. Holds nothing. */
import type { Answer } from '../../src/contract/client.ts';
import type { Input, Output } from '../../src/contract/contract.ts';
import { limitedRoles } from '../../src/domain/limits.ts';
import { returnDaysMax } from '../../src/domain/return-policy.ts';
import type { Desk } from '../desk.ts';
import { tillStore } from '../stores/till.ts';
import { shownRate, typedRate } from '../terms-text.ts';

export type Limits = Input<'limits.set'>;
export type ReturnRules = Output<'return.policy'>;

/** Limits while they are typed, in per cent. */
export type TypedLimits = Readonly<Record<keyof Limits, { readonly line: string; readonly order: string }>>;

/** Limits as they are typed. */
export function shownLimits(limits: Limits): TypedLimits {
  const shown = (role: keyof Limits) => ({ line: shownRate(limits[role].lineBp), order: shownRate(limits[role].orderBp) });
  return { cashier: shown('cashier'), senior: shown('senior') };
}

/** A typed limit in basis points; null for a text that is none. */
export function limitTyped(text: string): number | null {
  const bp = typedRate(text);
  return bp === null || bp > 10_000 ? null : bp;
}

/** Sets the typed limits and shows them at once; null when something typed is none. */
export async function setLimits(desk: Desk, typed: TypedLimits): Promise<Answer<'limits.set'> | null> {
  const set = (role: keyof Limits) => ({ lineBp: limitTyped(typed[role].line), orderBp: limitTyped(typed[role].order) });
  const [cashier, senior] = limitedRoles.map(set);
  if (cashier === undefined || senior === undefined || !isWhole(cashier) || !isWhole(senior)) return null;
  const answer = await desk.call('limits.set', { cashier, senior });
  if (answer.ok) tillStore.dispatch({ type: 'limits_set', limits: answer.value });
  return answer;
}

type Half = { readonly lineBp: number | null; readonly orderBp: number | null };
function isWhole(limit: Half): limit is { readonly lineBp: number; readonly orderBp: number } {
  return limit.lineBp !== null && limit.orderBp !== null;
}

type RulesRead = { readonly ok: true; readonly rules: ReturnRules; readonly categories: readonly string[] };

/** The rules for goods brought back, and the categories there are to leave out. */
export async function readReturnRules(desk: Desk): Promise<RulesRead | Extract<Answer<'return.policy'>, { ok: false }>> {
  const [policy, tiles] = await Promise.all([desk.call('return.policy', {}), desk.call('tiles.read', {})]);
  if (!policy.ok) return policy;
  const known = tiles.ok ? tiles.value.categories.map(({ name }) => name) : [];
  return { ok: true, rules: policy.value, categories: [...new Set([...known, ...policy.value.excluded])].filter((name) => name !== '') };
}

/** Typed days as a number; null for a text that is none. */
export function daysTyped(text: string): number | null {
  return /^\d{1,4}$/.test(text) && Number(text) <= returnDaysMax ? Number(text) : null;
}

/** Sets the rules for goods brought back. */
export function setReturnRules(desk: Desk, rules: ReturnRules): Promise<Answer<'return.set_policy'>> {
  return desk.call('return.set_policy', rules);
}
