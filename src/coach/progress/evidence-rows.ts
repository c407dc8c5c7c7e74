import type { RuleMetadata } from '../../model/finding.js';
import type { SkillFramework } from '../../model/skills.js';
import { type Exercise, variantName } from '../exercises/exercise.js';
import { nameIn } from '../signals/sighting.js';
import type { Evidence } from './evidence.js';
import type { WeighedEvidence } from './mastery.js';
import type { EvidenceRow } from './overview.js';

/** The names that evidence speaks with. */
export class Names {
  readonly #signals: ReadonlyMap<string, string>;
  readonly #rules: ReadonlyMap<string, string>;
  readonly #skills: ReadonlyMap<string, string>;
  readonly #exercises: ReadonlyMap<string, string>;

  constructor(framework: SkillFramework, rules: readonly RuleMetadata[], exercises: readonly Exercise[]) {
    this.#signals = new Map(framework.signals.map(({ id, says }) => [id, says]));
    this.#rules = new Map(rules.map(({ id, title }) => [id, title]));
    this.#skills = new Map(framework.skills.map(({ id, name }) => [id, name]));
    this.#exercises = new Map(exercises.map(({ id, title }) => [id, title]));
  }

  signal(id: string): string {
    return this.#signals.get(id) ?? id;
  }

  isRule(id: string): boolean {
    return this.#rules.has(id);
  }

  /** What a finding is of: a rule, or a bad signal that no rule finds. */
  fault(id: string): string {
    return this.#rules.get(id) ?? this.signal(id);
  }

  exercise(id: string): string {
    return this.#exercises.get(id) ?? id;
  }

  skill(id: string): string {
    return this.#skills.get(id) ?? id;
  }

  /** A rule or an exercise: what questions belong to. */
  asking(id: string): string {
    return this.#rules.get(id) ?? this.exercise(id);
  }
}

/** One item as a person reads it. */
export function evidenceRow({ evidence, weight, fading }: WeighedEvidence, names: Names): EvidenceRow {
  const { id, kind, workspace, place } = evidence;
  return {
    id,
    kind,
    ...wordsOf(evidence, names),
    counts: weight * fading,
    weight,
    fading,
    at: confirmedAt(evidence),
    ...(workspace !== undefined && { workspace }),
    ...(place && { place }),
    ...('rule' in evidence && names.isRule(evidence.rule) && { rule: evidence.rule }),
    ...(kind === 'open-finding' && { severity: evidence.severity }),
  };
}

function wordsOf(evidence: Evidence, names: Names): Pick<EvidenceRow, 'text' | 'detail'> {
  switch (evidence.kind) {
    case 'construct': {
      const name = nameIn(evidence.resource);
      const says = names.signal(evidence.signal);
      return { text: name ? `${name}: ${says}` : says, detail: evidence.authored ? 'written here' : 'found here' };
    }
    case 'fix': {
      const how = evidence.by === 'button' ? 'repaired by button' : 'repaired by hand';
      return { text: names.fault(evidence.rule), detail: evidence.heldAt === undefined ? how : `${how}, and it held` };
    }
    case 'answer': {
      const [asking = '', number = '0'] = evidence.question.split('#');
      return {
        text: `Question ${Number(number) + 1} of "${names.asking(asking)}"`,
        detail: answerWords[evidence.result],
      };
    }
    case 'exercise': {
      const { exercise, pass, variant, help, hints } = evidence;
      const tool = variant === undefined ? '' : ` in ${variantName(variant)}`;
      const told =
        help === 'revealed' ? 'solution shown' : hints === 0 ? 'no hints' : hints === 1 ? '1 hint' : `${hints} hints`;
      return { text: names.exercise(exercise), detail: `${passWords[pass]}${tool}, ${told}` };
    }
    case 'open-finding':
      return { text: names.fault(evidence.rule), detail: severityWords[evidence.severity] };
  }
}

const passWords = { first: 'passed', 'second-variant': 'passed', repeated: 'passed again' } as const;

const answerWords = {
  'right-at-first': 'right at first',
  'right-later': 'right later',
  'right-delayed': 'right when asked again',
} as const;

/** How severe an open finding is. */
export const severityWords = { error: 'open error', warning: 'open warning', info: 'open remark' } as const;

function confirmedAt(evidence: Evidence): number {
  switch (evidence.kind) {
    case 'construct':
      return evidence.seen;
    case 'fix':
      return evidence.heldAt ?? evidence.at;
    case 'open-finding':
      return evidence.since;
    default:
      return evidence.at;
  }
}
