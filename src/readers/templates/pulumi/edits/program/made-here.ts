import type { Container } from '../../../../syntax/edits/additions.js';
import { innerContainer } from '../../../../syntax/edits/additions.js';
import type { ProgramDraft } from '../../../../syntax/edits/program-draft.js';
import { type FoundNode, isMaking } from '../../../../syntax/edits/program-nodes.js';
import type { CallExpression, Expression, NewExpression, Program } from '../../../../syntax/program.js';
import { type PulumiName, pulumiName, tokenOf } from '../../program/symbols.js';
import { providerTypeOf, shortToken } from '../../resources/tokens.js';

/** A resource as the text of a program makes it. */
export interface MadeHere {
  readonly found: FoundNode<CallExpression | NewExpression>;
  readonly token: string;
  /** The provider's type: `aws_sqs_queue`. Undefined for those of other packages. */
  readonly type: string | undefined;
  /** Its logical name, when it is a literal. */
  readonly name: string | undefined;
  /** What its logical name is worked out from. */
  readonly nameExpression: Expression | undefined;
}

/** Every resource that the text of a program makes. */
export function resourcesMadeIn(draft: ProgramDraft): readonly MadeHere[] {
  return draft.nodes.flatMap((found): readonly MadeHere[] => {
    const { node, around } = found;
    if (!isMaking(node)) return [];
    const name = calledName(node, draft.program);
    const last = name?.path.at(-1) ?? '';
    if (!name || name.pkg === 'pulumi' || !/^[A-Z]/.test(last) || /Args(?:Dict)?$/.test(last)) return [];
    const token = shortToken(tokenOf(name));
    const type = token === 'aws:lambda:CallbackFunction' ? 'aws_lambda_function' : providerTypeOf(token);
    const nameExpression = nameGiven(node);
    const literal = nameExpression?.kind === 'literal' ? nameExpression.value : undefined;
    return [
      {
        found: { node, around },
        token,
        type,
        name: typeof literal === 'string' ? literal : undefined,
        nameExpression,
      },
    ];
  });
}

/** What the inputs of a resource can be added to; undefined where they stand elsewhere. */
export function inputsOf({ found: { node } }: MadeHere, { program }: ProgramDraft): Container | undefined {
  const [, second] = node.arguments;
  if (program.language === 'python') {
    if (!second || second.name !== undefined) return { kind: 'named', node };
    return innerContainer(second.value);
  }
  if (!second) return node.arguments.length === 1 ? { kind: 'last', node } : undefined;
  return second.spread ? undefined : innerContainer(second.value);
}

/** The input under one of some names. */
export function inputOf(made: MadeHere, names: readonly string[]): Expression | undefined {
  const [, second] = made.found.node.arguments;
  const map = second?.value.kind === 'map' ? second.value : undefined;
  const entry = map?.entries.find(
    (each) => each.kind === 'entry' && each.key !== undefined && names.includes(each.key),
  );
  return (
    entry?.value ?? made.found.node.arguments.find(({ name }) => name !== undefined && names.includes(name))?.value
  );
}

/** The name under which an expression knows something: `role` in `role.arn`, `this.role` in `this.role.id`. */
export function rootOf(expression: Expression, text: string): string {
  const written = text.slice(expression.start, expression.end).replace(/\s+/g, '');
  return /^(?:(?:this|self)\.)?[\w$]+/.exec(written)?.[0] ?? '';
}

function calledName(node: CallExpression | NewExpression, program: Program): PulumiName | undefined {
  const callee = node.kind === 'call' ? node.callee : node.callee;
  const [root, ...members] = callee ? chainOf(callee) : node.kind === 'new' ? node.type.name.split('.') : [];
  if (root === undefined) return undefined;
  for (const { module, names } of program.imports) {
    const binding = names.find(({ local }) => local === root);
    if (!binding) continue;
    const isWhole = binding.imported === '*' || binding.imported === 'default';
    return pulumiName({
      kind: 'symbol',
      module,
      path: isWhole ? members : [binding.imported, ...members],
      site: { file: program, start: node.start, end: node.end },
    });
  }
  return undefined;
}

function chainOf(expression: Expression): readonly string[] {
  if (expression.kind === 'name') return [expression.name];
  if (expression.kind !== 'member') return [];
  const before = chainOf(expression.object);
  return before.length === 0 ? [] : [...before, expression.name];
}

function nameGiven({ arguments: given }: CallExpression | NewExpression): Expression | undefined {
  return given.find(({ name }) => name === undefined || name === 'resource_name')?.value;
}
