import type { FileView } from '../../analysis/file-view.js';
import type { Entries, Entry } from '../../analysis/vocabulary.js';
import type { CallExpression, Expression, FunctionNode, NewExpression } from '../../syntax/program.js';
import { simpleName } from './libraries/names.js';

/** One call of a chain: `.tableName(table)`. */
export interface Step {
  readonly name: string;
  readonly arguments: readonly Expression[];
  readonly call: CallExpression;
}

/** Longer chains are not written by people. */
const mostSteps = 200;

/**
 * What an expression sets, as Java writes it: the steps of a builder or of `with…` methods, the function that is given a
 * builder, the factory methods of lists and maps, an anonymous map that fills itself.
 */
export function entriesOf(expression: Expression, file: FileView): Entries | undefined {
  switch (expression.kind) {
    case 'call':
      return ofFactory(expression, file) ?? ofChain(expression, file);
    case 'function-expression':
      return ofBuilderFunction(expression.function, file);
    case 'new':
      return ofNew(expression, file);
    default:
      return undefined;
  }
}

/** The calls that make up a chain, first one first; of a builder that is kept under a name also those that made it. */
export function stepsOf(expression: Expression, file: FileView): readonly Step[] {
  const { root, steps } = chainOf(expression);
  const value = root.kind === 'name' && isBuilder(root, file) ? file.valueOf(root) : undefined;
  return value && value.end <= expression.start ? [...stepsOf(value, file), ...steps] : steps;
}

function isBuilder(expression: Expression, file: FileView): boolean {
  return file.typesOfValue(expression).some(({ name }) => /Builder$/.test(name));
}

interface Chain {
  readonly root: Expression;
  readonly steps: readonly Step[];
}

function chainOf(expression: Expression): Chain {
  const steps: Step[] = [];
  let at = expression;
  while (at.kind === 'call' && at.callee.kind === 'member' && steps.length < mostSteps) {
    const { callee } = at;
    steps.unshift({ name: callee.name, arguments: at.arguments.map(({ value }) => value), call: at });
    at = callee.object;
  }
  return { root: at, steps };
}

/** `PutItemRequest.builder().tableName(table).build()`, `new PutItemRequest().withTableName(table)` */
function ofChain(expression: CallExpression, file: FileView): Entries | undefined {
  const { root, steps } = chainOf(expression);
  const [first] = steps;
  if (!first) return undefined;
  if (root.kind === 'name' && isBuilder(root, file)) {
    const own = file.entriesOf(root);
    const entries = [...(own?.entries ?? []), ...steps.flatMap((step) => ofStep(step, file))];
    return { entries, complete: own?.complete === true };
  }
  if (root.kind === 'new') {
    const own = steps.filter(({ name }) => /^(?:with|set|add)[A-Z]/.test(name) || name === 'build');
    return own.length === steps.length
      ? { entries: [...constructed(root), ...own.flatMap((step) => ofStep(step, file))], complete: true }
      : undefined;
  }
  const builders = /^(?:builder|newBuilder|toBuilder|standard)$/;
  if (!builders.test(first.name)) return undefined;
  const entries = steps.slice(1).flatMap((step) => ofStep(step, file));
  return { entries, complete: first.name !== 'toBuilder' };
}

function ofStep(step: Step, file: FileView): readonly Entry[] {
  const { name, arguments: values } = step;
  const [first, second, ...others] = values;
  if (!first) return [];
  // `withString("id", id)`, `add("id", id)`, `header("Content-Type", type)`: the key is given.
  const key = second && others.length === 0 ? file.constantOf(first) : undefined;
  if (
    typeof key === 'string' &&
    /^(?:with(?:String|Number|Int|Long|Boolean|Primary\w*|List|Map|JSON|Binary|Bin|KeyComponent)|add\w*|put\w*|header|setHeader|attribute)$/.test(
      name,
    )
  ) {
    return [{ name: key, value: second as Expression }];
  }
  const parameter = name.replace(/^(?:with|set)(?=[A-Z])/, '');
  if (values.length > 1) return [{ name: parameter, isParameter: true, value: listOf(values) }];
  return [{ name: parameter, isParameter: true, value: first }];
}

