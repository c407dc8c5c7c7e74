import type { EventReadFact, ParameterReference } from '../../model/flow.js';
import type { Declaration } from '../analysis/scopes.js';
import type { CallExpression, Expression, Placed } from '../syntax/program.js';
import { iteratedObject } from './callbacks.js';
import type { FlowFile } from './flow-file.js';

/** The way from a parameter to a part of it. */
export interface EventPath {
  readonly of: ParameterReference;
  readonly path: readonly string[];
  readonly decoded: EventReadFact['decoded'];
  /** Somewhere on the way it is said what counts when nothing is there. */
  readonly guarded: boolean;
  /** The last name of the path where it is read. */
  readonly readAt: Placed;
}

const deepest = 30;

/** Follows expressions back to the parameters whose fields they are. */
export class EventPaths {
  readonly #file: FlowFile;
  readonly #known = new Map<Expression, EventPath | undefined>();

  constructor(file: FlowFile) {
    this.#file = file;
  }

  of(expression: Expression, depth = 0): EventPath | undefined {
    if (depth > deepest) return undefined;
    if (this.#known.has(expression)) return this.#known.get(expression);
    this.#known.set(expression, undefined);
    const found = this.#find(expression, depth + 1);
    this.#known.set(expression, found);
    return found;
  }

  /** The path of a name that is taken out of something where it is declared. */
  ofDeclaration(declaration: Declaration, depth = 0): EventPath | undefined {
    const { keys = [], parameter } = declaration;
    const { place } = declaration;
    if (declaration.kind === 'parameter') return this.#ofParameter(parameter, keys, place, depth);
    if (declaration.kind !== 'variable') return undefined;
    if (declaration.elementOf) return extended(this.of(declaration.elementOf, depth), keys, place);
    const [value, ...others] = this.#file.valuesOf(declaration);
    return value && others.length === 0 ? extended(this.of(value, depth), keys, place) : undefined;
  }

  #find(node: Expression, depth: number): EventPath | undefined {
    switch (node.kind) {
      case 'name': {
        const declaration = this.#file.declarationOf(node.name, node);
        return declaration && this.ofDeclaration(declaration, depth);
      }
      case 'member': {
        if (this.#isCallee(node)) return undefined;
        const path = this.#delivered(extended(this.of(node.object, depth), [this.#eventName(node.name)], node));
        return path && node.optional ? { ...path, guarded: true } : path;
      }
      case 'index': {
        const { index } = node;
        const key = index.kind === 'literal' && typeof index.value === 'string' ? [index.value] : [];
        const path = extended(this.of(node.object, depth), key, node);
        return path && node.optional ? { ...path, guarded: true } : path;
      }
      case 'binary': {
        const path = node.operator === '??' || node.operator === '||' ? this.of(node.left, depth) : undefined;
        return path && { ...path, guarded: true };
      }
      case 'await':
      case 'cast':
        return this.of(node.operand, depth);
      case 'unary':
        return node.operator === '*' || node.operator === '&' ? this.of(node.operand, depth) : undefined;
      case 'call':
        return this.#ofCall(node, depth);
      default:
        return undefined;
    }
  }

  #ofParameter(
    parameter: Declaration['parameter'],
    keys: readonly string[],
    place: Placed,
    depth: number,
  ): EventPath | undefined {
    if (!parameter) return undefined;
    const iterated = iteratedObject(parameter.function, this.#file);
    if (iterated) return extended(this.of(iterated, depth), keys, place);
    const index = this.#file.indexOf(parameter.function);
    if (index === undefined) return undefined;
    const reference = { function: index, parameter: parameter.index };
    return { of: reference, path: keys, decoded: [], guarded: false, readAt: place };
  }

  #isCallee(node: Expression): boolean {
    const around = this.#file.parentOf(node);
    return around !== undefined && 'kind' in around && around.kind === 'call' && around.callee === node;
  }

