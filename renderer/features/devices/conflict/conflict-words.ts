import type { ConflictView } from '../../../../shared/ipc/devices.ts';
import type { Words } from '../words.ts';

/** Fields that tell one machine from another, in the order in which a sentence names them. */
const TELLING = [
  'serial',
  'hashSerial',
  'model',
  'manufacturer',
  'disk',
  'uuid',
  'tpmKey',
  'network',
  'groupTag',
  'assignedUser',
] as const satisfies readonly ConflictView['fields'][number]['field'][];

/** As many as one takes in at a glance. */
const NAMED_SAME = 3;

/** "Serial, model and disk are the same; board identity and security chip are not." */
export function differenceSentence({ fields }: Pick<ConflictView, 'fields'>, { t, format }: Words): string {
  const stateOf = (name: string) => fields.find(({ field }) => field === name);
  const isFilled = (name: string) => {
    const field = stateOf(name);
    return field !== undefined && (field.older !== '' || field.newer !== '');
  };
  const same = TELLING.filter((name) => isFilled(name) && stateOf(name)?.differs === false).slice(0, NAMED_SAME);
  const different = TELLING.filter((name) => stateOf(name)?.differs === true);
  const named = (names: readonly (typeof TELLING)[number][]) => {
    const text = format.list(names.map((name) => t(`conflict.inSentence.${name}`)));
    return { fields: text.charAt(0).toUpperCase() + text.slice(1), inside: text, count: names.length };
  };
  const [sameNames, differentNames] = [named(same), named(different)];
  if (different.length === 0) return '';
  if (same.length === 0) return t('conflict.differs', { fields: differentNames.fields, count: differentNames.count });
  return t('conflict.sentence', {
    same: t('conflict.same', { fields: sameNames.fields, count: sameNames.count }),
    different: t('conflict.different', { fields: differentNames.inside, count: differentNames.count }),
  });
}
