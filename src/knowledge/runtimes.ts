import { knowledgeDate } from './knowledge-date.js';

export { knowledgeDate };

/** Languages and the two kinds of runtime without one. */
export type RuntimeFamily = 'nodejs' | 'python' | 'java' | 'dotnet' | 'ruby' | 'go' | 'provided';

/** What AWS says of one managed runtime. Dates are ISO; undefined where none is announced. */
export interface Runtime {
  readonly id: string;
  readonly family: RuntimeFamily;
  /** The first day without security updates. */
  readonly deprecated?: string;
  /** The first day on which no function can be created with it. */
  readonly createBlocked?: string;
  /** The first day on which no function with it can be changed. */
  readonly updateBlocked?: string;
  /** Offered for trial, without support. */
  readonly preview: boolean;
}

/** How far a runtime is along its way out. `supported` says nothing of how long still. */
export type RuntimePhase = 'preview' | 'supported' | 'deprecated' | 'create-blocked' | 'update-blocked';

export interface RuntimeStatus {
  readonly runtime: Runtime;
  readonly phase: RuntimePhase;
  /** Whole days until `deprecated`; negative afterwards; undefined when no date is announced. */
  readonly daysLeft?: number;
  /** The newest supported runtime of the family to go to; undefined when this is it. */
  readonly successor?: string;
}

/**
 * The status of a runtime identifier (`nodejs20.x`) on a day (ISO, by default `knowledgeDate`). Undefined for an
 * identifier AWS does not know, which is no reason to report anything.
 */
export function runtimeStatus(id: string, today: string = knowledgeDate): RuntimeStatus | undefined {
  const runtime = runtimes.find((candidate) => candidate.id === id);
  if (!runtime) return undefined;
  const newest = newestRuntime(successorFamily(runtime.family));
  return {
    runtime,
    phase: phaseOn(runtime, today),
    ...(runtime.deprecated && { daysLeft: daysBetween(today, runtime.deprecated) }),
    ...(newest && newest !== id && { successor: newest }),
  };
}

/** The newest runtime of a family that is supported and no trial: `nodejs24.x`. Undefined for `go`, which has none. */
export function newestRuntime(family: RuntimeFamily): string | undefined {
  return runtimes.find(
    (runtime) => runtime.family === family && !runtime.preview && phaseOn(runtime, knowledgeDate) === 'supported',
  )?.id;
}

/** The family an identifier belongs to, by its name alone, so that runtimes of tomorrow have one too. */
export function runtimeFamily(id: string): RuntimeFamily | undefined {
  return families.find((family) => id.startsWith(family));
}

/** The version of the language a runtime brings: `[3, 13]`; undefined for those without one. */
export function runtimeVersion(id: string): readonly number[] | undefined {
  const version = /^[a-z]+(\d+(?:\.\d+)?)/.exec(id.replace(/^dotnetcore/, 'dotnet'))?.[1];
  return version?.split('.').map(Number);
}

const families: readonly RuntimeFamily[] = ['nodejs', 'python', 'java', 'dotnet', 'ruby', 'go', 'provided'];

function successorFamily(family: RuntimeFamily): RuntimeFamily {
  // Go programs moved from `go1.x` to the runtime for any executable.
  return family === 'go' ? 'provided' : family;
}

