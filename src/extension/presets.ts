/** Everything that decides how loud the extension is, by the name of its setting below `serverlessCoach`. */
export interface Loudness {
  /** The least severity that is shown in the editor and its list of problems; views show all. */
  readonly 'editor.show': Shown;
  /** A line above each finding that opens its lesson. */
  readonly 'editor.lessonLinks': boolean;
  /** The hover of a finding says why it matters and leads to the lesson. */
  readonly 'editor.explainOnHover': boolean;
  /** The number of findings on the icon in the activity bar. */
  readonly 'findings.badge': boolean;
}

export type Shown = 'everything' | 'warnings' | 'errors';

export interface Preset {
  readonly id: 'learner' | 'expert';
  readonly settings: Loudness;
}

/** Ready-made choices of how loud it is. Each of their settings can be changed afterwards. */
export const presets: readonly Preset[] = [
  {
    id: 'learner',
    settings: {
      'editor.show': 'everything',
      'editor.lessonLinks': true,
      'editor.explainOnHover': true,
      'findings.badge': true,
    },
  },
  {
    id: 'expert',
    settings: {
      'editor.show': 'warnings',
      'editor.lessonLinks': false,
      'editor.explainOnHover': false,
      'findings.badge': false,
    },
  },
];

/** How it is without a preset: what the settings say by default. */
export const defaultLoudness: Loudness = {
  'editor.show': 'everything',
  'editor.lessonLinks': false,
  'editor.explainOnHover': true,
  'findings.badge': false,
};

/** The preset all of whose settings are in force; undefined when somebody mixed their own. */
export function presetInForce(loudness: Loudness): Preset | undefined {
  return presets.find(({ settings }) =>
    Object.entries(settings).every(([name, value]) => loudness[name as keyof Loudness] === value),
  );
}
