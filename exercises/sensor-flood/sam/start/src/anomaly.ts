export interface Reading {
  readonly oven: string;
  readonly celsius: number;
  /** As ISO 8601 has it. */
  readonly at: string;
}

export interface Limits {
  readonly low: number;
  readonly high: number;
}

/** An oven is too hot or too cold. One without limits never is. */
export function isAnomaly({ celsius }: Pick<Reading, 'celsius'>, limits: Limits | undefined): boolean {
  return limits !== undefined && (celsius < limits.low || celsius > limits.high);
}
