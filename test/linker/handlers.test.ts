import { describe, expect, test } from 'vitest';
import { linkTemplate } from '../../src/linker/index.js';
import type { LinkedCode } from '../../src/model/application.js';
import type { FunctionDeclaration } from '../../src/model/template.js';
import { at, code, codeRoot, file } from './code-facts.js';
import { Files } from './files.js';
import { absent, environment, folder, is, lambda, layer, ref, template, text, unresolved } from './template-facts.js';

function codeOf(declaration: Partial<FunctionDeclaration>, files: Files): LinkedCode | undefined {
  return linkTemplate(template(lambda('Save', declaration)), files).functions[0]?.code;
}

/** `file#name` of what was found, or the kind of answer. */
function found(declaration: Partial<FunctionDeclaration>, files: Files): string | undefined {
  const linked = codeOf(declaration, files);
  return linked?.kind === 'found' ? `${linked.handler.file}#${linked.handler.name}` : linked?.kind;
}

const onPython = { runtime: is('python3.13') };

describe('a Node.js handler', () => {
  test.each(['.js', '.mjs', '.cjs', '.ts', '.mts', '.cts', '.tsx', '.jsx'])('is found in a %s file', (extension) => {
    const path = `src/app${extension}`;
    expect(found({}, new Files(code(path).exported('handler')))).toBe(`${path}#handler`);
  });

  test.each([
    ['in a folder', 'src', 'api/save.handler', 'src/api/save.ts'],
    ['in the workspace folder', '', 'app.handler', 'app.ts'],
    ['as the index of a folder', 'src', 'app.handler', 'src/app/index.ts'],
    ['in a folder with a dot', 'src', 'api.v2/app.handler', 'src/api.v2/app.ts'],
    ['with a path that goes up', 'services/save', '../shared/app.handler', 'services/shared/app.ts'],
  ])('is found %s', (_, codeUri, handler, path) => {
    const files = new Files(code(path).exported('handler'));
    expect(found({ packaging: folder(codeUri), handler: is(handler) }, files)).toBe(`${path}#handler`);
  });

  test('is found in a package of one file', () => {
    expect(found({ packaging: folder('src/app.js') }, new Files(code('src/app.js').exported('handler')))).toBe(
      'src/app.js#handler',
    );
  });

  test('is found where it is written, not where it was compiled to beside it', () => {
    const files = new Files(code('src/app.js').exported('handler'), code('src/app.ts').exported('handler'));
    expect(found({}, files)).toBe('src/app.ts#handler');
  });

  test('is found by a nested export, and named after its method', () => {
    const nested = code('src/app.ts').function('Orders.save').export('orders.save', 0);
    expect(found({ handler: is('app.orders.save') }, new Files(nested))).toBe('src/app.ts#Orders.save');
    const bound = code('src/app.ts').function('Lambda.handler').export('handler', 0);
    expect(found({}, new Files(bound))).toBe('src/app.ts#Lambda.handler');
  });

  test('is found through everything that passes it on', () => {
    const files = new Files(
      code('src/app.ts').import('./named', file('src/named.ts')).reexport('handler', 0, 'save'),
      code('src/named.ts').import('./all', file('src/all.ts')).reexport('*', 0, '*'),
      code('src/all.ts').function('inner').export('save', 0),
    );
    expect(found({}, files)).toBe('src/all.ts#handler');
  });

  test('is not looked for among circles of exports', () => {
    const files = new Files(
      code('src/app.ts').import('./other', file('src/other.ts')).reexport('*', 0, '*'),
      code('src/other.ts').import('./app', file('src/app.ts')).reexport('*', 0, '*'),
    );
    expect(found({}, files)).toBe('missing');
  });

  test('is not the default export', () => {
    const files = new Files(code('src/app.ts').function('handler').export('default', 0));
    expect(found({}, files)).toBe('missing');
  });

  test('keeps its case', () => {
    const files = new Files(code('src/App.ts').exported('Handler'));
    expect(codeOf({ handler: is('app.handler') }, files)).toMatchObject({
      missing: 'file',
      suggestions: ['App.Handler'],
    });
    expect(codeOf({ handler: is('App.handler') }, files)).toMatchObject({
      missing: 'export',
      suggestions: ['App.Handler'],
    });
  });

  test.each([
    ['one entry point', 'app.handler', ['services/save/app.ts'], 'services/save/app.ts'],
    ['the entry point of that name', 'save.handler', ['src/load.ts', 'src/save.ts'], 'src/save.ts'],
    ['the entry point of that path', 'save/app.handler', ['src/load/app.ts', 'src/save/app.ts'], 'src/save/app.ts'],
    ['an entry point flattened by the bundler', 'src/app.handler', ['lib/app.ts'], 'lib/app.ts'],
  ])('is found by %s', (_, handler, entryFiles, path) => {
    const entryPoints = entryFiles.map((entry) => ({ file: entry, range: at('template.yaml', 0) }));
    const packaging = folder('', { buildMethod: 'esbuild', entryPoints });
    const files = new Files(...entryFiles.map((entry) => code(entry).exported('handler')));
    expect(found({ packaging, handler: is(handler) }, files)).toBe(`${path}#handler`);
  });
});

