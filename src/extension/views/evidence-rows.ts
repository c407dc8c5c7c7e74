import type { EvidenceRow } from '../../coach/progress/overview.js';
import type { Icon, Row } from './row.js';
import { dayWords, dotted, placeIn, placeWords, signed } from './words.js';

const icons: Readonly<Record<EvidenceRow['kind'], Icon>> = {
  fix: { name: 'wrench' },
  construct: { name: 'symbol-structure' },
  answer: { name: 'question' },
  exercise: { name: 'beaker' },
  'open-finding': { name: 'warning' },
};

/** One item for a skill or against it: what was seen, what it counts now, where, how and when. */
export function evidenceRow(item: EvidenceRow, verdict: 'for' | 'against', now: number): Row {
  const { id, kind, text, detail, counts, weight, fading, at, workspace, place, rule, severity } = item;
  const where = placeIn(workspace, place);
  const day = dayWords(at, now);
  const amount = signed(counts, verdict === 'for' ? '+' : '−');
  const words = dotted(where && placeWords(where), detail, day);
  const faded = fading < 0.995 ? ` of ${weight.toFixed(2)}, faded to ${Math.round(fading * 100)} %` : '';
  return {
    label: `${amount} ${text}`,
    description: words,
    icon: severity && severity !== 'warning' ? { name: severity } : icons[kind],
    tooltip: `${text}\n${words}\nCounts ${amount}${faded}.`,
    spoken: `${verdict === 'for' ? 'For' : 'Against'}: ${text}, counts ${counts.toFixed(2)}, ${words.replaceAll(' · ', ', ')}`,
    ...(where ? { opens: 'place' } : rule && { opens: 'lesson' }),
    subject: {
      item: id,
      ...(where && { place: where }),
      ...(rule && { rule, lesson: { rule, ...(where && { place: { uri: where.uri, range: where.range } }) } }),
    },
  };
}
