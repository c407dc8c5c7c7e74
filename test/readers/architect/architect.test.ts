import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { comparePositions, LineIndex, type SourceRange } from '../../../src/model/source.js';
import type { Declaration, DeclarationKind, TemplateFacts } from '../../../src/model/template.js';
import { createArchitectReader } from '../../../src/readers/templates/architect/index.js';
import { parseArc } from '../../../src/readers/templates/architect/parse-arc.js';
import { isManifest } from '../../../src/readers/templates/architect/recognise.js';
import { applied } from '../cloudformation/edits/carry-out.js';
import { plain, textAt } from '../cloudformation/reading.js';

const manifest = `@app
shop # its name

@aws
runtime nodejs20.x
memory 512

@http
get /
get /cats/:id
/orders
  method post
  src api/orders

@events
hit-counter

@queues
convert-image
  fifo false
  batchSize 5

@scheduled
daily rate(1 day)

@ws
chat

@tables
cats
  id *String
  age **Number

@tables-indexes
cats
  age *Number
  name by-age

@tables-streams
cats

@static
`;

type Files = Readonly<Record<string, string>>;

function readAll(files: Files): readonly TemplateFacts[] {
  const reader = createArchitectReader();
  return reader.assemble(new Map(Object.entries(files).map(([path, text]) => [path, reader.read({ path, text })])));
}

function read(files: string | Files): TemplateFacts {
  const all = typeof files === 'string' ? { 'app.arc': files } : files;
  const [facts] = readAll(all);
  if (!facts) throw new Error('there is no project');
  return facts;
}

type OfKind<K extends DeclarationKind> = Extract<Declaration, { readonly kind: K }>;

function declaration<K extends DeclarationKind>(facts: TemplateFacts, kind: K, id: string): OfKind<K> {
  const found = facts.declarations.find((each) => each.id === id && each.kind === kind);
  if (!found) throw new Error(`there is no ${kind} ${id}: ${facts.declarations.map((each) => each.id)}`);
  return found as OfKind<K>;
}

function ofKind<K extends DeclarationKind>(facts: TemplateFacts, kind: K): readonly OfKind<K>[] {
  return facts.declarations.filter((each): each is OfKind<K> => each.kind === kind);
}

