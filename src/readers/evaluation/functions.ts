import type { FunctionNode, ParameterNode } from '../syntax/program.js';
import { type Call, type Datum, type FunctionDatum, type Given, nothing, unknown } from './data.js';
import type { Interpreter } from './interpreter.js';
import { assign } from './patterns.js';
import { Scope } from './scope.js';
import { siteOf } from './sites.js';
import { type Slot, Slots } from './slots.js';

/** Runs a function of the project and gives what it returns. */
export function callFunction(callee: FunctionDatum, call: Call, run: Interpreter): Datum {
  const { node, scope, self, owner } = callee;
  const inside = new Scope(scope.program, scope, self && owner ? { self, owner } : undefined);
  bindParameters(node, call, inside, run);
  const completion = run.statements(node.body, inside);
  return completion?.kind === 'returns' ? completion.datum : nothing(call.site);
}

/** Gives the arguments to the parameters: by name where they have one, the others in order. */
export function bindParameters(node: FunctionNode, call: Call, scope: Scope, run: Interpreter): void {
  const positional = call.arguments.filter(({ name, isRest }) => name === undefined && !isRest);
  const named = new Map(call.arguments.flatMap((given) => (given.name === undefined ? [] : [[given.name, given]])));
  const rest = call.arguments.find(({ isRest }) => isRest);
  for (const parameter of node.parameters) {
    const site = siteOf(parameter, scope);
    if (parameter.rest === 'items') {
      const items: Slot[] = positional.splice(0);
      const incomplete = rest && reasonOf(rest);
      const datum: Datum = { kind: 'list', items, site, ...(incomplete !== undefined && { incomplete }) };
      assign(parameter.pattern, datum, site, scope, run, true);
    } else if (parameter.rest === 'named') {
      const entries = new Slots([...named]);
      const incomplete = rest && reasonOf(rest);
      const datum: Datum = { kind: 'map', entries, site, ...(incomplete !== undefined && { incomplete }) };
      assign(parameter.pattern, datum, site, scope, run, true);
    } else {
      const name = parameter.pattern.kind === 'name-pattern' ? parameter.pattern.name : undefined;
      const given = (name === undefined ? undefined : take(named, name)) ?? positional.shift();
      const slot = given ?? missing(parameter, rest, call, scope, run);
      const isDefaulted = given?.datum.kind === 'nothing' && parameter.default !== undefined;
      const value = isDefaulted ? missing(parameter, undefined, call, scope, run) : slot;
      assign(parameter.pattern, value.datum, value.site, scope, run, true);
    }
  }
}

function take(named: Map<string, Given>, name: string): Given | undefined {
  const given = named.get(name);
  named.delete(name);
  return given;
}

function missing(parameter: ParameterNode, rest: Given | undefined, call: Call, scope: Scope, run: Interpreter): Slot {
  const site = siteOf(parameter, scope);
  if (rest) {
    const name = parameter.pattern.kind === 'name-pattern' ? parameter.pattern.name : '…';
    return { datum: unknown(rest.site, reasonOf(rest), name), site: rest.site };
  }
  if (parameter.default)
    return { datum: run.expression(parameter.default, scope), site: siteOf(parameter.default, scope) };
  return { datum: nothing(call.site), site };
}

function reasonOf({ datum }: Given): string {
  if (datum.kind === 'unknown') return datum.reason;
  if ((datum.kind === 'list' || datum.kind === 'map') && datum.incomplete !== undefined) return datum.incomplete;
  return 'what is handed on here is known only when the program runs';
}
