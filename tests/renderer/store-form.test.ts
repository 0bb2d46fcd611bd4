/** What a new store's form says is wrong, step by step. */
import { describe, expect, test } from 'vitest';
import {
  blankStore, businessDigits, problemsOf, rowsOf, stepOfRefusal, steps, storeInput, type StoreForm,
} from '../../renderer/screens/start/store-form.ts';

const whole: StoreForm = {
  ...blankStore, name: '소담상회 인사점', businessNumber: '123-45-67891', representative: '대표', address: '서울 종로구', phone: '02-000-0000',
  managerName: '점장', pin: '482913', pinAgain: '482913', csv: 'code,name\nA,B', fileName: 'a.csv',
};

describe('problems', () => {
  test('a whole form has none in any step', () => {
    expect(steps.map((step) => problemsOf(step, whole))).toEqual([{}, {}, {}, {}]);
  });

  test.each([
    ['store', { name: ' ' }, { name: 'needed' }],
    ['store', { businessNumber: '1234567890' }, { businessNumber: 'businessNumberBad' }],
    ['store', { businessNumber: '' }, { businessNumber: 'needed' }],
    ['store', { phone: '공일공' }, { phone: 'badPhone' }],
    ['store', { phone: '' }, {}],
    ['store', { storeCode: '1', tillCode: '1' }, { storeCode: 'digits4', tillCode: 'digits2' }],
    ['manager', { pin: '48291' }, { pin: 'digits6', pinAgain: 'pinDiffers' }],
    ['manager', { pinAgain: '482914' }, { pinAgain: 'pinDiffers' }],
    ['items', { csv: '' }, { csv: 'fileNeeded' }],
    ['printer', { printer: 'network', printerAddress: 'tcp://' }, { printerAddress: 'printerBad' }],
    ['printer', { printer: 'network', printerAddress: 'tcp://192.168.0.50:9100' }, {}],
  ] as const)('%s with %j: %j', (step, part, wanted) => {
    expect(problemsOf(step, { ...whole, ...part })).toEqual(wanted);
  });
});

test('what goes to the house has ten digits and no printer unless one was chosen', () => {
  expect(storeInput(whole)).toMatchObject({ profile: { businessNumber: '1234567891' }, manager: { name: '점장', pin: '482913' }, printer: '' });
  expect(storeInput({ ...whole, printer: 'network', printerAddress: ' tcp://10.0.0.5:9100 ' }).printer).toBe('tcp://10.0.0.5:9100');
  expect(businessDigits('123-45 67891')).toBe('1234567891');
});

test('a refusal leads back to the step it belongs to', () => {
  expect(['bad_business_number', 'bad_profile', 'bad_csv', 'no_items', 'bad_printer', 'fault'].map(stepOfRefusal))
    .toEqual(['store', 'store', 'items', 'items', 'printer', null]);
});

test('rows are counted without the header and empty lines', () => {
  expect([rowsOf('a\n1\n\n2\r\n'), rowsOf('a'), rowsOf('')]).toEqual([2, 0, 0]);
});
