import type { RuleMetadata } from '../model/finding.js';

const common = {
  skill: 'governance-and-standards',
  level: 'junior',
  maturity: 'stable',
  signal: 'gov.adr-runbook',
  platforms: [],
  resources: [],
} as const satisfies Partial<RuleMetadata>;

/** Rules on suppression comments themselves. They look at comments, not at an application, so they have no check. */
export const suppressionRules: readonly RuleMetadata[] = [
  { ...common, id: 'suppression-of-unknown-rule', title: 'Suppression of an unknown rule', severity: 'warning' },
  { ...common, id: 'suppression-unused', title: 'Suppression that suppresses nothing', severity: 'info' },
  { ...common, id: 'suppression-without-reason', title: 'Suppression without a reason', severity: 'warning' },
];

/** The pages of these rules, as Markdown. */
export const suppressionPages: Readonly<Record<string, string>> = {
  'suppression-of-unknown-rule': `A suppression names a rule that does not exist, so it does nothing, and the finding it was meant for is still there. Most often the id has a typing error, or the rule was renamed.

## Bad
\`\`\`yaml template.yaml
Orders: # serverless-coach-ignore queue-without-dlp: drained by hand every night
\`\`\`

## Good
\`\`\`yaml template.yaml
Orders: # serverless-coach-ignore queue-without-dlq: drained by hand every night
\`\`\`

## How it works
The comment is \`serverless-coach-ignore\`, one or more rule ids with commas between them, a colon, and the reason. \`serverless-coach rules\` lists the ids.
`,
  'suppression-unused': `A suppression stands where its rule finds nothing. Perhaps the fault was repaired, perhaps the code moved away from its comment. Left in place it would hide the next fault on that line.

## Bad
\`\`\`ts handler.ts
// serverless-coach-ignore promise-not-awaited: fire and forget
await client.send(command);
\`\`\`

## Good
\`\`\`ts handler.ts
await client.send(command);
\`\`\`

## How it works
A comment covers its own line when the rule finds something there, otherwise the line below. It is reported only when its rule ran: a rule that is off or in preview leaves its suppressions alone.
`,
  'suppression-without-reason': `A suppression says that somebody looked and decided. Without the reason, the next reader can neither agree nor notice that the reason is gone.

## Bad
\`\`\`yaml template.yaml
Orders: # serverless-coach-ignore queue-without-dlq
\`\`\`

## Good
\`\`\`yaml template.yaml
Orders: # serverless-coach-ignore queue-without-dlq: consumers are idempotent and the job is re-run nightly
\`\`\`

## How it works
The reason is what follows the colon. The suppression itself works with or without one.
`,
};
