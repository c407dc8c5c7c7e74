export interface ShopMood {
  readonly shop: string;
  /** From -1, angry, to 1, glad. */
  readonly mood: number;
}

/** What the model answers: a number for glad, or none when it cannot tell. */
export function scoreIn(answer: string): number | undefined {
  const { glad } = JSON.parse(answer);
  return typeof glad === 'number' && glad >= 0 && glad <= 1 ? 2 * glad - 1 : undefined;
}

/** The mean of what could be scored; 0 where nothing could. */
export function moodOf(scores: readonly number[]): number {
  return scores.length === 0 ? 0 : scores.reduce((sum, score) => sum + score, 0) / scores.length;
}
