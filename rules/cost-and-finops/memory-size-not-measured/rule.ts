import { needsMemory } from '../../../src/knowledge/heavy-modules.js';
import { worksInProcess } from '../../../src/knowledge/in-process-modules.js';
import { defaultMemoryMb, maximumMemoryMb } from '../../../src/knowledge/lambda-defaults.js';
import { runtimeFamily } from '../../../src/knowledge/runtimes.js';
import type { LambdaFunction } from '../../../src/model/application.js';
import type { FixProposal } from '../../../src/model/finding.js';
import type { Rule } from '../../../src/model/rule.js';
import { always, isAbsent, knownValues } from '../../../src/model/value.js';

/** To begin with, before somebody measures. */
const advisedMb = { light: 256, heavy: 1024 } as const;

/** Somebody chose the memory of each function. */
export const check: Rule = ({ functions }, verdict) => {
  const light: LambdaFunction[] = [];
  for (const declared of functions) {
    const { name, memoryMb } = declared;
    if (declared.generated || isForDeployment(declared)) continue;
    const reason = heavyReason(declared);
    if (memoryMb.kind === 'known' && always(memoryMb, (megabytes) => megabytes >= maximumMemoryMb)) {
      verdict.fails(
        { name, range: memoryMb.range },
        {
          message: `${name} has ${maximumMemoryMb} MB, the most there is, which costs 80 times the least: few functions use it. Measure what it needs.`,
          function: name,
          cause: memoryMb.definedAt ?? memoryMb.range,
          ...(reason !== undefined && { severity: 'info' }),
        },
      );
    } else if (isAbsent(memoryMb) && !onlyComputes(declared)) {
      if (reason === undefined) light.push(declared);
      else {
        verdict.fails(declared, {
          message: `${name} is left at ${defaultMemoryMb} MB and a fourteenth of a processor, and ${reason}: it runs longer, and may cost more than with eight times the memory. Measure it, or begin with ${advisedMb.heavy} MB.`,
          function: name,
          fix: () => [setMemory([declared], advisedMb.heavy)],
        });
      }
    } else if (memoryMb.kind === 'known' && !memoryMb.isDefault) verdict.holds(declared);
  }
  // What concerns all of them alike is said once.
  const [first] = light;
  for (const declared of light) {
    verdict.fails(declared, {
      message: `${declared.name} is left at ${defaultMemoryMb} MB and a fourteenth of a processor: it runs longer, and may cost more than with twice the memory. Measure it, or begin with ${advisedMb.light} MB.`,
      function: declared.name,
      severity: 'info',
      ...(first && { cause: first.range }),
      fix: () => [setMemory(light, advisedMb.light)],
    });
  }
};

function isForDeployment({ triggers }: LambdaFunction): boolean {
  return triggers.length > 0 && triggers.every(({ trigger }) => trigger === 'deployment');
}

/** Why the least memory is surely too little. */
function heavyReason({ runtime, code }: LambdaFunction): string | undefined {
  const [family] = knownValues(runtime).map(runtimeFamily);
  if (family === 'java') return 'a Java runtime alone takes most of it';
  if (family === 'dotnet') return '.NET starts slowly on so little';
  if (code.kind !== 'found') return undefined;
  const heavy = code.handler.reach.imports.find(({ module, typeOnly }) => !typeOnly && needsMemory(module));
  return heavy && `loads ${heavy.module}`;
}

/** Code that calls nothing and loads nothing is done at once whatever it gets. */
function onlyComputes({ code }: LambdaFunction): boolean {
  if (code.kind !== 'found') return false;
  const { reach } = code.handler;
  return reach.complete && reach.calls.length + reach.clients.length === 0 && reach.imports.every(worksInProcess);
}

function setMemory(functions: readonly LambdaFunction[], value: number): FixProposal {
  const [first, ...others] = functions;
  return {
    title: `Give ${others.length > 0 ? `${functions.length} functions` : (first?.name ?? 'it')} ${value} MB`,
    safety: 'suggested',
    intents: functions.map(({ origin }) => ({
      kind: 'set-property',
      of: origin,
      declaration: 'function',
      property: 'memoryMb',
      value,
    })),
  };
}
