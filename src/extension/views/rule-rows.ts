import { type RuleStanding, type Tally, tallyWords } from '../../coach/skill-overview.js';
import type { PlaceView } from '../../server/protocol.js';
import type { Icon, Row } from './row.js';
import { placeWords } from './words.js';

/** A rule with the places where its practice is kept and where it is not, those that fail first. */
export function ruleRow({ rule, title, tally, failing, holding }: RuleStanding<PlaceView>): Row {
  return {
    label: title,
    description: tallyWords(tally),
    icon: tallyIcon(tally),
    tooltip: 'Places where this rule applies',
    subject: { lesson: { rule }, rule },
    children: () => [
      ...failing.map((place) => placeRow(rule, place, 'fails')),
      ...holding.map((place) => placeRow(rule, place, 'holds')),
    ],
  };
}

function placeRow(rule: string, place: PlaceView, verdict: 'holds' | 'fails'): Row {
  const where = placeWords(place);
  return {
    label: place.name ?? where,
    description: place.name ? `${verdict}, ${where}` : verdict,
    icon: tallyIcon({ holds: verdict === 'holds' ? 1 : 0, fails: verdict === 'fails' ? 1 : 0 }),
    opens: 'place',
    subject: { place, lesson: { rule, place: { uri: place.uri, range: place.range } } },
  };
}

/** A ring without evidence, a tick where all hold, a warning where one does not. */
function tallyIcon({ holds, fails }: Tally): Icon {
  if (fails > 0) return { name: 'warning', color: 'problemsWarningIcon.foreground' };
  return holds > 0 ? { name: 'check', color: 'testing.iconPassed' } : { name: 'circle-outline' };
}
