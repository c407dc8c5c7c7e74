import type { SourceRange } from '../../../../model/source.js';
import { contains, descendants, isClass, isField, isFunction } from '../../../analysis/tree.js';
import type { EditedProgram } from '../../../edits/edited-program.js';
import type {
  AssignExpression,
  CallExpression,
  ClassNode,
  Expression,
  FieldNode,
  NewExpression,
  Placed,
  VariableStatement,
} from '../../../syntax/program.js';
import { addImports } from './imports.js';

type Building = CallExpression | NewExpression;

/**
 * Builds a client once for each environment: in a static field of the outermost class. A local variable moves there, a field
 * of instances becomes one of the class, and what is built in the middle of an expression gets a field. `at` is the
 * construction. Refused where what it is built with is known in the method or the instance only.
 */
export function moveToField(edited: EditedProgram, at: SourceRange): boolean {
  const built = edited
    .nodesAt(at)
    .find((node): node is Building => 'kind' in node && (node.kind === 'call' || node.kind === 'new'));
  const owner = built && outermostClass(edited, built);
  if (!built || !owner || owner.form === 'interface' || !isKnownToClass(edited, built)) return false;
  const parent = edited.file.parentOf(built);
  if (!parent) return false;
  if (isField(parent)) return makeStatic(edited, parent);
  if (!('kind' in parent)) return introduceField(edited, built, owner);
  switch (parent.kind) {
    case 'variable':
      return moveVariable(edited, parent, built, owner);
    case 'assign':
      return moveAssignment(edited, parent, built);
    case 'expression':
      return false;
    default:
      return introduceField(edited, built, owner);
  }
}

function outermostClass(edited: EditedProgram, node: Placed): ClassNode | undefined {
  let found: ClassNode | undefined;
  for (const around of edited.file.tree.ancestorsOf(node))
    if (isClass(around) && around.name !== undefined) found = around;
  return found;
}

/** Whether everything an expression uses is known while the class is loaded. */
function isKnownToClass(edited: EditedProgram, built: Building): boolean {
  for (const node of descendants(built)) {
    if (!('kind' in node) || node.kind !== 'name') continue;
    if (node.name === 'this' || node.name === 'super') return false;
    const declaration = edited.file.scopes.lookUp(node.name, node);
    if (!declaration || contains(built, declaration.place)) continue;
    if (declaration.kind === 'class') continue;
    const isStatic =
      (declaration.field && 'isStatic' in declaration.field && declaration.field.isStatic) ||
      declaration.function?.isStatic === true;
    if (!isStatic) return false;
  }
  return true;
}

/** It is opened and closed by each invocation: kept, it would be closed at the next one. */
const lifeCycle = /^(?:close|shutdown\w*|connect|disconnect|open|start|stop)$/;

function isForOneUse(edited: EditedProgram, name: string, place: Placed): boolean {
  return edited.file.usesOf(name).some((use) => {
    const member = edited.file.parentOf(use);
    if (edited.file.declarationOf(use)?.place !== place || !member || !('kind' in member)) return false;
    return member.kind === 'member' && lifeCycle.test(member.name);
  });
}

function moveVariable(edited: EditedProgram, statement: VariableStatement, built: Building, owner: ClassNode): boolean {
  const { target } = statement;
  const around = edited.file.parentOf(statement);
  // What a `try` opens it also closes.
  if (!around || ('kind' in around && around.kind === 'try' && around.resources.includes(statement))) return false;
  if (target.kind !== 'name-pattern' || !edited.hasOwnLines(statement)) return false;
  const declaration = edited.file.declarationOf(target);
  if (!declaration || edited.file.assignmentsTo(declaration).length > 0) return false;
  if (isForOneUse(edited, target.name, target) || hasMember(edited, owner, target.name)) return false;
  const type = typeOf(edited, statement, built);
  if (!type || !addField(edited, owner, `${type} ${target.name} = ${reindented(edited, built, owner)};`, built))
    return false;
  edited.removeLines(statement.start, statement.end);
  return true;
}

/** Fields of every class around, which the new one would hide or be hidden by. */
function hasMember(edited: EditedProgram, owner: ClassNode, name: string): boolean {
  return edited.file.tree.classes.some(
    (node) => contains(owner, node) && node.fields.some((field) => field.name === name),
  );
}

/** The type as written, or for `var` that of what is built. */
function typeOf(edited: EditedProgram, { type }: Partial<VariableStatement>, built: Building): string | undefined {
  if (type && type.name !== 'var') return edited.textOf(type);
  const [first] = edited.file.typesOfValue(built);
  const full = first?.name;
  if (full === undefined || !/\.[A-Z]\w*$/.test(full) || !addImports(edited, [full])) return undefined;
  return full.slice(full.lastIndexOf('.') + 1);
}

/** A value of several lines goes as far to the left as its declaration. */
function reindented(edited: EditedProgram, built: Building, owner: ClassNode): string {
  const from = edited.indentationAt(built.start);
  const to = memberIndentation(edited, owner);
  const [first = '', ...others] = edited.textOf(built).split('\n');
  const moved = others.map((line) => (line.startsWith(from) ? to + line.slice(from.length) : line));
  return [first, ...moved].join('\n');
}