function phaseOn(runtime: Runtime, today: string): RuntimePhase {
  if (runtime.preview) return 'preview';
  if (runtime.updateBlocked && runtime.updateBlocked <= today) return 'update-blocked';
  if (runtime.createBlocked && runtime.createBlocked <= today) return 'create-blocked';
  return runtime.deprecated && runtime.deprecated <= today ? 'deprecated' : 'supported';
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

/**
 * Every managed runtime, newest first within its family: identifier, deprecation, block of creation, block of update.
 *
 * Source: AWS Lambda developer guide, "Lambda runtimes" (https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html)
 * as of August 2026, cross-checked with the table of cfn-lint of 2026-08-19. AWS has put off the two block dates of
 * deprecated runtimes several times and may do so again; the deprecation dates are firm. `nodejs26.x` and `python3.15`
 * were trials in September 2026.
 */
const runtimes: readonly Runtime[] = parse(`
nodejs26.x         preview
nodejs24.x         2028-04-30  2028-06-01  2028-07-01
nodejs22.x         2027-04-30  2027-06-01  2027-07-01
nodejs20.x         2026-04-30  2027-02-01  2027-03-03
nodejs18.x         2025-09-01  2027-02-01  2027-03-03
nodejs16.x         2024-06-12  2027-02-01  2027-03-03
nodejs14.x         2023-12-04  2024-01-09  2027-03-03
nodejs12.x         2023-03-31  2023-03-31  2023-04-30
nodejs10.x         2021-07-30  2021-07-30  2022-02-14
nodejs8.10         2020-03-06  2020-02-04  2020-03-06
nodejs6.10         2019-08-12  2019-07-12  2019-08-12
nodejs4.3-edge     2020-03-05  2019-03-31  2019-04-30
nodejs4.3          2020-03-05  2020-02-03  2020-03-05
nodejs             2016-08-30  2016-09-30  2016-10-31
python3.15         preview
python3.14         2029-06-30  2029-07-31  2029-08-31
python3.13         2029-06-30  2029-07-31  2029-08-31
python3.12         2028-10-31  2028-11-30  2029-01-10
python3.11         2027-06-30  2027-07-31  2027-08-31
python3.10         2026-10-31  2027-02-01  2027-03-03
python3.9          2025-12-15  2027-02-01  2027-03-03
python3.8          2024-10-14  2027-02-01  2027-03-03
python3.7          2023-12-04  2024-01-09  2027-03-03
python3.6          2022-07-18  2022-07-18  2022-08-29
python2.7          2021-07-15  2021-07-15  2022-05-30
java25             2029-06-30  2029-07-31  2029-08-31
java21             2029-06-30  2029-07-31  2029-08-31
java17.al2023      2029-06-30  2029-07-31  2029-08-31
java17             2027-06-30  2027-07-31  2027-08-31
java11.al2023      2029-06-30  2029-07-31  2029-08-31
java11             2027-06-30  2027-07-31  2027-08-31
java8.al2023       2029-06-30  2029-07-31  2029-08-31
java8.al2          2027-06-30  2027-07-31  2027-08-31
java8              2024-01-08  2024-02-08  2027-03-03
dotnet10           2028-11-14  2028-12-14  2029-01-15
dotnet9            2026-11-10
dotnet8            2026-11-10  2027-02-01  2027-03-03
dotnet6            2024-12-20  2027-02-01  2027-03-03
dotnetcore3.1      2023-04-03  2023-04-03  2023-05-03
dotnetcore2.1      2022-01-05  2022-01-05  2022-04-13
dotnetcore2.0      2019-05-30  2019-04-30  2019-05-30
dotnetcore1.0      2019-06-27  2019-06-30  2019-07-30
ruby4.0            2029-03-31  2029-04-30  2029-05-31
ruby3.4            2028-03-31  2028-04-30  2028-05-31
ruby3.3            2027-03-31  2027-04-30  2027-05-31
ruby3.2            2026-03-31  2027-02-01  2027-03-03
ruby2.7            2023-12-07  2024-01-09  2027-03-03
ruby2.5            2021-07-30  2021-07-30  2022-03-31
go1.x              2024-01-08  2024-02-08  2027-03-03
provided.al2023    2029-06-30  2029-07-31  2029-08-31
provided.al2       2026-07-31  2027-02-01  2027-03-03
provided           2024-01-08  2024-02-08  2027-03-03
`);

function parse(table: string): readonly Runtime[] {
  return table
    .trim()
    .split('\n')
    .flatMap((line): readonly Runtime[] => {
      const [id = '', deprecated, createBlocked, updateBlocked] = line.split(/\s+/);
      const family = runtimeFamily(id);
      if (!family) return [];
      if (deprecated === 'preview') return [{ id, family, preview: true }];
      return [
        {
          id,
          family,
          preview: false,
          ...(deprecated && { deprecated }),
          ...(createBlocked && { createBlocked }),
          ...(updateBlocked && { updateBlocked }),
        },
      ];
    });
}
