import { type RuntimeStatus, runtimeStatus } from '../../../src/knowledge/runtimes.js';
import type { Severity } from '../../../src/model/finding.js';
import { moveToRuntime } from '../../../src/model/other-runtime.js';
import type { Rule } from '../../../src/model/rule.js';
import { possibilities } from '../../../src/model/value.js';

/** Half a year is enough to plan a change of runtime; a year ahead nobody wants to hear of it. */
const warnDaysAhead = 180;

/** Functions run on runtimes that still get security updates. */
export const check: Rule = ({ functions }, verdict) => {
  for (const declared of functions) {
    if (declared.generated) continue;
    for (const value of possibilities(declared.runtime)) {
      if (value.kind !== 'known') continue;
      const status = runtimeStatus(value.value);
      if (!status || status.phase === 'preview') continue;
      const severity = grade(status);
      if (!severity) verdict.holds({ name: declared.name, range: value.range });
      else {
        verdict.fails(
          { name: declared.name, range: value.range },
          {
            message: `${declared.name} runs on ${value.value}, which ${describe(status)}.${status.successor ? ` Move to ${status.successor}.` : ''}`,
            function: declared.name,
            cause: value.definedAt ?? value.range,
            severity,
            fix: () => (status.successor ? [moveToRuntime(declared, value, status.successor)] : []),
          },
        );
      }
    }
  }
};

function grade({ phase, daysLeft }: RuntimeStatus): Severity | undefined {
  if (phase !== 'supported') return 'error';
  return daysLeft !== undefined && daysLeft <= warnDaysAhead ? 'warning' : undefined;
}

function describe({ phase, runtime }: RuntimeStatus): string {
  switch (phase) {
    case 'update-blocked':
      return `ended on ${runtime.deprecated}: the function can no longer be updated`;
    case 'create-blocked':
      return `ended on ${runtime.deprecated}: functions can no longer be created with it, and it gets no security updates`;
    case 'deprecated':
      return `ended on ${runtime.deprecated}: it gets no security updates, and soon no deployments`;
    default:
      return `gets security updates until ${runtime.deprecated} only`;
  }
}
