import type { FileView } from '../../analysis/file-view.js';
import { descendants } from '../../analysis/tree.js';
import type { EnvironmentAccess } from '../../analysis/vocabulary.js';
import type {
  Annotation,
  CallExpression,
  Expression,
  FieldNode,
  FunctionNode,
  Placed,
  Program,
} from '../../syntax/program.js';

const readers = /^(?:os\.(?:Getenv|LookupEnv)|syscall\.Getenv)$/;

/**
 * The variable an expression reads: by `os.Getenv`, which gives an empty text for what is not there, by `os.LookupEnv`, which
 * tells, or by a function of this file around one of them.
 */
export function environmentRead(expression: Expression, file: FileView): EnvironmentAccess | undefined {
  if (expression.kind !== 'call') return undefined;
  const name = file.constantOf(expression.arguments[0]?.value);
  if (typeof name !== 'string' || name === '') return undefined;
  const callees = file.calleesOf(expression);
  const reader = callees.find((callee) => readers.test(callee));
  if (reader) return { name, optional: reader === 'os.LookupEnv' };
  if (!/^[A-Za-z_]\w*$/.test(name)) return undefined;
  const own = expression.callee.kind === 'name' ? functionNamed(expression.callee.name, file.program) : undefined;
  if (own) return readsItsParameter(own, file) ? accessBy(own, name, expression, file) : undefined;
  return callees.some((callee) => tellingNames.test(callee)) ? accessByName(name, expression) : undefined;
}

/** Functions of another file or package that say what they do: `config.MustGetenv("TABLE")`, `getEnv("STAGE", "dev")`. */
const tellingNames =
  /(?:^|\.)(?:[mM]ust|[rR]equired?|[gG]et|[rR]ead|[lL]oad)+(?:String)?(?:Env|ENV)(?:[vV]ar(?:iable)?|OrDefault|OrPanic|OrFail|WithDefault|String|v)*$/;

function accessByName(name: string, { callee, arguments: given }: CallExpression): EnvironmentAccess {
  const written = callee.kind === 'name' || callee.kind === 'member' ? callee.name : '';
  const fails = /must|require|panic|fail/i.test(written);
  return { name, optional: given.length > 1, ...(fails && { failsWhenMissing: true }) };
}

function functionNamed(name: string, { body }: Program): FunctionNode | undefined {
  const found = body.find((each) => each.kind === 'function' && each.function.name === name && !each.function.receiver);
  return found?.kind === 'function' ? found.function : undefined;
}

function readsItsParameter(node: FunctionNode, file: FileView): boolean {
  const [first] = node.parameters;
  if (first?.pattern.kind !== 'name-pattern') return false;
  const { name } = first.pattern;
  for (const statement of node.body) {
    for (const part of descendants(statement)) {
      if (!('kind' in part) || part.kind !== 'call' || !file.calleesOf(part).some((callee) => readers.test(callee)))
        continue;
      const [given] = part.arguments;
      if (given?.value.kind === 'name' && given.value.name === name) return true;
    }
  }
  return false;
}

function accessBy(own: FunctionNode, name: string, call: CallExpression, file: FileView): EnvironmentAccess {
  const fails =
    own.bodyPlace !== undefined && /\bpanic\(|\.(?:Fatal|Panic)(?:f|ln)?\(|os\.Exit\(/.test(file.textOf(own.bodyPlace));
  return { name, optional: call.arguments.length > 1, ...(fails && { failsWhenMissing: true }) };
}

/** Packages that fill structs from the environment, and what calls of theirs do it, as documented in November 2026. */
const fillers =
  /^github\.com\/(?:caarlos0\/env(?:\/v\d+)?\.Parse\w*|kelseyhightower\/envconfig\.(?:Must)?Process|sethvargo\/go-envconfig\.(?:Must)?Process\w*|ilyakaznacheev\/cleanenv\.Read(?:Env|Config))$/;

/**
 * Reads by the tags of structs: `env:"TABLE,required"`, `envconfig:"TABLE" required:"true"`. What is not required may be
 * missing. Names with a prefix that is set elsewhere are not known.
 */
export function readsByTags(file: FileView): readonly (EnvironmentAccess & Placed)[] {
  if (!file.program.imports.some(({ module }) => isFiller(module)) || hasPrefix(file)) return [];
  return file.program.body.flatMap((statement) => {
    if (statement.kind !== 'class') return [];
    return statement.class.fields.flatMap((field) => {
      const read = readOfField(field);
      return read ? [{ ...read, start: field.start, end: field.end }] : [];
    });
  });
}

function isFiller(module: string): boolean {
  return /^github\.com\/(?:caarlos0\/env(?:\/v\d+)?|kelseyhightower\/envconfig|sethvargo\/go-envconfig|ilyakaznacheev\/cleanenv)$/.test(
    module,
  );
}

/** `envconfig.Process("app", &config)` puts `APP_` before every name. */
function hasPrefix(file: FileView): boolean {
  for (const statement of file.program.body) {
    for (const part of descendants(statement)) {
      if (!('kind' in part) || part.kind !== 'call' || !file.calleesOf(part).some((name) => fillers.test(name)))
        continue;
      const [first] = part.arguments;
      const text = first && file.constantOf(first.value);
      if (typeof text === 'string' && text !== '' && /envconfig/.test(file.calleesOf(part)[0] ?? '')) return true;
    }
  }
  return /\bPrefix\s*:/.test(file.text);
}

function readOfField({ annotations }: FieldNode): EnvironmentAccess | undefined {
  const tag = annotations.find(({ name }) => name === 'env' || name === 'envconfig');
  const [name = '', ...options] = valueOfTag(tag)
    .split(',')
    .map((part) => part.trim());
  if (!/^[A-Za-z_]\w*$/.test(name)) return undefined;
  const has = (key: RegExp) => annotations.some((each) => key.test(each.name) && valueOfTag(each) !== 'false');
  const isRequired =
    options.some((option) => /^(?:required|notEmpty)$/.test(option)) || has(/^(?:required|env-required)$/);
  const hasDefault =
    options.some((option) => option.startsWith('default=')) || has(/^(?:envDefault|default|env-default)$/);
  const fails = isRequired && !hasDefault;
  return { name, optional: !fails, ...(fails && { failsWhenMissing: true }) };
}

function valueOfTag(tag: Annotation | undefined): string {
  const value = tag?.arguments[0]?.value;
  return value?.kind === 'literal' ? String(value.value) : '';
}
