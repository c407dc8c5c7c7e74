import type { SourceRange } from '../../model/source.js';
import type { FlowFile } from '../flow/index.js';
import type { Expression, Placed } from '../syntax/program.js';

/** Where the name of a function to invoke is given as that of the function that runs: `FunctionName: context.functionName`. */
export function findOwnNames(file: FlowFile): readonly SourceRange[] {
  const found: Placed[] = [];
  if (!ownName.test(file.text)) return [];
  for (const { entries } of file.tree.of('map')) {
    for (const entry of entries) {
      if (entry.kind === 'entry' && isNaming(entry.key) && isOwnName(entry.value, file)) found.push(entry);
    }
  }
  for (const { entries } of file.tree.of('new')) {
    for (const entry of entries) if (isNaming(entry.key) && isOwnName(entry.value, file)) found.push(entry);
  }
  for (const call of file.tree.of('call')) {
    const { callee } = call;
    const builds = callee.kind === 'member' && isNaming(callee.name);
    for (const argument of call.arguments) {
      const names = builds || isNaming(argument.name);
      if (names && isOwnName(argument.value, file)) found.push(argument);
    }
  }
  return found.sort((a, b) => a.start - b.start).map((place) => file.range(place));
}

/** The name of the parameter in every SDK, and the method of a builder. */
function isNaming(name: string | undefined): boolean {
  return name === 'FunctionName' || name === 'functionName';
}

/**
 * What the context of an invocation calls the function: its name, and its address (Lambda developer guide, context objects
 * of the runtimes, 2026-11).
 */
const ownName =
  /\b(?:functionName|invokedFunctionArn|function_name|invoked_function_arn|getFunctionName|getInvokedFunctionArn|InvokedFunctionArn|FunctionName)\b/;

function isOwnName(value: Expression, file: FlowFile, depth = 0): boolean {
  if (depth > 3) return false;
  switch (value.kind) {
    case 'member':
      return ownName.test(value.name) && isContext(value.object);
    case 'call': {
      const { callee } = value;
      if (callee.kind === 'member' && ownName.test(callee.name)) return isContext(callee.object);
      // `aws.String(lambdacontext.FunctionName)`
      const [only, ...others] = value.arguments;
      return only !== undefined && others.length === 0 && isOwnName(only.value, file, depth + 1);
    }
    case 'name': {
      const declaration = file.declarationOf(value.name, value);
      const values = declaration?.kind === 'variable' ? file.valuesOf(declaration) : [];
      return values.length === 1 && values.every((each) => isOwnName(each, file, depth + 1));
    }
    default:
      return false;
  }
}

/** `context`, `ctx`, `lambdaContext`, `lambdacontext`. */
function isContext(object: Expression): boolean {
  return object.kind === 'name' && /^_?(?:ctx|lc|\w*context)$/i.test(object.name);
}
