/** Why a file that looked worth reading was left out. */
export type SkipReason = 'too-large' | 'binary' | 'minified' | 'unreadable' | 'link-outside' | 'link-broken';

/** A file that was left out. Only what a person may miss is counted: not what is ignored, built or installed. */
export interface Skip {
  readonly path: string;
  readonly reason: SkipReason;
}

/** What each reason means, to be read after "skipped: ". */
export const skipDescriptions: Readonly<Record<SkipReason, string>> = {
  'too-large': 'larger than 5 MB',
  binary: 'binary content',
  minified: 'minified',
  unreadable: 'could not be read',
  'link-outside': 'link to outside the workspace',
  'link-broken': 'broken link',
};