describe('a manifest', () => {
  const facts = read(manifest);

  test('has a function for each route, event, queue, schedule, stream and socket, in a folder of its own', () => {
    const folders = ofKind(facts, 'function').map(({ id, name, packaging }) => [
      id,
      name,
      packaging.kind === 'folder' && plain(packaging.folder),
    ]);
    expect(folders).toEqual([
      ['http/get-index', 'get-index', 'src/http/get-index'],
      ['http/get-cats-000id', 'get-cats-000id', 'src/http/get-cats-000id'],
      ['http/post-orders', 'post-orders', 'api/orders'],
      ['events/hit-counter', 'hit-counter', 'src/events/hit-counter'],
      ['queues/convert-image', 'convert-image', 'src/queues/convert-image'],
      ['scheduled/daily', 'daily', 'src/scheduled/daily'],
      ['tables-streams/cats', 'cats', 'src/tables-streams/cats'],
      ['ws/connect', 'connect', 'src/ws/connect'],
      ['ws/default', 'default', 'src/ws/default'],
      ['ws/disconnect', 'disconnect', 'src/ws/disconnect'],
      ['ws/chat', 'chat', 'src/ws/chat'],
    ]);
  });

  test('says what starts them', () => {
    expect(
      ofKind(facts, 'trigger').map((each) => [each.trigger, plain(each.function), plain(each.source), each.name]),
    ).toEqual([
      ['http', '@http/get-index', '@HTTP.arn', 'GET /'],
      ['http', '@http/get-cats-000id', '@HTTP.arn', 'GET /cats/:id'],
      ['http', '@http/post-orders', '@HTTP.arn', 'POST /orders'],
      ['topic', '@events/hit-counter', '@HitCounterEventTopic.arn', 'HitCounterEventTopic'],
      ['queue', '@queues/convert-image', '@ConvertImageQueue.arn', 'ConvertImageQueue'],
      ['schedule', '@scheduled/daily', undefined, 'daily'],
      ['stream', '@tables-streams/cats', '@CatsTable.arn', 'CatsTable'],
      ['http', '@ws/connect', '@WS.arn', 'connect'],
      ['http', '@ws/default', '@WS.arn', 'default'],
      ['http', '@ws/disconnect', '@WS.arn', 'disconnect'],
      ['http', '@ws/chat', '@WS.arn', 'chat'],
    ]);
    expect(declaration(facts, 'trigger', 'tables-streams/cats.tables-streams')).toMatchObject({
      service: 'dynamodb',
      batchSize: { value: 10, isDefault: true },
    });
  });

  test('settings of the project count, then what Architect does by itself', () => {
    expect(declaration(facts, 'function', 'http/get-index')).toMatchObject({
      runtime: { kind: 'known', value: 'nodejs20.x' },
      memoryMb: { kind: 'known', value: 512 },
      timeoutSeconds: { kind: 'known', value: 5, isDefault: true },
      handler: { value: 'index.handler' },
      environment: { complete: false },
      range: { start: { line: 8, character: 0 } },
    });
    const queue = declaration(facts, 'queue', 'ConvertImageQueue');
    expect([queue.visibilityTimeoutSeconds, queue.fifo].map(plain)).toEqual([5, false]);
    expect(plain(declaration(read('@app\na\n@queues\nb\n'), 'queue', 'BQueue').fifo)).toBe(true);
  });

  test('tables have keys, indexes and streams', () => {
    const table = declaration(facts, 'table', 'CatsTable');
    expect([table.partitionKey, table.sortKey, table.streamView, ...table.indexes].map(plain)).toEqual([
      'id',
      'age',
      'NEW_AND_OLD_IMAGES',
      'by-age',
    ]);
  });

  test('one role may use everything of the project', () => {
    const role = declaration(facts, 'role', 'Role');
    expect(role.statements.map(({ resources }) => resources.map(plain))).toEqual([
      ['arn:aws:logs:*:*:*'],
      ['@CatsTable.arn', '@CatsTable.arn/*', '@CatsTable.arn/stream/*'],
      ['@HitCounterEventTopic.arn'],
      ['@ConvertImageQueue.arn'],
      ['@StaticBucket.arn', '@StaticBucket.arn/*'],
    ]);
    expect(role).toMatchObject({ generated: true, complete: true });
    expect(role.statements.every(({ fixed }) => fixed)).toBe(true);
  });

  test('plugins and macros may add what they like', () => {
    const reasons = (text: string) => read(text).incomplete.map(({ reason }) => reason);
    expect(reasons(manifest)).toEqual([]);
    expect(reasons(`${manifest}\n@plugins\nmore\n@macros\nother\n`)).toEqual([
      'more may add or change resources',
      'other may add or change resources',
    ]);
  });
});

describe('configurations of functions', () => {
  const config =
    '@aws\ntimeout 30\nconcurrency 1\npolicies S3CrudPolicy architect-default-policies\nlayers\n  arn:one\n  arn:two\n';
  const facts = read({ 'app.arc': manifest, 'src/events/hit-counter/config.arc': config });

  test('count before those of the project', () => {
    const declared = declaration(facts, 'function', 'events/hit-counter');
    expect([declared.timeoutSeconds, declared.memoryMb, declared.reservedConcurrency].map(plain)).toEqual([30, 512, 1]);
    expect(declared.layers.map(plain)).toEqual(['arn:one', 'arn:two']);
    expect(declared.origin).toEqual({
      dialect: 'architect',
      file: 'src/events/hit-counter/config.arc',
      path: ['@aws'],
    });
    expect(facts.files).toEqual(['app.arc', 'src/events/hit-counter/config.arc']);
    expect(textAt(config, declared.timeoutSeconds.kind === 'known' ? declared.timeoutSeconds.range : undefined)).toBe(
      '30',
    );
  });

  test('with policies a function has a role of its own', () => {
    expect(plain(declaration(facts, 'function', 'events/hit-counter').role)).toBe('@events/hit-counterRole.arn');
    expect(declaration(facts, 'role', 'events/hit-counterRole')).toMatchObject({ complete: false });
    expect(declaration(facts, 'role', 'events/hit-counterRole').managedPolicies.map(plain)).toEqual(['S3CrudPolicy']);
  });
});