/** Several arguments of one step are a list: `.attributeNames(a, b)`. */
function listOf(values: readonly Expression[]): Expression {
  return { kind: 'list', items: values, start: values[0]?.start ?? 0, end: values.at(-1)?.end ?? 0 };
}

/** `new PutItemRequest(table, item)`: version 1 takes what an operation cannot do without in this order. */
function constructed({ type, arguments: given }: NewExpression): readonly Entry[] {
  const names = constructors.get(simpleName(type.name));
  return given.flatMap(({ value }, index): readonly Entry[] => {
    const name = names?.[index];
    return name === undefined ? [] : [{ name, isParameter: true, value }];
  });
}

const constructors: ReadonlyMap<string, readonly string[]> = new Map([
  ['PutItemRequest', ['TableName', 'Item']],
  ['GetItemRequest', ['TableName', 'Key']],
  ['DeleteItemRequest', ['TableName', 'Key']],
  ['UpdateItemRequest', ['TableName', 'Key', 'AttributeUpdates']],
  ['ScanRequest', ['TableName']],
  ['QueryRequest', ['TableName']],
  ['SendMessageRequest', ['QueueUrl', 'MessageBody']],
  ['ReceiveMessageRequest', ['QueueUrl']],
  ['DeleteMessageRequest', ['QueueUrl', 'ReceiptHandle']],
  ['PublishRequest', ['TopicArn', 'Message', 'Subject']],
  ['PutObjectRequest', ['Bucket', 'Key', 'Body']],
  ['GetObjectRequest', ['Bucket', 'Key']],
  ['DeleteObjectRequest', ['Bucket', 'Key']],
  ['ListObjectsV2Request', []],
  ['InvokeRequest', []],
  ['SQSBatchResponse', ['BatchItemFailures']],
  ['StreamsEventResponse', ['BatchItemFailures']],
]);

/** `b -> b.tableName(table).item(item)`, which is given a builder to set things in. */
function ofBuilderFunction({ parameters, body }: FunctionNode, file: FileView): Entries | undefined {
  const [parameter, another] = parameters;
  if (!parameter || another || parameter.pattern.kind !== 'name-pattern') return undefined;
  const { name } = parameter.pattern;
  const entries: Entry[] = [];
  for (const statement of body) {
    const value =
      statement.kind === 'return'
        ? statement.value
        : statement.kind === 'expression'
          ? statement.expression
          : undefined;
    if (!value) continue;
    const { root, steps } = chainOf(value);
    if (root.kind !== 'name' || root.name !== name || steps.length === 0) return undefined;
    entries.push(...steps.flatMap((step) => ofStep(step, file)));
  }
  return entries.length === 0 ? undefined : { entries, complete: true };
}

const listFactories =
  /^(?:java\.util\.)?(?:List|Set|Arrays|Collections)\.(?:of|asList|singletonList|singleton)$|(?:^|\.)(?:ImmutableList|ImmutableSet|Lists)\.(?:of|newArrayList)$/;
const mapFactories = /^(?:java\.util\.)?(?:Map\.of|Collections\.singletonMap)$|(?:^|\.)ImmutableMap\.of$/;
const pairs = /^(?:java\.util\.)?Map\.(?:entry|ofEntries)$/;
const copies =
  /^(?:java\.util\.)?(?:Map|List|Set)\.copyOf$|^(?:java\.util\.)?Collections\.(?:unmodifiable\w+|synchronized\w+)$/;
const nothing = /^(?:java\.util\.)?Collections\.(?:empty\w+)$/;
/** Texts that stand for one value of an item: `AttributeValue.fromS(id)`. */
const attributeValues = /(?:^|\.)AttributeValue\.from(?:S|N|B|Bool|Nul|Ss|Ns|L|M)$/;