describe('a Python handler', () => {
  test.each([
    ['a module', 'app.handler', 'src/app.py'],
    ['a path', 'api/save.handler', 'src/api/save.py'],
    ['a dotted path', 'api.save.handler', 'src/api/save.py'],
    ['a package', 'app.handler', 'src/app/__init__.py'],
  ])('is found in %s', (_, handler, path) => {
    const files = new Files(code(path).exported('handler'));
    expect(found({ ...onPython, handler: is(handler) }, files)).toBe(`${path}#handler`);
  });

  test('is found where it is imported from', () => {
    const files = new Files(
      code('src/app.py').import('core', codeRoot('core.py')).reexport('handler', 0, 'save'),
      code('src/core.py').exported('save'),
    );
    expect(found({ ...onPython, handler: is('app.handler') }, files)).toBe('src/core.py#handler');
  });

  test('is found in a layer of the application', () => {
    const application = linkTemplate(
      template(
        layer('Common', 'layers/common'),
        lambda('Save', { ...onPython, layers: [ref('Common')], handler: is('app.handler') }),
      ),
      new Files(
        code('src/app.py').import('core', codeRoot('core.py')).reexport('handler', 0),
        code('layers/common/python/core.py').exported('handler'),
      ),
    );
    expect(application.handlers[0]?.file).toBe('layers/common/python/core.py');
  });
});

describe('what a build makes', () => {
  test.each([
    ['', 'dist/app.handler', 'src/app.ts'],
    ['', 'dist/app.handler', 'app.ts'],
    ['dist', 'app.handler', 'src/app.ts'],
    ['services/save/dist', 'api/app.handler', 'services/save/src/api/app.ts'],
    ['build/save', 'index.handler', 'src/save.ts'],
    ['.aws-sam/build/Save', 'app.handler', 'src/app.ts'],
    ['', 'lib/app.handler', 'src/app.ts'],
    ['', 'app.handler', 'src/app.ts'],
  ])('is followed back to its source: %j %s', (codeUri, handler, source) => {
    const files = new Files(code(source).exported('handler'), 'README.md');
    expect(found({ packaging: folder(codeUri), handler: is(handler) }, files)).toBe(`${source}#handler`);
  });

  test('is read itself only where there is no source', () => {
    const built = code('dist/app.js').exported('handler');
    const source = code('src/app.ts').exported('handler');
    const declaration = { packaging: folder('dist') };
    expect(found(declaration, new Files(built))).toBe('dist/app.js#handler');
    expect(found(declaration, new Files(built, source))).toBe('src/app.ts#handler');
  });

  test.each([
    ['dist', 'app.handler'],
    ['', 'build/app.handler'],
    ['cdk.out/asset.1234', 'app.handler'],
    ['not-there', 'app.handler'],
  ])('never counts as missing: %j %s', (codeUri, handler) => {
    const files = new Files(code('other/app.ts').exported('handler'), code('index.ts').exported('handler'));
    expect(found({ packaging: folder(codeUri), handler: is(handler) }, files)).toBe('unknown');
  });

  test('by a makefile never counts as missing', () => {
    const files = new Files(code('src/main.py').exported('handler'));
    const packaging = folder('src', { buildMethod: 'makefile' });
    expect(found({ ...onPython, packaging }, files)).toBe('unknown');
  });
});

