import type { LambdaFunction } from '../../../src/model/application.js';
import type { Rule } from '../../../src/model/rule.js';
import { always, type Known } from '../../../src/model/value.js';

/** Log levels are set where Lambda can tell lines apart. */
export const check: Rule = ({ functions }, verdict) => {
  for (const declared of functions) {
    const level = levelOf(declared);
    if (!level || declared.generated) continue;
    const site = { name: declared.name, range: level.range };
    if (always(declared.logFormat, (format) => format === 'JSON')) verdict.holds(site);
    else if (always(declared.logFormat, (format) => format === 'Text', true)) {
      const { logFormat, name } = declared;
      const replaces = logFormat.kind === 'known' ? (logFormat.definedAt ?? logFormat.range) : undefined;
      verdict.fails(site, {
        message: `${name} sets the log level ${level.value} and writes its log as text: Lambda filters by level only in JSON, and refuses the setting when deploying. Set the log format to JSON.`,
        function: name,
        cause: level.definedAt ?? level.range,
        fix: () => [
          {
            title: 'Set the log format to JSON',
            safety: 'suggested',
            intents: [
              {
                kind: 'set-property',
                of: declared.origin,
                declaration: 'function',
                property: 'logFormat',
                value: 'JSON',
                ...(replaces && { replaces }),
              },
            ],
          },
        ],
      });
    }
  }
};

function levelOf({ applicationLogLevel, systemLogLevel }: LambdaFunction): Known<string> | undefined {
  if (applicationLogLevel.kind === 'known') return applicationLogLevel;
  return systemLogLevel.kind === 'known' ? systemLogLevel : undefined;
}