describe('other forms', () => {
  test('YAML and JSON say the same', () => {
    const yaml =
      'app: shop\naws: { runtime: nodejs20.x }\nhttp:\n  - [get, /]\n  - /orders: { method: post, src: api }\nqueues: [jobs]\ntables:\n  - cats: { id: "*String" }\n';
    const json = JSON.stringify({
      app: 'shop',
      aws: { runtime: 'nodejs20.x' },
      http: [['get', '/'], { '/orders': { method: 'post', src: 'api' } }],
      queues: ['jobs'],
      tables: [{ cats: { id: '*String' } }],
    });
    const names = (files: Files) => read(files).declarations.map(({ id }) => id);
    expect(names({ 'arc.yaml': yaml })).toEqual(names({ 'arc.json': json }));
    expect(names({ 'arc.yaml': yaml })).toContain('http/post-orders');
    expect(plain(declaration(read({ 'arc.json': json }), 'table', 'CatsTable').partitionKey)).toBe('id');
  });

  test('what begins a project, and what does not', () => {
    expect(isManifest({ path: 'a/app.arc', text: '@app\nx' })).toBe(true);
    expect(isManifest({ path: '.arc', text: '@app\nx' })).toBe(true);
    expect(isManifest({ path: 'src/http/get-index/config.arc', text: '@aws\n' })).toBe(false);
    expect(isManifest({ path: 'arc.json', text: '{ "app": "x" }' })).toBe(true);
    expect(isManifest({ path: 'package.json', text: '{ "app": "x" }' })).toBe(false);
    expect(readAll({ 'app.arc': manifest, 'src/shared/.arc': manifest })).toHaveLength(1);
  });

  test('sections of the first versions have folders of their own', () => {
    const [declared] = ofKind(read({ '.arc': '@app\nx\n@html\nget /\n' }), 'function');
    expect(declared?.packaging).toMatchObject({ folder: { value: 'src/html/get-index' } });
  });
});

describe('repairs', () => {
  const of = { dialect: 'architect', file: 'config.arc', path: ['@aws'] } as const;
  const edit = (
    text: string,
    property: string,
    value: string | number,
    replaces?: SourceRange,
    path = 'config.arc',
  ) => {
    const intent = {
      kind: 'set-property',
      of,
      declaration: 'function',
      property,
      value,
      ...(replaces && { replaces }),
    } as const;
    const edits = createArchitectReader().edit({ path, text }, [intent]);
    return edits && applied(text, edits);
  };

  test.each([
    ['@aws\ntimeout 3 # short\n', 'timeoutSeconds', 10, '@aws\ntimeout 10 # short\n'],
    ['@aws\nmemory 128\n', 'timeoutSeconds', 10, '@aws\ntimeout 10\nmemory 128\n'],
    ['@aws\n', 'memoryMb', 512, '@aws\nmemory 512\n'],
    ['@aws', 'reservedConcurrency', 1, '@aws\nconcurrency 1'],
    ['', 'timeoutSeconds', 10, '@aws\ntimeout 10\n'],
    ['# mine\n', 'timeoutSeconds', 10, '# mine\n\n@aws\ntimeout 10\n'],
    ['@aws\r\nruntime node\r\n', 'timeoutSeconds', 10, '@aws\r\ntimeout 10\r\nruntime node\r\n'],
  ])('%j', (before, property, value, after) => {
    expect(edit(before, property, value)).toBe(after);
  });

  test('a setting of the whole project is replaced where it stands', () => {
    const range = { file: 'app.arc', start: { line: 4, character: 8 }, end: { line: 4, character: 18 } };
    expect(edit(manifest, 'runtime', 'nodejs24.x', range, 'app.arc')).toBe(
      manifest.replace('nodejs20.x', 'nodejs24.x'),
    );
  });

  test.each([
    ['@aws\ntimeout 900 # long\nmemory 128\n', undefined, '@aws\nmemory 128\n'],
    [
      '@app\norders\n\n@aws\ntimeout 900',
      { file: 'app.arc', start: { line: 3, character: 8 }, end: { line: 3, character: 11 } },
      '@app\norders\n\n@aws\n',
    ],
    ['@aws\nmemory 128\n', undefined, undefined],
  ])('a setting is taken away: %j', (text, replaces, after) => {
    const path = replaces ? 'app.arc' : 'config.arc';
    const intent = {
      kind: 'remove-property',
      of: replaces ? { ...of, path: ['@http', 'get /'] } : of,
      declaration: 'function',
      property: 'timeoutSeconds',
      ...(replaces && { replaces }),
    } as const;
    const edits = createArchitectReader().edit({ path, text }, [intent]);
    expect(edits && applied(text, edits)).toBe(after);
  });

  test('what Architect has no words for is not offered', () => {
    expect(edit('@aws\n', 'tracing', 'Active')).toBeUndefined();
    const queue = {
      kind: 'set-property',
      of,
      declaration: 'queue',
      property: 'visibilityTimeoutSeconds',
      value: 60,
    } as const;
    expect(createArchitectReader().edit({ path: 'config.arc', text: '@aws\n' }, [queue])).toBeUndefined();
    const elsewhere = {
      ...queue,
      declaration: 'function',
      property: 'timeoutSeconds',
      of: { ...of, path: ['@http', 'get /'] },
    } as const;
    expect(createArchitectReader().edit({ path: 'app.arc', text: manifest }, [elsewhere])).toBeUndefined();
  });
});

