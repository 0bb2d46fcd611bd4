/** What a new store needs, and what is wrong with it so far. Asks the house nothing. */
import type { Input } from '../../../src/contract/contract.ts';
import { isBusinessNumber, type Store } from '../../../src/domain/store.ts';

export type StoreForm = Omit<Store, 'practice'> & {
  readonly managerName: string;
  readonly pin: string;
  readonly pinAgain: string;
  readonly csv: string;
  readonly fileName: string;
  readonly printer: 'none' | 'network';
  readonly printerAddress: string;
};

export const blankStore: StoreForm = {
  name: '',
  businessNumber: '',
  representative: '',
  address: '',
  phone: '',
  storeCode: '0001',
  tillCode: '01',
  managerName: '',
  pin: '',
  pinAgain: '',
  csv: '',
  fileName: '',
  printer: 'none',
  printerAddress: 'tcp://',
};

export const steps = ['store', 'manager', 'items', 'printer'] as const;
export type Step = (typeof steps)[number];

/** Why a field cannot stay as it is; each has its words. */
export type Problem =
  'needed' | 'businessNumberBad' | 'badPhone' | 'digits4' | 'digits2' | 'digits6' | 'pinDiffers' | 'fileNeeded' | 'printerBad';
export type Problems = Partial<Readonly<Record<keyof StoreForm, Problem>>>;

/** Digits of a business number, however it was typed. */
export function businessDigits(typed: string): string {
  return typed.replace(/\D/g, '');
}

/** What is wrong in one step; nothing when the next may be shown. */
export function problemsOf(step: Step, form: StoreForm): Problems {
  const found: Partial<Record<keyof StoreForm, Problem>> = {};
  const need = (...names: readonly (keyof StoreForm)[]): void => {
    for (const name of names) if (form[name].trim() === '') found[name] = 'needed';
  };
  if (step === 'store') {
    need('name', 'businessNumber', 'representative', 'address');
    if (found.businessNumber === undefined && !isBusinessNumber(businessDigits(form.businessNumber)))
      found.businessNumber = 'businessNumberBad';
    if (!/^[0-9+() -]{0,30}$/.test(form.phone)) found.phone = 'badPhone';
    if (!/^\d{4}$/.test(form.storeCode)) found.storeCode = 'digits4';
    if (!/^\d{2}$/.test(form.tillCode)) found.tillCode = 'digits2';
  }
  if (step === 'manager') {
    need('managerName');
    if (!/^\d{6}$/.test(form.pin)) found.pin = 'digits6';
    if (form.pinAgain !== form.pin) found.pinAgain = 'pinDiffers';
  }
  if (step === 'items' && form.csv === '') found.csv = 'fileNeeded';
  if (step === 'printer' && form.printer === 'network' && !/^tcp:\/\/\S+:\d+$/.test(form.printerAddress.trim()))
    found.printerAddress = 'printerBad';
  return found;
}

/** The form as the house takes it. */
export function storeInput(form: StoreForm): Input<'store.create'> {
  const { name, representative, address, phone, storeCode, tillCode } = form;
  return {
    profile: { name, businessNumber: businessDigits(form.businessNumber), representative, address, phone, storeCode, tillCode },
    manager: { name: form.managerName, pin: form.pin },
    csv: form.csv,
    printer: form.printer === 'none' ? '' : form.printerAddress.trim(),
  };
}

/** Which step a refusal of the house belongs to. */
export function stepOfRefusal(code: string): Step | null {
  if (code === 'bad_business_number' || code === 'bad_profile') return 'store';
  if (code === 'bad_csv' || code === 'no_items') return 'items';
  return code === 'bad_printer' ? 'printer' : null;
}

/** The names a catalogue's first line has; the last may be missing. */
export const catalogColumns = 'code,name,maker,price,taxClass,stock,oneOff,contractKind,rate,category';

/** Lines of a file that are not empty, without its header. */
export function rowsOf(csv: string): number {
  return Math.max(0, csv.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '').length - 1);
}
