import type { Declaration } from '../../../analysis/scopes.js';
import { contains, descendants } from '../../../analysis/tree.js';
import type { EditedProgram } from '../../../edits/edited-program.js';
import { reindent } from '../../../layout.js';
import type { ClassNode, Expression, FieldNode, VariableStatement } from '../../../syntax/program.js';
import { isNameUsed } from './statements.js';

/** Makes variables static fields of their class, in the style of those there are. False when one cannot be. */
export function toFields(edited: EditedProgram, moved: readonly VariableStatement[], owner: ClassNode): boolean {
  if (owner.form === 'interface' || owner.name === undefined) return false;
  const place = placeForFields(edited, owner);
  const names = place && fieldNames(edited, moved, owner);
  if (!names) return false;
  const lines: string[] = [];
  for (const statement of moved) {
    const field = names.get(statement);
    const type = typeOf(edited, statement);
    if (!field || !type || !statement.value) return false;
    const value = withNewNames(edited, statement, names, place.indentation);
    if (!field.isThere) lines.push(`${place.indentation}private static readonly ${type} ${field.name} = ${value}`);
    rename(edited, field, moved);
    edited.removeLines(statement.start, statement.end);
  }
  if (lines.length === 0) return true;
  const { newline } = edited.layout;
  edited.changes.insert(place.at, lines.map((line) => line + newline).join('') + (place.isBeforeOther ? newline : ''));
  return true;
}

interface FieldName {
  readonly declaration: Declaration;
  readonly name: string;
  /** The class has such a field already. */
  readonly isThere: boolean;
}

/** The fields that the variables become; undefined when a name is taken. */
function fieldNames(
  edited: EditedProgram,
  moved: readonly VariableStatement[],
  owner: ClassNode,
): ReadonlyMap<VariableStatement, FieldName> | undefined {
  const names = new Map<VariableStatement, FieldName>();
  for (const statement of moved) {
    const { target, value } = statement;
    const declaration = target.kind === 'name-pattern' ? edited.file.declarationOf(target) : undefined;
    if (!declaration || !value) return undefined;
    const same = owner.fields.find((field) => isSame(edited, field, value));
    const name = same?.name ?? freeName(edited, declaration.name, owner);
    if (name === undefined) return undefined;
    names.set(statement, { declaration, name, isThere: same !== undefined });
  }
  return names;
}

/** A field that is the same client already. */
function isSame(edited: EditedProgram, field: FieldNode, value: Expression): boolean {
  const isKept = field.isStatic && field.constant && field.value?.kind === 'new' && value.kind === 'new';
  return isKept && field.value !== undefined && edited.textOf(field.value) === edited.textOf(value);
}

/** In the style of the static fields there are; `_client` where there are none. */
function freeName(edited: EditedProgram, variable: string, owner: ClassNode): string | undefined {
  const bare = variable.replace(/^_+/, '');
  const capital = bare.charAt(0).toUpperCase() + bare.slice(1);
  const statics = owner.fields.filter(({ isStatic }) => isStatic).map(({ name }) => name);
  const others = owner.fields.filter(({ isStatic }) => !isStatic).map(({ name }) => name);
  const styles = [
    ...(statics.some((name) => name.startsWith('s_')) ? [`s_${bare}`] : []),
    ...(statics.some((name) => /^[A-Z]/.test(name)) ? [capital] : []),
    ...([...statics, ...others].some((name) => /^[a-z](?!_)/.test(name)) ? [variable] : []),
    `_${bare}`,
  ];
  return styles.find((name) => {
    const isTaken = edited.file.scopes.member(owner, name) !== undefined;
    return !isTaken && (name === variable || !isNameUsed(edited, name));
  });
}

/** The initial value as it is written, with the names of what moved along, and its semicolon. */
function withNewNames(
  edited: EditedProgram,
  statement: VariableStatement,
  names: ReadonlyMap<VariableStatement, FieldName>,
  indentation: string,
): string {
  const start = statement.value?.start ?? statement.start;
  let text = '';
  let at = start;
  for (const node of statement.value ? descendants(statement.value) : []) {
    if (!('kind' in node) || node.kind !== 'name') continue;
    const place = edited.file.declarationOf(node)?.place;
    const field = [...names.values()].find(({ declaration }) => declaration.place === place);
    if (!field || place === undefined || node.start < at) continue;
    text += edited.text.slice(at, node.start) + field.name;
    at = node.end;
  }
  return reindent(text + edited.text.slice(at, statement.end), edited.indentationAt(statement.start), indentation);
}

/** What a field of the type is declared with: as the variable is, or the class that is made. */
function typeOf(edited: EditedProgram, { type, value }: VariableStatement): string | undefined {
  if (type) return edited.textOf(type);
  if (value?.kind === 'new' && value.type.name !== '') return edited.textOf(value.type);
  const [known] = value ? edited.file.typesOfValue(value) : [];
  const name = known?.name.slice(known.name.lastIndexOf('.') + 1);
  return name !== undefined && value && new RegExp(`\\b${name}\\b`).test(edited.textOf(value)) ? name : undefined;
}

function rename(
  edited: EditedProgram,
  { declaration: { name, place }, name: wanted }: FieldName,
  moved: readonly VariableStatement[],
): void {
  if (name === wanted) return;
  for (const use of edited.file.usesOf(name)) {
    if (use.kind !== 'name' || edited.file.declarationOf(use)?.place !== place) continue;
    if (!moved.some((each) => contains(each, use))) edited.changes.replace(use.start, use.end, wanted);
  }
}

interface FieldPlace {
  readonly at: number;
  readonly indentation: string;
  /** Members follow that want a blank line between. */
  readonly isBeforeOther: boolean;
}

/** Behind the last static field of the class, or in front of its first member. */
function placeForFields(edited: EditedProgram, owner: ClassNode): FieldPlace | undefined {
  const fields = owner.fields.filter((field) => field.isStatic && edited.hasOwnLines(field));
  const last = fields.at(-1);
  if (last)
    return { at: edited.nextLine(last.end), indentation: edited.indentationAt(last.start), isBeforeOther: false };
  const members = [...owner.fields, ...owner.methods, ...owner.classes].filter(({ start }) => {
    return start > (owner.namePlace?.end ?? owner.start) && !isInHead(edited, start, owner);
  });
  const [first] = members.toSorted((a, b) => a.start - b.start);
  if (!first || edited.text.slice(edited.lineStart(first.start), first.start).trim() !== '') return undefined;
  const isBeforeOther = !owner.fields.some((field) => field.start === first.start);
  return { at: edited.commentedStart(first), indentation: edited.indentationAt(first.start), isBeforeOther };
}

/** A primary constructor stands in the head of its class. */
function isInHead(edited: EditedProgram, start: number, owner: ClassNode): boolean {
  return !edited.text.slice(owner.namePlace?.end ?? owner.start, start).includes('{');
}
