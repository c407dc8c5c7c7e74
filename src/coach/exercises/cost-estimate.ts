import { defaultMemoryMb } from '../../knowledge/lambda-defaults.js';
import {
  defaultArchitecture,
  dollarsPerGbSecond,
  dollarsPerMillionCalls,
  type PricedArchitecture,
} from '../../knowledge/lambda-prices.js';
import type { Application, LambdaFunction } from '../../model/application.js';
import type { SourceRange } from '../../model/source.js';
import { certain, isAbsent } from '../../model/value.js';

/** What is wrong with an estimate, and in which line. */
export interface Shortfall {
  readonly text: string;
  readonly place: SourceRange;
}

/**
 * Works out anew what a file says that functions cost in a month. The file has a table with a line for each function, or for
 * each way to run it; the columns may stand in any order. Memory is in MB and time in milliseconds where neither number nor
 * heading names a unit, and decimals follow a point. Each function of the applications needs a line with the memory and
 * processor it has, and the text has to speak of what else is paid: the services that are called, and the log.
 */
export function shortfallsOf(file: string, text: string, applications: readonly Application[]): readonly Shortfall[] {
  const lines = text
    .split(/\r?\n/)
    .map((written, number) => ({ cells: cellsOf(written), place: lineOf(file, number) }));
  const head = lines.findIndex(({ cells }) => columns.every(({ heading }) => cells.some((cell) => heading.test(cell))));
  const top = lineOf(file, 0);
  if (head < 0) {
    return [{ text: `${file} has no table with the columns ${namesOfColumns}.`, place: top }];
  }
  const order = lines[head]?.cells ?? [];
  const body = lines.slice(head + 2);
  const end = body.findIndex(({ cells }) => cells.length === 0);
  const rows = body.slice(0, end < 0 ? undefined : end).map(({ cells, place }) => rowOf(order, cells, place));
  const estimates = rows.filter((row) => 'calls' in row);
  const functions = applications.flatMap((application) => application.functions.filter(({ generated }) => !generated));
  return [
    ...rows.filter((row) => 'text' in row),
    ...estimates.flatMap(miscalculated),
    ...functions.flatMap((each) => withoutLine(each, estimates, top)),
    ...functions.flatMap((each) => unnamedServices(each, text, top)),
  ];
}

interface Estimate {
  readonly calls: number;
  readonly memoryMb: number;
  readonly milliseconds: number;
  readonly architecture: PricedArchitecture;
  readonly gbSeconds: number;
  readonly dollars: number;
  readonly place: SourceRange;
}

const columns = [
  { name: 'calls', heading: /^(calls|invocations|requests)\b/i },
  { name: 'memory', heading: /^memory\b/i },
  { name: 'time', heading: /^(time|duration|runs)\b/i },
  { name: 'processor', heading: /^(processor|architecture|cpu)\b/i },
  { name: 'GB-seconds', heading: /^gb[- ]?s(econds?)?\b/i },
  { name: 'dollars', heading: /^(dollars|usd|costs?|\$)/i },
] as const;

type Column = (typeof columns)[number]['name'];

const namesOfColumns = `${columns
  .slice(0, -1)
  .map(({ name }) => name)
  .join(', ')} and ${columns.at(-1)?.name}`;

function rowOf(order: readonly string[], cells: readonly string[], place: SourceRange): Estimate | Shortfall {
  const cell = (column: Column): Cell => {
    const heading = columns.find(({ name }) => name === column)?.heading;
    const index = order.findIndex((name) => heading?.test(name));
    return { text: cells[index] ?? '', heading: order[index] ?? '' };
  };
  const processor = cell('processor').text;
  const architecture = /arm/i.test(processor) ? 'arm64' : /x86/i.test(processor) ? 'x86_64' : undefined;
  if (!architecture) return { text: 'The processor of this line is neither x86_64 nor arm64.', place };
  const estimate = {
    calls: amountIn(cell('calls')),
    memoryMb: amountIn(cell('memory'), memoryUnits),
    milliseconds: amountIn(cell('time'), timeUnits),
    gbSeconds: amountIn(cell('GB-seconds')),
    dollars: amountIn(cell('dollars')),
  };
  if (!Object.values(estimate).every(Number.isFinite)) return { text: unreadable, place };
  return estimate.calls > 0 && estimate.memoryMb > 0 && estimate.milliseconds > 0
    ? { ...estimate, architecture, place }
    : { text: 'Calls, memory and time of this line have to be more than 0.', place };
}

const unreadable = 'A number is missing in this line, or its decimals do not follow a point.';

interface Cell {
  readonly text: string;
  readonly heading: string;
}

