import type { LanguageFeatureFact } from '../../../model/code.js';
import { enclosing, type SyntaxNode } from '../../syntax/python/tree.js';
import type { PythonFile } from './python-file.js';

/** What only some versions of Python have, the first of each kind. */
export function readFeatures(file: PythonFile): readonly LanguageFeatureFact[] {
  const found: (LanguageFeatureFact & { readonly start: number })[] = [];
  for (const { name, since, type, when } of constructs) {
    const node = file.tree.nodes.of(type).find((each) => when?.(each, file) ?? true);
    if (node) found.push({ name, since, range: file.places.range(head(node)), start: node.start });
  }
  return [...found.sort((a, b) => a.start - b.start).map(({ start: _, ...fact }) => fact), ...modules(file)];
}

interface Construct {
  readonly name: string;
  readonly since: string;
  readonly type: string;
  readonly when?: (node: SyntaxNode, file: PythonFile) => boolean;
}

/** Source: the pages "What's New In Python" of 3.10 to 3.14, read 2026-11-21. */
const constructs: readonly Construct[] = [
  { name: 'a match statement', since: '3.10', type: 'match_statement' },
  { name: 'a union of types written with |', since: '3.10', type: 'type', when: isUnionThatRuns },
  { name: 'except*', since: '3.11', type: 'except_clause', when: isGroup },
  { name: 'except*', since: '3.11', type: 'except_group_clause' },
  { name: 'type parameters', since: '3.12', type: 'type_parameter', when: declaresParameters },
  { name: 'a type statement', since: '3.12', type: 'type_alias_statement' },
  { name: 'its own quotes inside an f-string', since: '3.12', type: 'interpolation', when: holdsItsQuotes },
];

/** Only the head of a statement is shown. */
function head(node: SyntaxNode): { readonly start: number; readonly end: number } {
  const [first] = node.children;
  const isStatement = node.type.endsWith('_statement') || node.type.endsWith('_clause');
  return isStatement && first ? { start: node.start, end: first.end } : node;
}

/** Types of parameters, of results and of what belongs to a class or module are worked out when the code runs. */
function isUnionThatRuns(node: SyntaxNode, { tree }: PythonFile): boolean {
  const [only] = node.children;
  if (only?.type !== 'binary_operator' && only?.type !== 'union_type') return false;
  const text = tree.text.slice(only.start, only.end);
  if (!text.includes('|') || /['"]/.test(text)) return false;
  if (tree.nodes.of('future_import_statement').some((each) => /annotations/.test(textOf(each, tree.text))))
    return false;
  const around = enclosing(node, 'assignment', 'parameters', 'function_definition');
  if (around?.type !== 'assignment') return isWorkedOut(node, tree.text);
  return enclosing(around, 'function_definition') === undefined && isWorkedOut(node, tree.text);
}

/** `list[int] | dict` is a union even of old types; but what a checker alone sees is never run. */
function isWorkedOut(node: SyntaxNode, text: string): boolean {
  for (let at = enclosing(node, 'if_statement'); at; at = enclosing(at, 'if_statement')) {
    if (/^if\s+(?:typing\.)?TYPE_CHECKING\b/.test(text.slice(at.start, at.start + 40))) return false;
  }
  return true;
}

function isGroup(node: SyntaxNode, { tree }: PythonFile): boolean {
  return /^except\s*\*/.test(tree.text.slice(node.start, node.start + 12));
}

function declaresParameters({ parent }: SyntaxNode): boolean {
  return parent?.type === 'function_definition' || parent?.type === 'class_definition';
}

function holdsItsQuotes(node: SyntaxNode, { tree }: PythonFile): boolean {
  const string = node.parent?.type === 'string' ? node.parent : undefined;
  const opening = string && /^[a-zA-Z]*("""|'''|"|')/.exec(tree.text.slice(string.start, string.start + 6))?.[1];
  if (opening === undefined || opening.length === 3) return false;
  return tree.text.slice(node.start, node.end).includes(opening);
}

function textOf({ start, end }: SyntaxNode, text: string): string {
  return text.slice(start, end);
}

/** Imports that nothing catches of modules and names that only some versions have. */
function modules({ imports, places, tree }: PythonFile): readonly LanguageFeatureFact[] {
  const tried = tree.nodes.of('try_statement');
  const found = new Map<string, LanguageFeatureFact>();
  for (const { module, names, range, typeOnly } of imports.facts) {
    if (typeOnly) continue;
    const words = [module, ...names.map(({ imported }) => `${module}.${imported}`)];
    for (const word of words) {
      const versions = versionsOf.get(word);
      const start = places.lines.offset(range.start);
      if (!versions || found.has(word) || tried.some((each) => each.start <= start && start < each.end)) continue;
      found.set(word, { name: word === module ? `the module ${word}` : word, ...versions, range });
    }
  }
  return [...found.values()];
}

/** Source: as above, "New Modules", "Improved Modules" and "Removed" of each page. */
const versionsOf: ReadonlyMap<string, { readonly since?: string; readonly until?: string }> = new Map([
  ['zoneinfo', { since: '3.9' }],
  ['graphlib', { since: '3.9' }],
  ['itertools.pairwise', { since: '3.10' }],
  ['typing.TypeAlias', { since: '3.10' }],
  ['typing.ParamSpec', { since: '3.10' }],
  ['tomllib', { since: '3.11' }],
  ['datetime.UTC', { since: '3.11' }],
  ['enum.StrEnum', { since: '3.11' }],
  ['typing.Self', { since: '3.11' }],
  ['typing.assert_never', { since: '3.11' }],
  ['typing.NotRequired', { since: '3.11' }],
  ['asyncio.TaskGroup', { since: '3.11' }],
  ['itertools.batched', { since: '3.12' }],
  ['typing.override', { since: '3.12' }],
  ['warnings.deprecated', { since: '3.13' }],
  ['annotationlib', { since: '3.14' }],
  ['imp', { until: '3.12' }],
  ['asynchat', { until: '3.12' }],
  ['asyncore', { until: '3.12' }],
  ['smtpd', { until: '3.12' }],
  ['telnetlib', { until: '3.13' }],
  ['imghdr', { until: '3.13' }],
  ['pipes', { until: '3.13' }],
  ['crypt', { until: '3.13' }],
  ['nntplib', { until: '3.13' }],
]);
