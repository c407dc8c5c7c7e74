import type { ForeignType } from '../../model/flow.js';
import type { CallExpression, ClassNode, Expression } from '../syntax/program.js';
import type { FlowFile } from './flow-file.js';

/** What kind of value without a form in JSON an expression is sure to be. */
export function foreignType(value: Expression, file: FlowFile): ForeignType | undefined {
  const { language } = file.program;
  if (language === 'python') return inPython(value, file);
  if (language === 'typescript' || language === 'javascript') {
    return value.kind === 'call' && file.callees.of(value) === 'BigInt' ? 'bigint' : undefined;
  }
  return undefined;
}

function inPython(value: Expression, file: FlowFile): ForeignType | undefined {
  const first = file.text[value.start];
  if ((value.kind === 'list' || (value.kind === 'other' && isSetComprehension(value, file))) && first === '{')
    return 'set';
  if (value.kind === 'literal' && typeof value.value === 'string') {
    return /^[rR]?[bB][rR]?["']/.test(file.text.slice(value.start, value.start + 4)) ? 'bytes' : undefined;
  }
  return value.kind === 'call' ? ofCall(value, file) : undefined;
}

/** A comprehension in braces whose body has no colon between key and value. */
function isSetComprehension({ parts }: Extract<Expression, { kind: 'other' }>, file: FlowFile): boolean {
  const [loop] = parts;
  if (loop?.kind !== 'loop') return false;
  const [item] = loop.body;
  return (
    item?.kind === 'expression' && item.expression.kind !== 'map' && !/:/.test(file.text.slice(item.start, item.end))
  );
}

function ofCall(call: CallExpression, file: FlowFile): ForeignType | undefined {
  const name = file.callees.of(call);
  const known = name === undefined ? undefined : functions.find(({ names }) => names.test(name))?.type;
  if (known) return known;
  const { callee } = call;
  if (callee.kind === 'member' && callee.name === 'encode') return 'bytes';
  if (callee.kind !== 'name') return undefined;
  const declaration = file.declarationOf(callee.name, callee);
  return declaration?.kind === 'class' && declaration.class && isPlainClass(declaration.class) ? 'instance' : undefined;
}

/** Instances of classes that are texts, numbers or maps themselves are written as such. */
function isPlainClass({ bases }: ClassNode): boolean {
  return bases.every(({ name }) => /(?:^|\.)(?:object|ABC|BaseModel|Generic|Protocol)$/.test(name));
}

/** Of the standard library of Python (3.14 documentation, 2026-11). */
const functions: readonly { readonly type: ForeignType; readonly names: RegExp }[] = [
  { type: 'set', names: /^(?:set|frozenset)$/ },
  { type: 'bytes', names: /^(?:bytes|bytearray|base64\.b64encode|base64\.b64decode)$/ },
  {
    type: 'time',
    names:
      /^datetime(?:\.(?:datetime|date|time))?(?:\.(?:now|utcnow|today|fromtimestamp|utcfromtimestamp|fromisoformat|strptime))$/,
  },
  { type: 'time', names: /^datetime\.(?:datetime|date|time)$/ },
  { type: 'duration', names: /^datetime\.timedelta$/ },
  { type: 'uuid', names: /^uuid\.(?:uuid[1-8]|UUID)$/ },
  { type: 'decimal', names: /^decimal\.Decimal$/ },
];
