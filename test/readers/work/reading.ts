import type { WorkFacts } from '../../../src/model/work.js';
import { factsOf } from '../flow/reading.js';

export async function workOf(path: string, ...lines: readonly string[]): Promise<WorkFacts> {
  return (await factsOf(path, lines.join('\n'))).work;
}

/** Waits as `line text milliseconds`, with what else is so: lines 1-based. */
export async function waitsIn(path: string, ...lines: readonly string[]): Promise<readonly string[]> {
  const { waits } = await workOf(path, ...lines);
  return waits.map(({ range, text, milliseconds, isSteady, isCertain, isAfterFailure, loop }) =>
    [
      `${range.start.line + 1} ${text} ${milliseconds ?? '?'}`,
      ...(isSteady ? [] : ['growing']),
      ...(isCertain ? [] : ['perhaps']),
      ...(isAfterFailure ? ['after failure'] : []),
      ...(loop ? [`${loop.kind} x ${loop.turns ?? '?'}${loop.mayLeave ? ' may leave' : ''}`] : []),
    ].join(', '),
  );
}

/** Exits as `line text`, lines 1-based. */
export async function exitsIn(path: string, ...lines: readonly string[]): Promise<readonly string[]> {
  const { exits } = await workOf(path, ...lines);
  return exits.map(
    ({ range, text, code, isAfterSignal }) =>
      `${range.start.line + 1} ${text}${code === undefined ? '' : ` ${code}`}${isAfterSignal ? ' after signal' : ''}`,
  );
}

/** Written files as `line text root start`, with what else is so: lines 1-based. */
export async function filesIn(path: string, ...lines: readonly string[]): Promise<readonly string[]> {
  const { fileWrites } = await workOf(path, ...lines);
  return fileWrites.map(({ range, text, path: written, isGenerated, removesItself, from }) =>
    [
      `${range.start.line + 1} ${text} ${written.root} ${written.start}${written.isComplete ? '' : '…'}`,
      ...(from.length > 0 ? ['from event'] : []),
      ...(isGenerated ? ['generated'] : []),
      ...(removesItself ? ['removes itself'] : []),
    ].join(' '),
  );
}

/** Requests as `line text library limit`, lines 1-based. */
export async function requestsIn(path: string, ...lines: readonly string[]): Promise<readonly string[]> {
  const { requests } = await workOf(path, ...lines);
  return requests.map(
    ({ range, text, library, limit, client }) =>
      `${range.start.line + 1} ${text} ${library} ${limit}${client ? ` of client ${client.start.line + 1}` : ''}`,
  );
}

/** Limits as `line text milliseconds`, lines 1-based. */
export async function timeLimitsIn(path: string, ...lines: readonly string[]): Promise<readonly string[]> {
  const { timeLimits } = await workOf(path, ...lines);
  return timeLimits.map(
    ({ range, text, milliseconds, attempts }) =>
      `${range.start.line + 1} ${text} ${milliseconds}${attempts === undefined ? '' : ` x ${attempts}`}`,
  );
}

/** Variations as `line text kind variable`, lines 1-based. */
export async function variationsIn(path: string, ...lines: readonly string[]): Promise<readonly string[]> {
  const { variations } = await workOf(path, ...lines);
  return variations.map(({ range, text, kind, variable }) =>
    [range.start.line + 1, text, kind, ...(variable ? [variable] : [])].join(' '),
  );
}
