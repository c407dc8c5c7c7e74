/** Writes a line of the suite's report. The mark tells it apart from what the editor itself says. */
export function reportLine(line: string): void {
  console.log(`[suite] ${line}`);
}
