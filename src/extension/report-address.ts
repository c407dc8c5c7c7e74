/** Rules and skills a report can be about. */
export interface Reported {
  /** The id of a rule or skill. */
  readonly subject: string;
  /** The version of the extension. */
  readonly version: string;
  /** The words of the page that are wrong; empty when none were selected. */
  readonly claim: string;
}

/** The page that begins an issue, filled in. `issues` is the address of the project's list of issues. */
export function reportAddress(issues: string, { subject, version, claim }: Reported): string {
  const quoted = claim.trim().split('\n').join('\n> ');
  const body = [
    `Lesson: ${subject} (version ${version})`,
    quoted ? `The claim:\n\n> ${quoted}` : 'The claim:',
    'What is wrong with it, and how do you know?',
  ].join('\n\n');
  return `${issues}/new?title=${encodeURIComponent(`Wrong claim in ${subject}`)}&body=${encodeURIComponent(body)}`;
}
