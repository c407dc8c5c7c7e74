import type { SecretFact } from '../../../model/code.js';
import { detectSecret, isTestPath } from '../../secrets.js';
import { stringValue } from '../../syntax/python/literals.js';
import { assignmentParts, attributeParts, parametersOf, subscriptParts } from '../../syntax/python/node-parts.js';
import { ancestors, parts, type SyntaxNode } from '../../syntax/python/tree.js';
import type { PythonFile } from './python-file.js';

/** Literals that are a secret by their format, or by their name and how random they look. */
export function readSecrets(file: PythonFile): readonly SecretFact[] {
  const isTest = isTestPath(file.places.file);
  return file.tree.nodes.of('string').flatMap((literal): readonly SecretFact[] => {
    const value = stringValue(literal, file.places.source);
    if (value === undefined) return [];
    const name = nameFor(literal, file);
    const type = detectSecret(value, isTest ? undefined : name);
    return type ? [{ range: file.places.range(literal), type, ...(name === undefined ? {} : { name }) }] : [];
  });
}

/** The variable, parameter, attribute or key that a literal is given to. */
function nameFor(literal: SyntaxNode, file: PythonFile): string | undefined {
  let inner = literal;
  for (const at of ancestors(literal)) {
    switch (at.type) {
      case 'concatenated_string':
      case 'parenthesized_expression':
        inner = at;
        continue;
      case 'assignment':
      case 'named_expression': {
        const { left, right } = assignmentParts(at) ?? {};
        return right === inner && left ? nameOfTarget(left, file) : undefined;
      }
      case 'keyword_argument':
      case 'pair': {
        const [key, value] = parts(at);
        return value === inner && key ? nameOfKey(key, file) : undefined;
      }
      case 'default_parameter':
      case 'typed_default_parameter': {
        const definition = at.parent?.parent;
        const parameter = definition && parametersOf(definition).find(({ defaultValue }) => defaultValue === inner);
        return parameter && file.places.text(parameter.name);
      }
      // `os.environ.get('API_KEY', 'literal')`: the default goes by the variable's name.
      case 'argument_list':
        return nameOfDefault(at, inner, file);
      default:
        return undefined;
    }
  }
  return undefined;
}

function nameOfTarget(target: SyntaxNode, file: PythonFile): string | undefined {
  if (target.type === 'identifier') return file.places.text(target);
  if (target.type === 'attribute') {
    const { name } = attributeParts(target) ?? {};
    return name && file.places.text(name);
  }
  const { index } = (target.type === 'subscript' && subscriptParts(target)) || {};
  return index && nameOfKey(index, file);
}

function nameOfKey(key: SyntaxNode, file: PythonFile): string | undefined {
  if (key.type === 'identifier') return file.places.text(key);
  return key.type === 'string' ? stringValue(key, file.places.source) : undefined;
}

function nameOfDefault(list: SyntaxNode, literal: SyntaxNode, file: PythonFile): string | undefined {
  const [name, fallback] = parts(list);
  const callee = list.parent && parts(list.parent)[0];
  const path = callee && file.meanings.symbolOf(callee);
  const isRead = path === 'os.getenv' || path === 'os.environ.get';
  return isRead && fallback === literal && name ? file.constants.textOf(name) : undefined;
}
