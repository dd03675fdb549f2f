import { expect, test } from 'vitest';
import { differenceSentence } from '../../../../renderer/features/devices/conflict/conflict-words.ts';
import type { ConflictView } from '../../../../shared/ipc/devices.ts';
import { spoken } from './spoken.ts';

const [english, dutch] = [await spoken('en'), await spoken('nl')];
type Field = ConflictView['fields'][number];
const same = (field: Field['field'], value = 'x'): Field => ({ field, older: value, newer: value, differs: false });
const differs = (field: Field['field']): Field => ({ field, older: 'a', newer: 'b', differs: true });

test.each([
  {
    description: 'a replaced board',
    fields: [differs('uuid'), differs('tpmKey'), same('serial'), same('model'), same('disk'), same('cpu')],
    en: 'Serial, model and disk are the same; board identity and security chip are not.',
    nl: 'Serienummer, model en schijf zijn gelijk; identiteit van het moederbord en beveiligingschip niet.',
  },
  {
    description: 'one field each',
    fields: [differs('groupTag'), same('serial')],
    en: 'Serial is the same; group tag is not.',
    nl: 'Serienummer is gelijk; groepstag niet.',
  },
  {
    description: 'nothing in common that both have',
    fields: [differs('serial'), differs('model'), same('hashSerial', '')],
    en: 'Serial and model differ.',
    nl: 'Serienummer en model verschillen.',
  },
  { description: 'no difference that tells', fields: [differs('capturedAt'), same('serial')], en: '', nl: '' },
])('$description is told in a sentence', ({ fields, en, nl }) => {
  expect(differenceSentence({ fields }, english)).toBe(en);
  expect(differenceSentence({ fields }, dutch)).toBe(nl);
});