function memberIndentation(edited: EditedProgram, owner: ClassNode): string {
  const [member] = membersOf(owner);
  return member ? edited.indentationAt(member.start) : edited.indentationAt(owner.start) + edited.layout.indent;
}

function membersOf({ fields, methods, classes }: ClassNode): readonly Placed[] {
  return [...fields, ...methods, ...classes].toSorted((a, b) => a.start - b.start);
}

/** Behind the fields that the class begins with, so that those the value needs are there already. */
function addField(edited: EditedProgram, owner: ClassNode, declaration: string, built: Expression): boolean {
  const { newline } = edited.layout;
  const members = membersOf(owner);
  const leading = members.slice(
    0,
    members.findIndex((member) => !isField(member)),
  );
  const fields = members.every((member) => isField(member)) ? members : leading;
  const last = fields.at(-1);
  if (needsLater(edited, built, last?.end ?? owner.start)) return false;
  const line = `${memberIndentation(edited, owner)}private static final ${declaration}`;
  if (last) {
    if (!edited.hasOwnLines(last)) return false;
    edited.changes.insert(edited.lineEnd(last.end), newline + line);
    return true;
  }
  const open = edited.text.indexOf('{', headEnd(owner));
  const [first] = members;
  if (open === -1 || !first || edited.lineStart(first.start) <= open) return false;
  edited.changes.insert(edited.lineEnd(open), newline + line + newline);
  return true;
}

function headEnd({ namePlace, bases, start }: ClassNode): number {
  return Math.max(start, namePlace?.end ?? start, ...bases.map(({ end }) => end));
}

/** Static fields get their values in the order they are written in. */
function needsLater(edited: EditedProgram, built: Expression, offset: number): boolean {
  for (const node of descendants(built)) {
    if (!('kind' in node) || node.kind !== 'name') continue;
    const declaration = edited.file.scopes.lookUp(node.name, node);
    const isLater = declaration?.kind === 'field' && declaration.place.start > offset;
    if (isLater && declaration.value?.kind !== 'literal') return true;
  }
  return false;
}

/** A field of instances that is set where it is declared. */
function makeStatic(edited: EditedProgram, field: FieldNode): boolean {
  const owner = edited.file.classAround(field);
  if (!owner || field.isStatic || field.annotations.length > 0 || isInner(edited, owner)) return false;
  if (!edited.hasOwnLines(field)) return false;
  if (isForOneUse(edited, field.name, field)) return false;
  const head = edited.text.slice(field.start, field.type?.start ?? field.start);
  const final = /\bfinal\b/.exec(head);
  const at = final ? field.start + final.index : (field.type?.start ?? field.start);
  edited.changes.insert(at, 'static ');
  return true;
}

/** A class inside another that is not static could not have static fields before Java 16. */
function isInner(edited: EditedProgram, owner: ClassNode): boolean {
  const outer = edited.file.classAround(owner);
  const head = edited.text.slice(owner.start, owner.namePlace?.start ?? owner.start);
  return owner.name === undefined || (outer !== undefined && !/\bstatic\b/.test(head));
}

/** A field that the constructor sets: it gets its value where it is declared. */
function moveAssignment(edited: EditedProgram, assignment: AssignExpression, built: Building): boolean {
  const { target } = assignment;
  if (target.kind === 'list-pattern' || target.kind === 'map-pattern') return false;
  const declaration = edited.file.declarationOf(target);
  const field = declaration?.field;
  const statement = edited.file.parentOf(assignment);
  if (!declaration || !field || !('isStatic' in field) || field.value || !statement) return false;
  if (!('kind' in statement) || statement.kind !== 'expression' || !edited.hasOwnLines(statement)) return false;
  if (
    edited.file.assignmentsTo(declaration).length !== 1 ||
    !isFunction(edited.file.functionAround(assignment) ?? built)
  )
    return false;
  const isStatic = field.isStatic || makeStatic(edited, field);
  const end = edited.text.lastIndexOf(';', field.end - 1);
  if (!isStatic || end < field.start || needsLater(edited, built, field.start)) return false;
  const owner = edited.file.classAround(field);
  if (!owner) return false;
  edited.changes.insert(end, ` = ${reindented(edited, built, owner)}`);
  edited.removeLines(statement.start, statement.end);
  return true;
}

/** `SqsClient.create().sendMessage(…)`: the client gets a field of its own. */
function introduceField(edited: EditedProgram, built: Building, owner: ClassNode): boolean {
  const type = typeOf(edited, {}, built);
  if (!type) return false;
  const name = type.charAt(0).toLowerCase() + type.slice(1);
  if (new RegExp(`\\b${name}\\b`).test(edited.text)) return false;
  if (!addField(edited, owner, `${type} ${name} = ${reindented(edited, built, owner)};`, built)) return false;
  edited.changes.replace(built.start, built.end, name);
  return true;
}
