/** How a suite ended. */
export interface Outcome {
  readonly title: string;
  readonly passed: number;
  readonly failed: number;
}