  /** Members of typed events are written with a capital or as a getter; the event's own names begin small, but for a few. */
  #eventName(name: string): string {
    const { language } = this.#file.program;
    if (language === 'python') return ofDataClasses.get(name) ?? name;
    if (language === 'typescript' || language === 'javascript' || capitals.has(name)) return name;
    // Go writes short forms in capitals: `HTTPMethod`, `RequestContext.HTTP`.
    return name.replace(/^[A-Z]+(?=[A-Z][a-z])|^[A-Z]+$|^[A-Z]/, (start) => start.toLowerCase());
  }

  #ofCall(node: CallExpression, depth: number): EventPath | undefined {
    const name = this.#file.callees.lastOf(node);
    const [first, second] = node.arguments;
    const decoder = decoderOf(node, this.#file);
    if (decoder) {
      const path = first && this.of(first.value, depth);
      return path && { ...path, decoded: [...path.decoded, decoder] };
    }
    if (node.callee.kind !== 'member') {
      return wrapping.has(name) && first ? this.of(first.value, depth) : undefined;
    }
    const on = this.of(node.callee.object, depth);
    if (!on) return undefined;
    if (name === 'getUrlDecodedKey') return { ...on, path: [...on.path, 'key'], decoded: [...on.decoded, 'url'] };
    if (/^(?:get|Get|getOrDefault|GetValueOrDefault|TryGetValue)$/.test(name)) {
      const key = first?.value.kind === 'literal' && typeof first.value.value === 'string' ? [first.value.value] : [];
      const path = extended(on, key, node);
      return path && (second || key.length > 0) ? { ...path, guarded: true } : path;
    }
    if (unchanging.has(name)) return on;
    const property = /^get([A-Z]\w*)$/.exec(name)?.[1];
    if (!property || node.arguments.length > 0) return undefined;
    return this.#delivered(extended(on, [this.#eventName(property)], node));
  }

  /** The types of events in Java, Go and C# hold the data of a Kinesis record as bytes, decoded already. */
  #delivered(path: EventPath | undefined): EventPath | undefined {
    const { language } = this.#file.program;
    const isTyped = language === 'java' || language === 'go' || language === 'csharp';
    const isData = path?.path.at(-1) === 'data' && path.path.at(-2) === 'kinesis';
    return path && isTyped && isData ? { ...path, decoded: [...path.decoded, 'base64'] } : path;
  }
}

function extended(path: EventPath | undefined, keys: readonly string[], readAt: Placed): EventPath | undefined {
  return path && keys.length > 0 ? { ...path, path: [...path.path, ...keys], readAt } : path;
}

const capitals: ReadonlySet<string> = new Set([
  ...['Records', 'Sns', 'NewImage', 'OldImage', 'Keys', 'Message', 'MessageAttributes', 'Subject', 'TopicArn'],
  ...['RequestType', 'ResponseURL', 'ResourceProperties', 'LogicalResourceId', 'PhysicalResourceId', 'StackId'],
]);

/** Data classes of Powertools for Python name the fields in its own way (version 3, as known in November 2026). */
const ofDataClasses: ReadonlyMap<string, string> = new Map([
  ['records', 'Records'],
  ['http_method', 'httpMethod'],
  ['query_string_parameters', 'queryStringParameters'],
  ['path_parameters', 'pathParameters'],
  ['request_context', 'requestContext'],
  ['stage_variables', 'stageVariables'],
  ['raw_path', 'rawPath'],
  ['raw_query_string', 'rawQueryString'],
  ['new_image', 'NewImage'],
  ['old_image', 'OldImage'],
  ['message_id', 'messageId'],
]);

/** What turns one notation into another, by the functions of the standard libraries. */
function decoderOf(node: CallExpression, file: FlowFile): EventReadFact['decoded'][number] | undefined {
  const name = file.callees.of(node) ?? file.callees.lastOf(node);
  if (/^Buffer\.from$/.test(name)) {
    const encoding = node.arguments[1]?.value;
    return encoding?.kind === 'literal' && /^base64/.test(String(encoding.value)) ? 'base64' : undefined;
  }
  return decoders.find(({ names }) => names.test(name))?.decoded;
}

const decoders: readonly { readonly decoded: EventReadFact['decoded'][number]; readonly names: RegExp }[] = [
  {
    decoded: 'json',
    names: /(?:^|\.)(?:JSON\.parse|json\.loads|JsonSerializer\.Deserialize|readValue|readTree|fromJson)$/,
  },
  {
    decoded: 'json',
    names: /(?:^|\.)(?:JsonConvert\.DeserializeObject|json\.Unmarshal|JsonDocument\.Parse|orjson\.loads)$/,
  },
  {
    decoded: 'base64',
    names: /(?:^|\.)(?:atob|b64decode|standard_b64decode|FromBase64String|DecodeString|getDecoder\(\)\.decode)$/,
  },
  { decoded: 'url', names: /(?:^|\.)(?:decodeURIComponent|decodeURI|unquote_plus|unquote|URLDecoder\.decode)$/ },
  { decoded: 'url', names: /(?:^|\.)(?:QueryUnescape|PathUnescape|UrlDecode|UnescapeDataString|url_unquote_plus)$/ },
];

/** Functions that give what they are given in another form. */
const wrapping: ReadonlySet<string> = new Set([
  'String',
  'str',
  'string',
  'bytes',
  'dict',
  'list',
  'Array',
  'Object',
  'enumerate',
]);

/** Methods that give what they are called on in another form, or one or more of its items. */
const unchanging: ReadonlySet<string> = new Set([
  ...['toString', 'ToString', 'replace', 'Replace', 'replaceAll', 'trim', 'strip', 'Trim', 'decode', 'encode', 'split'],
  ...['first', 'First', 'FirstOrDefault', 'getFirst', 'at', 'stream', 'filter', 'slice', 'values', 'items', 'entries'],
  ...['toLowerCase', 'toUpperCase', 'lower', 'upper', 'ToList', 'toList', 'asByteBuffer', 'array', 'asReadOnlyBuffer'],
  ...['orElse', 'stringValue', 'StringValue', 'String', 'Select', 'Where'],
]);