function ofFactory(call: CallExpression, file: FileView): Entries | undefined {
  const names = file.calleesOf(call);
  const is = (pattern: RegExp) => names.some((name) => pattern.test(name));
  const values = call.arguments.map(({ value }) => value);
  if (is(mapFactories)) return ofPairs(values, file);
  if (is(listFactories))
    return { entries: values.map((value, index) => ({ name: `${index}`, value })), complete: true };
  if (is(nothing)) return { entries: [], complete: true };
  if (is(pairs)) {
    const entries = values.flatMap((value) =>
      value.kind === 'call'
        ? ofPairs(
            value.arguments.map((each) => each.value),
            file,
          ).entries
        : [],
    );
    return { entries, complete: entries.length === values.length };
  }
  const [first] = values;
  if (is(copies) && first) return file.entriesOf(first);
  return is(attributeValues) && first ? file.entriesOf(first) : undefined;
}

/** Keys and values by turns. */
function ofPairs(values: readonly Expression[], file: FileView): Entries {
  const entries: Entry[] = [];
  for (let index = 0; index + 1 < values.length; index += 2) {
    const [key, value] = [values[index], values[index + 1]];
    if (key && value) entries.push(entryOf(key, value, file));
  }
  return { entries, complete: true };
}

function entryOf(key: Expression, value: Expression, file: FileView): Entry {
  const name = file.constantOf(key);
  return { ...(name === undefined ? {} : { name: `${name}` }), value };
}

/** `new HashMap<>()`, with what the body of an anonymous one puts into it; `new AttributeValue(id)` is no more than its text. */
function ofNew(expression: NewExpression, file: FileView): Entries | undefined {
  const { type, arguments: given, class: body } = expression;
  const name = simpleName(type.name);
  if (/^(?:Linked|Tree|Concurrent)?HashMap$|^(?:Array|Linked)List$|^TreeMap$|^(?:Linked|Tree)?HashSet$/.test(name)) {
    const [copied] = given;
    const own = copied ? file.entriesOf(copied.value) : undefined;
    const filled = body ? fillings(body, file) : [];
    return {
      entries: [...(own?.entries ?? []), ...filled],
      complete: !copied || own?.complete === true || /^\d/.test(file.textOf(copied)),
    };
  }
  if (constructors.has(name) || /(?:Request|Response|Event|Failure|Item)$/.test(name)) {
    return { entries: constructed(expression), complete: true };
  }
  return undefined;
}

/** `new HashMap<>() {{ put("id", id); }}` */
function fillings({ initialisers }: NonNullable<NewExpression['class']>, file: FileView): readonly Entry[] {
  return initialisers.flatMap(({ body }) =>
    body.flatMap((statement): readonly Entry[] => {
      const call =
        statement.kind === 'expression' && statement.expression.kind === 'call' ? statement.expression : undefined;
      const [key, value] = call?.arguments ?? [];
      return call?.callee.kind === 'name' && call.callee.name === 'put' && key && value
        ? [entryOf(key.value, value.value, file)]
        : [];
    }),
  );
}

/** What a call adds to the object it is a method of. */
export function additionOf(call: CallExpression, file: FileView): Entry | undefined {
  const { callee, arguments: given } = call;
  const [first, second] = given;
  if (callee.kind !== 'member' || !first) return undefined;
  if (/^put(?:IfAbsent)?$/.test(callee.name) && second) return entryOf(first.value, second.value, file);
  if (callee.name === 'add' && !second) return { name: `${call.start}`, value: first.value };
  if (/^(?:with|set)[A-Z]/.test(callee.name) && !second) {
    return { name: callee.name.replace(/^(?:with|set)/, ''), isParameter: true, value: first.value };
  }
  // A step of a builder that is kept under a name.
  return isBuilder(callee.object, file) && !second && callee.name !== 'build'
    ? { name: callee.name, isParameter: true, value: first.value }
    : undefined;
}
