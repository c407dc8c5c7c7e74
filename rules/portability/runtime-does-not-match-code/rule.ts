import { newestRuntime, runtimeFamily, runtimeVersion } from '../../../src/knowledge/runtimes.js';
import type { Handler, LambdaFunction } from '../../../src/model/application.js';
import type { FixProposal } from '../../../src/model/finding.js';
import { moveToRuntime } from '../../../src/model/other-runtime.js';
import type { Rule } from '../../../src/model/rule.js';
import type { SourceRange } from '../../../src/model/source.js';
import type { Known } from '../../../src/model/value.js';

/** A function gets the runtime its code is written and built for. */
export const check: Rule = ({ functions }, verdict) => {
  let firstWithoutSdk: SourceRange | undefined;
  for (const declared of functions) {
    const { runtime, code, name } = declared;
    if (declared.generated || runtime.kind !== 'known' || code.kind !== 'found') continue;
    const mismatch = mismatchOf(code.handler, runtime.value, declared);
    if (!mismatch) verdict.holds({ name, range: runtime.range });
    else {
      // One package is missing, however many files ask for it.
      if (mismatch.isOfPackages) firstWithoutSdk ??= mismatch.range;
      verdict.fails(
        { name, range: mismatch.isOfBuild ? runtime.range : mismatch.range },
        {
          message: `${mismatch.what}, and ${name} runs on ${runtime.value}, ${mismatch.why}. ${mismatch.advice}`,
          function: name,
          ...(mismatch.isOfPackages && firstWithoutSdk && { cause: firstWithoutSdk }),
          related: [
            mismatch.isOfBuild
              ? { range: mismatch.range, message: 'what it is built for' }
              : { range: runtime.range, message: `the runtime of ${name}` },
          ],
          fix: () => (mismatch.needsNewer ? moveOn(declared, runtime) : []),
        },
      );
    }
  }
};

interface Mismatch {
  readonly range: SourceRange;
  readonly what: string;
  readonly why: string;
  readonly advice: string;
  /** A newer runtime repairs it. */
  readonly needsNewer: boolean;
  /** It is a setting of the build, not a place in the code. */
  readonly isOfBuild?: true;
  /** A package is not installed. */
  readonly isOfPackages?: true;
}

function mismatchOf(handler: Handler, runtime: string, declared: LambdaFunction): Mismatch | undefined {
  const version = runtimeVersion(runtime);
  switch (version && runtimeFamily(runtime)) {
    case 'python':
      return handler.language === 'python' ? ofPython(handler, runtime) : undefined;
    case 'nodejs':
      return missingSdk(handler, version ?? [], declared);
    case 'dotnet':
      return ofDotnet(handler, version ?? []);
    case 'java':
      return ofJava(handler, version ?? []);
    default:
      return undefined;
  }
}

function ofPython({ reach }: Handler, runtime: string): Mismatch | undefined {
  const version = runtimeVersion(runtime) ?? [];
  for (const { name, since, until, range } of reach.features) {
    if (since !== undefined && isBefore(version, numbersOf(since))) {
      return {
        range,
        what: `${capitalised(name)} needs Python ${since}`,
        why: 'which fails when it loads the file',
        advice: 'Move to a newer runtime, or write it as before.',
        needsNewer: true,
      };
    }
    if (until !== undefined && !isBefore(version, numbersOf(until))) {
      return {
        range,
        what: `${capitalised(name)} is gone since Python ${until}`,
        why: 'which fails when it loads the file',
        advice: 'Use what took its place.',
        needsNewer: false,
      };
    }
  }
  return undefined;
}

/** The SDK of version 2 came with the runtime up to Node.js 16. What layers or bundlers bring is in no `package.json`. */
function missingSdk(
  { reach, projects }: Handler,
  [major = 0]: readonly number[],
  { layers, packaging }: LambdaFunction,
): Mismatch | undefined {
  if (major < 18 || layers.length > 0 || packaging.kind !== 'folder') return undefined;
  const used = reach.imports.find(({ module, typeOnly }) => !typeOnly && /^aws-sdk(?:\/|$)/.test(module));
  const isInstalled = projects.some(({ dependencies }) => dependencies.includes('aws-sdk'));
  if (!used || isInstalled) return undefined;
  return {
    range: used.range,
    what: 'The SDK aws-sdk is in no package.json',
    why: 'which brings version 3 only (@aws-sdk/client-…), so that nothing starts',
    advice: 'Move to version 3, or install aws-sdk.',
    needsNewer: false,
    isOfPackages: true,
  };
}

function ofDotnet({ projects: [project] }: Handler, version: readonly number[]): Mismatch | undefined {
  const [major = 0] = version;
  if (!project || project.isSelfContained) return undefined;
  const targets = project.targetFrameworks.flatMap(({ name, range }) => {
    const framework = /^net(\d+)\.0$/.exec(name)?.[1];
    return framework === undefined ? [] : [{ name, range, framework: Number(framework) }];
  });
  const [first] = targets;
  if (!first || targets.length < project.targetFrameworks.length) return undefined;
  if (targets.some(({ framework }) => framework <= major)) return undefined;
  return {
    range: first.range,
    what: `${first.name} is what the project is built for`,
    why: `which has .NET ${version.join('.')} only`,
    advice: 'Set both to the same version.',
    needsNewer: true,
    isOfBuild: true,
  };
}

function ofJava({ projects }: Handler, [major = 0]: readonly number[]): Mismatch | undefined {
  const release = projects.find(({ javaRelease }) => javaRelease !== undefined)?.javaRelease;
  if (!release || release.version <= major) return undefined;
  return {
    range: release.range,
    what: `Classes are compiled for Java ${release.version}`,
    why: 'which refuses them when it loads the first (UnsupportedClassVersionError)',
    advice: 'Set both to the same version.',
    needsNewer: true,
    isOfBuild: true,
  };
}

function isBefore(version: readonly number[], other: readonly number[]): boolean {
  const at = other.findIndex((number, index) => (version[index] ?? 0) !== number);
  return at !== -1 && (version[at] ?? 0) < (other[at] ?? 0);
}

function numbersOf(version: string): readonly number[] {
  return version.split('.').map(Number);
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function moveOn(declared: LambdaFunction, present: Known<string>): readonly FixProposal[] {
  const family = runtimeFamily(present.value);
  const newest = family && newestRuntime(family);
  return newest === undefined || newest === present.value ? [] : [moveToRuntime(declared, present, newest)];
}