describe('code that cannot be told', () => {
  const files = new Files(code('src/app.ts').exported('handler'));

  test.each<[string, Partial<FunctionDeclaration>]>([
    ['written in the template', { packaging: { kind: 'inline', text: is('exports.handler = …') } }],
    ['in an image', { packaging: { kind: 'image', folder: is('src') } }],
    ['built elsewhere', { packaging: { kind: 'remote' } }],
    ['in a folder nobody knows', { packaging: { kind: 'folder', folder: unresolved(), entryPoints: [] } }],
    ['with a handler nobody knows', { handler: unresolved() }],
    ['without handler', { handler: absent }],
    ['of a compiled language', { runtime: is('java21') }],
    ['of a language without reader', { runtime: is('ruby3.4') }],
    ['of a custom runtime', { runtime: is('provided.al2023') }],
    ['behind a layer', { handler: is('/opt/nodejs/node_modules/datadog-lambda-js/handler.handler') }],
    ['behind a package', { handler: is('node_modules/datadog-lambda-js/dist/handler.handler') }],
    ['behind a wrapper', { handler: is('newrelic-lambda-wrapper.handler') }],
    ['a script', { handler: is('run.sh') }],
    ['a program', { handler: is('bootstrap') }],
    [
      'a command of the web adapter',
      { handler: is('app.main'), environment: environment({ AWS_LAMBDA_EXEC_WRAPPER: text('/opt/bootstrap') }) },
    ],
    ['outside the workspace', { packaging: folder(''), handler: is('../app.handler') }],
    ['in a folder without source', { packaging: folder('docs') }],
    ['no handler string', { handler: is('handler') }],
  ])('%s is unknown', (_, declaration) => {
    const workspace = new Files(code('src/app.ts').exported('handler'), 'docs/README.md');
    expect(found(declaration, workspace)).toBe('unknown');
  });

  test('is found when a wrapper says whose handler it calls', () => {
    const declaration = {
      handler: is('/opt/nodejs/node_modules/datadog-lambda-js/handler.handler'),
      environment: environment({ DD_LAMBDA_HANDLER: text('app.handler') }),
    };
    expect(found(declaration, files)).toBe('src/app.ts#handler');
  });

  test('is found although the runtime is not known', () => {
    expect(found({ runtime: unresolved() }, files)).toBe('src/app.ts#handler');
    expect(found({ runtime: is('NODE_VERSION') }, files)).toBe('src/app.ts#handler');
    expect(found({ runtime: unresolved(), handler: is('typo.handler') }, files)).toBe('unknown');
  });

  test('may hide in an export that is no function to be seen, or behind a syntax error', () => {
    expect(found({}, new Files(code('src/app.ts').export('handler')))).toBe('unknown');
    const broken = code('src/app.ts').with('problems', [{ range: at('src/app.ts', 0), message: 'unexpected end' }]);
    expect(found({}, new Files(broken))).toBe('unknown');
    const fromPackage = code('src/app.ts').import('@shop/handlers', []).reexport('*', 0, '*');
    expect(found({}, new Files(fromPackage))).toBe('unknown');
    expect(found({}, new Files('src/app.ts'))).toBe('unknown');
  });
});

describe('a missing handler', () => {
  test('suggests the handlers that are there, the most similar first', () => {
    const files = new Files(
      code('src/orders.ts').exported('handler'),
      code('src/payments.ts').exported('handler'),
      code('src/orders.test.ts').exported('handler'),
      'src/README.md',
    );
    expect(codeOf({ handler: is('order.handler') }, files)).toEqual({
      kind: 'missing',
      missing: 'file',
      expected: 'src/order.ts',
      suggestions: ['orders.handler'],
    });
  });

  test('suggests the exports that are there, handlers before others', () => {
    const files = new Files(
      code('src/app.ts')
        .exported('lambdaHandler', { handlerShape: { evidence: 'signature' } })
        .exported('handle'),
    );
    expect(codeOf({}, files)).toEqual({
      kind: 'missing',
      missing: 'export',
      expected: 'handler',
      suggestions: ['app.lambdaHandler'],
    });
  });

  test('suggests a handler of the code folder when the file is looked for below it', () => {
    const files = new Files(code('src/app.py').exported('handler'));
    expect(codeOf({ ...onPython, handler: is('src/app.handler') }, files)).toMatchObject({
      expected: 'src/src/app.py',
      suggestions: ['app.handler'],
    });
  });
});

describe('handlers', () => {
  test('that several functions run are one', () => {
    const application = linkTemplate(
      template(lambda('Save'), lambda('Load'), lambda('Other', { handler: is('app.other') })),
      new Files(code('src/app.ts').exported('handler').exported('other')),
    );
    const [save, load] = application.functions;
    expect(application.handlers.map(({ name }) => name)).toEqual(['handler', 'other']);
    expect(application.handlers[0]?.functions).toEqual([save, load]);
    expect(save?.code).toEqual({ kind: 'found', handler: application.handlers[0] });
  });

  test('ask only for the files they need', () => {
    const files = new Files(
      code('src/app.ts').exported('handler').import('./lib', file('src/lib.ts')),
      code('src/lib.ts'),
      code('src/unrelated.ts').exported('handler'),
    );
    linkTemplate(template(lambda('Save')), files);
    expect([...files.asked].sort()).toEqual(['src/app.ts', 'src/lib.ts']);
  });
});
