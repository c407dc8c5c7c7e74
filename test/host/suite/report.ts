/** Writes a line of the suite's report. The mark tells it apart from what the editor itself says. */
export function reportLine(line: string): void {
  console.log(`[suite] ${line}`);
}

/** Writes how many tests passed and failed, for the program that runs the suite. */
export function reportCounts(counts: { readonly passed: number; readonly failed: number }): void {
  console.log(`[suite-counts] ${JSON.stringify(counts)}`);
}
