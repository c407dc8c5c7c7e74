import type { SourceRange } from '../../../../model/source.js';
import type { EditedProgram } from '../../../edits/edited-program.js';
import type { CallExpression, Expression, NewExpression } from '../../../syntax/program.js';

/** Sets a property of the request that a call is given, or changes the one it has. `at` is the call. */
export function setArgument(
  edited: EditedProgram,
  at: SourceRange,
  argument: string,
  value: string | number | boolean,
): boolean {
  const call = edited.nodesAt(at).find((node): node is CallExpression => 'kind' in node && node.kind === 'call');
  const [request] = call?.arguments ?? [];
  if (!request || !/^[A-Za-z]\w*$/.test(argument)) return false;
  const made = requestMade(request.value, edited);
  if (!made) return false;
  const literal = literalOf(argument, value);
  const present = setLater(edited, request.value, argument) ?? made.entries.find(({ key }) => key === argument)?.value;
  if (present) {
    if (edited.textOf(present) === literal) return false;
    edited.changes.replace(present.start, present.end, literal);
    return true;
  }
  return addProperty(edited, made, `${argument} = ${literal}`);
}

function requestMade(value: Expression, edited: EditedProgram): NewExpression | undefined {
  const made = value.kind === 'name' || value.kind === 'member' ? edited.file.valueOf(value) : value;
  return made?.kind === 'new' ? made : undefined;
}

/** `request.InvocationType = …` behind the declaration. */
function setLater(edited: EditedProgram, request: Expression, argument: string): Expression | undefined {
  if (request.kind !== 'name') return undefined;
  const declaration = edited.file.declarationOf(request);
  const set = edited.file.tree.of('assign').filter(({ target }) => {
    const place = target.kind === 'place-pattern' ? target.place : undefined;
    if (place?.kind !== 'member' || place.name !== argument) return false;
    return declaration !== undefined && edited.file.declarationOf(place.object)?.place === declaration.place;
  });
  return set.at(-1)?.value;
}

function addProperty(edited: EditedProgram, made: NewExpression, property: string): boolean {
  const last = [...made.entries, ...made.items].toSorted((a, b) => a.start - b.start).at(-1);
  const close = made.end - 1;
  if (!last) {
    if (edited.text.charAt(close) !== '}') edited.changes.insert(made.end, ` { ${property} }`);
    else edited.changes.replace(edited.text.lastIndexOf('{', close) + 1, close, ` ${property} `);
    return true;
  }
  const comma = /^\s*,/.exec(edited.text.slice(last.end, close))?.[0].length;
  const end = last.end + (comma ?? 0);
  const startsLine = edited.text.slice(edited.lineStart(last.start), last.start).trim() === '';
  if (startsLine && edited.lineStart(close) !== edited.lineStart(last.end)) {
    const { newline } = edited.layout;
    if (comma === undefined) edited.changes.insert(last.end, ',');
    const trailing = comma === undefined ? '' : ',';
    edited.changes.insert(edited.lineEnd(end), newline + edited.indentationAt(last.start) + property + trailing);
    return true;
  }
  edited.changes.insert(end, `${comma === undefined ? ',' : ''} ${property}${comma === undefined ? '' : ','}`);
  return true;
}

/** Properties whose values are members of a class of the SDK that is called as they are. */
const constantClasses: ReadonlySet<string> = new Set(['InvocationType', 'LogType']);

function literalOf(argument: string, value: string | number | boolean): string {
  if (typeof value !== 'string') return `${value}`;
  if (constantClasses.has(argument) && /^\w+$/.test(value)) return `${argument}.${value}`;
  return `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;
}