/** Nothing where the line belongs to no table; the bars at its ends may be left out. */
function cellsOf(line: string): readonly string[] {
  if (!line.includes('|')) return [];
  const inner = line.trim().replace(/^\|/, '').replace(/\|$/, '');
  return inner.split('|').map((cell) => cell.replaceAll(/[*`]/g, '').trim());
}

/** Units by how they are written, each as a multiple of the first. */
type Units = readonly (readonly [written: RegExp, factor: number])[];

const memoryUnits: Units = [
  [/\b(mi?b|megabytes?)\b/i, 1],
  [/\b(gi?b|gigabytes?)\b/i, 1024],
];
const timeUnits: Units = [
  [/\b(ms|milliseconds?)\b/i, 1],
  [/\b(s|secs?|seconds?)\b/i, 1000],
];

/** NaN where there is no number, or one that is less than 0; commas, spaces and apostrophes part thousands, not decimals. */
function amountIn({ text, heading }: Cell, units: Units = []): number {
  const [, digits = '', beside = ''] =
    /^[^\d-]*(\d+(?:[,\s'’_]\d{3})*(?:\.\d+)?)(?![.,\d])\s*([a-z]*)/i.exec(text) ?? [];
  const factor = factorIn(beside, units) ?? factorIn(heading, units) ?? 1;
  return Number.parseFloat(digits.replaceAll(/[^\d.]/g, '')) * factor;
}

function factorIn(text: string, units: Units): number | undefined {
  return units.find(([written]) => written.test(text))?.[1];
}

/** Whole cents, rounded or cut off; of larger sums a hundredth. */
const toleratedDollars = 0.01;
const toleratedShare = 0.01;

function miscalculated(estimate: Estimate): readonly Shortfall[] {
  const { calls, memoryMb, milliseconds, architecture, place } = estimate;
  const gbSeconds = calls * (memoryMb / 1024) * (milliseconds / 1000);
  const price = dollarsPerGbSecond[architecture];
  const dollars = gbSeconds * price + (calls / 1_000_000) * dollarsPerMillionCalls;
  if (!isNear(estimate.gbSeconds, gbSeconds, 0.1)) {
    return [
      {
        text: `${said(calls)} calls of ${said(milliseconds)} ms with ${said(memoryMb)} MB are ${said(gbSeconds)} GB-seconds; the line says ${said(estimate.gbSeconds)}.`,
        place,
      },
    ];
  }
  if (isNear(estimate.dollars, dollars, toleratedDollars)) return [];
  return [
    {
      text: `${said(gbSeconds)} GB-seconds at $${price} on ${architecture} and ${said(calls)} calls at $${dollarsPerMillionCalls.toFixed(2)} a million are $${dollars.toFixed(2)}; the line says $${estimate.dollars.toFixed(2)}.`,
      place,
    },
  ];
}

function isNear(stated: number, exact: number, tolerated: number): boolean {
  return Math.abs(stated - exact) <= Math.max(tolerated, exact * toleratedShare);
}

function said(amount: number): string {
  return amount.toLocaleString('en-US', { maximumFractionDigits: 1 });
}

function withoutLine(
  { name, memoryMb, architectures }: LambdaFunction,
  estimates: readonly Estimate[],
  place: SourceRange,
): readonly Shortfall[] {
  const memory = isAbsent(memoryMb) ? defaultMemoryMb : certain(memoryMb);
  const architecture = isAbsent(architectures) ? defaultArchitecture : certain(architectures)?.[0];
  if (memory === undefined || architecture === undefined) return [];
  const isThere = estimates.some((each) => each.memoryMb === memory && each.architecture === architecture);
  return isThere ? [] : [{ text: `No line has the ${said(memory)} MB and ${architecture} of ${name}.`, place }];
}

function unnamedServices({ name, code }: LambdaFunction, text: string, place: SourceRange): readonly Shortfall[] {
  const calls = code.kind === 'found' ? code.handler.reach.calls : [];
  const services = new Set(calls.filter(({ provider }) => provider === 'aws').map(({ service }) => service));
  return [
    ...[...services]
      .filter((service) => !text.toLowerCase().includes(service.toLowerCase()))
      .map((service) => ({
        text: `It says nothing of ${service}, which ${name} calls and which is paid beside it.`,
        place,
      })),
    ...(/\blogs?\b/i.test(text)
      ? []
      : [{ text: `It says nothing of the log of ${name}, which is paid beside it.`, place }]),
  ];
}

function lineOf(file: string, line: number): SourceRange {
  const start = { line, character: 0 };
  return { file, start, end: start };
}