describe('whatever is in a file', { timeout: 60_000 }, () => {
  function* rangesIn(value: unknown): Generator<SourceRange> {
    if (typeof value !== 'object' || value === null) return;
    if ('start' in value && 'end' in value && 'file' in value) yield value as SourceRange;
    else for (const inner of Object.values(value)) yield* rangesIn(inner);
  }

  function expectSound(path: string, text: string): void {
    const last = new LineIndex({ path, text }).position(text.length);
    for (const facts of readAll({ [path]: text })) {
      expect(JSON.parse(JSON.stringify(facts))).toEqual(facts);
      for (const range of rangesIn(facts)) {
        expect(comparePositions(range.start, range.end) <= 0 && comparePositions(range.end, last) <= 0).toBe(true);
      }
    }
  }

  const piece = fc.oneof(
    fc.constantFrom('', '@', '  ', '\t', '\n', '"', '#', '\r\n', '@app\n', '/'),
    fc.string({ maxLength: 5 }),
  );

  test('a truncated or mutated manifest is read', () => {
    const mutation = fc
      .tuple(fc.nat(manifest.length), fc.nat(20), piece)
      .map(([at, length, inserted]) => manifest.slice(0, at) + inserted + manifest.slice(at + length));
    fc.assert(
      fc.property(mutation, (text) => expectSound('app.arc', text)),
      { numRuns: 150 },
    );
    fc.assert(
      fc.property(fc.nat(manifest.length), (end) => expectSound('app.arc', manifest.slice(0, end))),
      { numRuns: 60 },
    );
  });

  test('any text is read', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 200, unit: 'binary' }),
        fc.constantFrom('app.arc', 'arc.yaml', 'arc.json'),
        (text, path) => {
          expectSound(path, path === 'app.arc' ? `@app\nx\n${text}` : text);
        },
      ),
      { numRuns: 100 },
    );
  });

  test('words in quotes, comments and indentation', () => {
    expect(parseArc('left out\n@a\nb "c d" \'e\' # f\n  g\n    h\n  i\nj\n')).toMatchObject([
      {
        text: 'a',
        items: [
          {
            words: [{ text: 'b' }, { text: 'c d' }, { text: 'e' }],
            inner: [{ words: [{ text: 'g' }], inner: [{ words: [{ text: 'h' }] }] }, { words: [{ text: 'i' }] }],
          },
          { words: [{ text: 'j' }] },
        ],
      },
    ]);
  });
});
