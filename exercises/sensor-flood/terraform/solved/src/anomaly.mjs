/** An oven is too hot or too cold. One without limits never is. */
export function isAnomaly({ celsius }, limits) {
  return limits !== undefined && (celsius < limits.low || celsius > limits.high);
}
