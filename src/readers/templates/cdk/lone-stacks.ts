import { type ClassDatum, type Datum, text, unknown } from '../../evaluation/data.js';
import type { Evaluation } from '../../evaluation/evaluate.js';
import type { Interpreter } from '../../evaluation/interpreter.js';
import type { Program } from '../../syntax/program.js';
import { cdkName } from './names.js';

/** Makes each stack of some files as if somebody made it once, with arguments that are not known. */
export function makeStacks(programs: readonly Program[], evaluation: Evaluation): void {
  for (const type of programs.flatMap((program) => evaluation.classesOf(program))) {
    evaluation.attempt((run) => {
      if (!isStack(type, run)) return;
      const { site } = type;
      const name = type.node.name ?? 'Stack';
      const given = (what: string): Datum => unknown(site, `${what} is given to ${name} by somebody else`, what);
      const rest = unknown(site, `what ${name} is given is known only to those who make it`);
      run.call(type, {
        site,
        arguments: [
          { datum: given('scope'), site },
          { datum: text(name, site), site },
          { datum: rest, site, isRest: true },
        ],
      });
    });
  }
}

/** Whether a stack of the CDK stands above a class. */
function isStack(type: ClassDatum, run: Interpreter): boolean {
  let above = run.baseOf(type);
  for (let depth = 0; above?.kind === 'class' && depth < deepest; depth++) above = run.baseOf(above);
  return above?.kind === 'symbol' && cdkName(above) === 'core.Stack';
}

const deepest = 20;
