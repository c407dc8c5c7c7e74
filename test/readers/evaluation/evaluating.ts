import type { Datum } from '../../../src/readers/evaluation/data.js';
import { Evaluation } from '../../../src/readers/evaluation/evaluate.js';
import type { Library } from '../../../src/readers/evaluation/library.js';
import { fullName } from '../../../src/readers/evaluation/runtime/symbols.js';
import type { Program } from '../../../src/readers/syntax/program.js';
import { parseTypeScriptProgram } from '../../../src/readers/syntax/typescript/index.js';

/** Something a program made with the package `things`: `new Thing('name', value)`. */
export interface Made {
  readonly name: unknown;
  readonly value: unknown;
  readonly isConditional: boolean;
}

export interface Evaluated {
  readonly made: readonly Made[];
  /** What `show(value)` was called with. */
  readonly shown: readonly unknown[];
  readonly isExhausted: boolean;
}

/** Evaluates the first of some files, with a package `things` that keeps what is made and shown. */
export function evaluate(files: Readonly<Record<string, string>> | string): Evaluated {
  const texts = typeof files === 'string' ? { 'app.ts': files } : files;
  const programs = new Map<string, Program>(
    Object.entries(texts).map(([path, text]) => [path, parseTypeScriptProgram({ path, text })]),
  );
  const made: Made[] = [];
  const shown: unknown[] = [];
  const things: Library = {
    call: (symbol, call, run) => {
      if (symbol.module !== 'things') return undefined;
      const [first, second] = call.arguments.map(({ datum }) => datum);
      if (fullName(symbol) === 'things.show') {
        shown.push(plain(first));
        return { kind: 'nothing', site: call.site };
      }
      made.push({ name: plain(first), value: plain(second), isConditional: run.isConditional });
      return { kind: 'object', object: { name: plain(first) }, site: call.site };
    },
    extend: (symbol, call, _, run) => things.call?.(symbol, call, run),
    member: (of, name, site) =>
      of.kind === 'object' ? { kind: 'text', parts: [`${JSON.stringify(of.object)}.${name}`], site } : undefined,
  };
  const evaluation = new Evaluation((path) => programs.get(path), [things], '');
  const [entry] = programs.values();
  if (entry) evaluation.run(entry);
  return { made, shown, isExhausted: evaluation.isExhausted };
}

/** What `show` is given in a program that begins with the import of it. */
export function show(text: string): readonly unknown[] {
  return evaluate(`import { show, Thing } from 'things';\n${text}`).shown;
}

/** A datum as JSON: `?name` for what is unknown, `a|b` for a choice. */
export function plain(datum: Datum | undefined): unknown {
  if (!datum) return null;
  switch (datum.kind) {
    case 'nothing':
      return null;
    case 'text':
      return datum.parts.map((part) => (typeof part === 'string' ? part : `\${${part.name}}`)).join('');
    case 'number':
    case 'boolean':
      return datum.value;
    case 'list':
      return [...datum.items.map((item) => plain(item.datum)), ...(datum.incomplete === undefined ? [] : ['…'])];
    case 'map':
      return {
        ...Object.fromEntries([...datum.entries].map(([key, slot]) => [key, plain(slot.datum)])),
        ...(datum.incomplete === undefined ? {} : { '…': true }),
      };
    case 'choice':
      return { either: datum.options.map(plain) };
    case 'unknown':
      return `?${datum.name}`;
    case 'object':
      return datum.object;
    case 'symbol':
      return fullName(datum);
    default:
      return `a ${datum.kind}`;
  }
}
