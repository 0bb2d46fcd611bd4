/** The rows of the boundary for makers' terms and tax terms; `contract.ts` puts them among the others. */
import { z } from 'zod/mini';
import { makerCodeMax } from '../domain/effective.ts';
import { row } from './rows.ts';
import { BusinessDateShape, MakerIdShape, MakerPrintShape, SumShape, TaxTermsShape, textOf, wholeFrom } from './shapes.ts';

/** The terms of a maker's goods; `rateBp` in basis points. */
const TermsShape = z.strictObject({
  kind: z.enum(['outright', 'special', 'consign']),
  rateBp: z.int(),
  base: z.enum(['gross', 'maker', 'net']),
  vatMode: z.enum(['included', 'added']),
  scope: z.enum(['period', 'line']),
  taxType: z.enum(['general', 'simplified', 'exempt', 'unregistered']),
});
const DatedTermsShape = z.strictObject({
  version: z.int(), from: BusinessDateShape, until: z.nullable(BusinessDateShape), terms: TermsShape,
});
export type DatedTerms = z.output<typeof DatedTermsShape>;

/** A maker with every version of the terms and what is owed now. */
const MakerViewShape = z.strictObject({
  id: MakerIdShape,
  name: z.string(),
  /** Empty for none. */
  code: z.string(),
  businessNumber: z.string(),
  /** Null to follow the store's own choice. */
  print: z.nullable(MakerPrintShape),
  /** What goods sold now are sold on; null for a maker without terms. */
  now: z.nullable(DatedTermsShape),
  /** The terms of today are over, and still sell. */
  isOver: z.boolean(),
  /** Terms that begin later, the next ones first. */
  later: z.array(DatedTermsShape),
  /** What the maker would be owed if everything were settled now, in won; below 0 when the maker owes the shop. */
  due: SumShape,
});
export type MakerView = z.output<typeof MakerViewShape>;

const TaxAnswerShape = z.strictObject({
  now: TaxTermsShape,
  /** Terms that begin later, the next ones first. */
  later: z.array(z.strictObject({ from: BusinessDateShape, terms: TaxTermsShape })),
});

/** Rows of makers' terms and of tax. */
export const contractRows = {
  /** Makers whose name, code or business number holds the text (all for an empty one), by name, a part at a time. */
  'maker.list': row({
    needs: 'see_makers_due',
    input: z.strictObject({ text: textOf(100), from: z.int().check(z.minimum(0)), most: wholeFrom(1, 200) }),
    output: z.strictObject({
      makers: z.array(MakerViewShape), found: z.int(),
      /** What is owed to all makers together, in won. */
      due: SumShape,
    }),
    refusals: [],
  }),
  /** Sets terms of a maker from a day on, and what receipts may say of the maker from now on. What was sold keeps its terms. */
  'maker.set_contract': row({
    needs: 'change_contract',
    input: z.strictObject({
      makerId: MakerIdShape, from: BusinessDateShape, until: z.nullable(BusinessDateShape), terms: TermsShape,
      code: textOf(makerCodeMax), businessNumber: textOf(20), print: z.nullable(MakerPrintShape),
    }),
    output: z.strictObject({ maker: MakerViewShape }),
    refusals: [
      'unknown_maker', 'import_running', 'date_passed', 'bad_date', 'ends_before_it_begins', 'bad_rate', 'margin_is_no_service',
      'bad_business_number',
    ],
  }),
  /** What receipts say of makers, where the maker has no other choice; receipts that are sealed keep theirs. */
  'maker.print': row({
    needs: 'change_contract',
    input: z.strictObject({ print: MakerPrintShape }),
    output: z.strictObject({ print: MakerPrintShape }),
    refusals: [],
  }),
  /** The tax terms of today, and those that were set for later. */
  'tax.read': row({ needs: 'see_till', input: z.strictObject({}), output: TaxAnswerShape, refusals: [] }),
  /** Sets tax terms from a day on; a day that has some already gets these instead. */
  'tax.set': row({
    needs: 'change_tax',
    input: z.strictObject({ from: BusinessDateShape, terms: TaxTermsShape }),
    output: TaxAnswerShape,
    refusals: ['date_passed', 'bad_date', 'bad_rate'],
  }),
} as const;
