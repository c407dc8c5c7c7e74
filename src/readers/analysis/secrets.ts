import type { SecretFact } from '../../model/code.js';
import { detectSecret, isTestPath } from '../secrets.js';
import type { LiteralExpression, Placed } from '../syntax/program.js';
import type { AnalysedFile } from './analysed-file.js';
import { isArgument, isField, isParameter } from './tree.js';

/** Literals that are a secret by their format, or by their name and how random they look. */
export function readSecrets(file: AnalysedFile): readonly SecretFact[] {
  const isTest = isTestPath(file.program.path);
  return file.tree.of('literal').flatMap((literal): readonly SecretFact[] => {
    if (typeof literal.value !== 'string') return [];
    const name = nameFor(literal, file);
    const type = detectSecret(literal.value, isTest ? undefined : name);
    return type ? [{ range: file.places.range(literal), type, ...(name === undefined ? {} : { name }) }] : [];
  });
}

/** The variable, field, parameter, key or setter that a literal is given to. */
function nameFor(literal: LiteralExpression, file: AnalysedFile): string | undefined {
  let inner: Placed = literal;
  for (const around of file.tree.ancestorsOf(literal)) {
    if (isField(around)) return around.name;
    if (isParameter(around)) return around.pattern.kind === 'name-pattern' ? around.pattern.name : undefined;
    if (isArgument(around)) return around.name ?? nameOfArgument(around, literal, file);
    if (!('kind' in around)) return undefined;
    switch (around.kind) {
      case 'cast':
      case 'conditional':
        break;
      case 'binary':
        if (around.operator !== '??' && around.operator !== '||' && around.operator !== '+') return undefined;
        break;
      case 'variable':
        return around.target.kind === 'name-pattern' ? around.target.name : undefined;
      case 'assign':
        return around.value === inner ? nameOfTarget(around.target, file) : undefined;
      case 'entry':
        return around.value === inner ? around.key : undefined;
      default:
        return undefined;
    }
    inner = around;
  }
  return undefined;
}

function nameOfTarget(target: { readonly kind: string } & Placed, file: AnalysedFile): string | undefined {
  const written = file.textOf(target).trim();
  return /(?:^|\.|\[")([A-Za-z_]\w*)(?:"\])?$/.exec(written)?.[1];
}

/** `map.put("password", "…")`, `.password("…")`, and a default beside the name of a variable. */
function nameOfArgument(argument: Placed, literal: LiteralExpression, file: AnalysedFile): string | undefined {
  const call = file.tree.parentOf(argument);
  if (!call || !('kind' in call) || call.kind !== 'call') return undefined;
  const { callee, arguments: given } = call;
  const [first, second] = given;
  if (second?.value === literal && first) {
    const key = file.constantOf(first.value);
    if (typeof key === 'string') return key;
  }
  const isSetter = given.length === 1 && callee.kind === 'member';
  return isSetter ? callee.name.replace(/^(?:set|with)(?=[A-Z])/, '') : undefined;
}
