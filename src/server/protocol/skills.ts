import type { RoleMatrix } from '../../coach/role-matrix.js';
import type { SkillOverview } from '../../coach/skill-overview.js';
import type { PlaceView } from './places.js';

/** What the open folders show of each skill, and what roles expect. */
export interface SkillsView {
  readonly overview: SkillOverview<PlaceView>;
  readonly matrix: RoleMatrix;
}

/** Asks for the places that show a skill. */
export interface TourParams {
  readonly skill: string;
}

/** One place of a tour. */
export interface TourStop {
  readonly place: PlaceView;
  readonly verdict: 'holds' | 'fails';
  /** What to see there, in a sentence. */
  readonly text: string;
  readonly rule?: string;
}
