/** What a page tells the extension. */
export type PageMessage =
  | { readonly kind: 'answer'; readonly question: number; readonly answer: number }
  /** The user's selection on the page, without their own code; empty when there is none. */
  | { readonly kind: 'report'; readonly claim: string }
  | { readonly kind: 'repair' | 'not-useful' }
  /** Opens something else: a tour or lesson of a skill, the lesson of a rule, an exercise. `subject` is its id. */
  | { readonly kind: OpenedFromPage; readonly subject: string };

export type OpenedFromPage = 'tour' | 'skill' | 'lesson' | 'exercise';

/** What the extension tells a page. */
export type PageNews =
  /** `says` is markup: what to tell of the answer. */
  | { readonly kind: 'answered'; readonly question: number; readonly says: string }
  /** The outcome of a button, as text. */
  | { readonly kind: 'told'; readonly of: string; readonly says: string };
