/** Functions that give text, or something made of text, of what they are given and what they are called on. */
export function keepsText(name: string): boolean {
  return keeping.has(plain(name));
}

/** Methods that give something of what they are called on, whatever they are given. */
export function keepsOwn(name: string): boolean {
  return keepingOwn.has(plain(name));
}

/** Functions whose result has nothing harmful left of what they are given: numbers, escaped text, a file's bare name. */
export function makesSafe(name: string): boolean {
  return (
    safe.has(name.toLowerCase()) || /escap|sanitiz|sanitis|quote|validat|whitelist|allowlist|digest|hash/i.test(name)
  );
}

/** Functions that tell whether a text is one of those that are wanted. */
export function checks(name: string): boolean {
  const known = plain(name);
  return (
    checking.has(known) ||
    /^(?:is|has)?valid|^is(?:allowed|known|safe|uuid|alpha|alnum|decimal|identifier|digit|numeric)/.test(known)
  );
}

/** Functions that call back with the items of what they are called on. */
export function iterates(name: string): boolean {
  return iterating.has(name);
}

const keeping: ReadonlySet<string> = new Set([
  ...[
    'replace',
    'replaceall',
    'replacefirst',
    'concat',
    'join',
    'format',
    'formatted',
    'interpolate',
    'append',
    'insert',
  ],
  ...[
    'sprintf',
    'sprint',
    'sprintln',
    'b64decode',
    'unquote',
    'unquoteplus',
    'decodeuricomponent',
    'decodeuri',
    'atob',
  ],
  ...['decodestring', 'frombase64string', 'queryunescape', 'pathunescape', 'urldecode', 'unescapedatastring'],
  ...['loads', 'dumps', 'stringify', 'deserialize', 'serialize', 'deserializeobject', 'serializeobject', 'readvalue'],
  ...['readtree', 'fromjson', 'tojson', 'writevalueasstring', 'unmarshal', 'marshal', 'newdecoder', 'newreader'],
  ...['string', 'str', 'bytes', 'from', 'of', 'valueof', 'assign', 'copy', 'deepcopy', 'merge', 'setdefault', 'list'],
  ...['dict', 'tuple', 'sorted', 'reversed', 'fields', 'writestring', 'combine', 'resolve', 'path', 'getbytes'],
]);

const keepingOwn: ReadonlySet<string> = new Set([
  ...['tostring', 'trim', 'trimstart', 'trimend', 'trimspace', 'strip', 'lstrip', 'rstrip', 'lower', 'upper', 'title'],
  ...['tolower', 'toupper', 'tolowercase', 'touppercase', 'capitalize', 'normalize', 'casefold', 'tolowerinvariant'],
  ...['substring', 'substr', 'slice', 'split', 'repeat', 'padstart', 'padend', 'decode', 'encode', 'getstring'],
  ...['get', 'getordefault', 'getvalueordefault', 'orelse', 'at', 'map', 'filter', 'flatmap', 'find', 'first', 'pop'],
  ...[
    'firstordefault',
    'last',
    'values',
    'entries',
    'items',
    'keys',
    'shift',
    'stream',
    'tolist',
    'collect',
    'toarray',
  ],
  ...['reverse', 'sort', 'json', 'text', 'astext', 'select', 'where'],
]);

const safe: ReadonlySet<string> = new Set([
  ...['parseint', 'parsefloat', 'number', 'bigint', 'boolean', 'int', 'float', 'bool', 'len', 'decimal', 'isnan'],
  ...['atoi', 'parseuint', 'parsebool', 'parselong', 'parsedouble', 'intvalue', 'longvalue', 'toint32', 'toint64'],
  ...['tryparse', 'fromstring', 'guid', 'uuid', 'encodeuricomponent', 'encodeuri', 'htmlencode', 'urlencode'],
  ...['queryescape', 'pathescape', 'basename', 'base', 'getfilename', 'getfilenamewithoutextension', 'secure_filename'],
  ...[
    'length',
    'size',
    'count',
    'indexof',
    'includes',
    'has',
    'startswith',
    'endswith',
    'test',
    'equals',
    'md5',
    'sha256',
  ],
]);

const checking: ReadonlySet<string> = new Set([
  ...['test', 'match', 'fullmatch', 'matches', 'ismatch', 'matchstring', 'includes', 'has', 'contains', 'containskey'],
  ...['hasown', 'hasownproperty', 'indexof', 'assert'],
]);

const iterating: ReadonlySet<string> = new Set([
  ...[
    'map',
    'flatMap',
    'forEach',
    'filter',
    'find',
    'some',
    'every',
    'reduce',
    'then',
    'Select',
    'SelectMany',
    'Where',
  ],
  ...['ForEach', 'ForEachAsync', 'peek', 'anyMatch', 'allMatch', 'mapToObj', 'thenApply', 'thenAccept', 'thenCompose'],
]);

function plain(name: string): string {
  return name.replaceAll('_', '').toLowerCase();
}
