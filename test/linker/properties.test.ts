import fc from 'fast-check';
import { expect, test } from 'vitest';
import { describeApplication, linkLooseHandlers, linkTemplate } from '../../src/linker/index.js';
import type { Declaration } from '../../src/model/template.js';
import { type CodeFile, code, codeRoot, file } from './code-facts.js';
import { Files } from './files.js';
import {
  alias,
  asyncInvoke,
  environment,
  folder,
  functionUrl,
  is,
  lambda,
  layer,
  logGroup,
  policy,
  pollTrigger,
  queue,
  redriveTo,
  ref,
  role,
  statement,
  template,
  text,
  unresolved,
  workflow,
} from './template-facts.js';

const ids = ['A', 'B', 'C', 'N/A', 'N/B'];
const paths = ['app.ts', 'src/app.ts', 'src/lib.ts', 'src/lib/index.ts', 'app.py', 'src/__init__.py', 'src/mod.py'];
const names = ['handler', 'save', '*', 'Orders', 'Orders.save', '*.save', 'default'];

const id = fc.constantFrom(...ids);
const target = fc.oneof(
  id.map(ref),
  fc
    .tuple(fc.constantFrom('', 'arn:aws:sqs:x:1:', 'arn:aws:lambda:x:1:function:', '/aws/lambda/'), id)
    .map(([prefix, name]) => text(`${prefix}\${${name}.Arn}`)),
  fc.string({ maxLength: 8 }).map(text),
  fc.constant(unresolved()),
);
const reference = id.map(ref);

const declaration: fc.Arbitrary<Declaration> = fc.oneof(
  fc
    .record({
      id,
      role: target,
      deadLetter: target,
      logGroup: target,
      layers: fc.array(target, { maxLength: 2 }),
      handler: fc.constantFrom('app.handler', 'lib.save', 'src/mod.handler', 'dist/app.handler', '..', 'x').map(is),
      runtime: fc.constantFrom('nodejs22.x', 'python3.13', 'java21').map(is),
      packaging: fc.constantFrom('', 'src', 'dist', 'gone').map((path) => folder(path)),
      environment: reference.map((value) => environment({ NAME: value })),
    })
    .map(({ id: name, ...more }) => lambda(name, more)),
  fc.tuple(id, reference).map(([name, dead]) => queue(name, { redrive: redriveTo(dead) })),
  fc.tuple(id, reference).map(([name, of]) => alias(name, of)),
  fc.tuple(id, target, target).map(([name, consumer, source]) => pollTrigger(name, { function: consumer, source })),
  fc.tuple(id, target).map(([name, consumer]) => functionUrl(name, { function: consumer })),
  fc
    .tuple(id, target, target)
    .map(([name, consumer, onFailure]) => asyncInvoke(name, { function: consumer, onFailure })),
  fc.tuple(id, fc.array(target, { maxLength: 3 })).map(([name, tasks]) => workflow(name, { tasks })),
  fc.tuple(id, fc.array(target, { maxLength: 2 })).map(([name, managedPolicies]) => role(name, { managedPolicies })),
  fc.tuple(id, reference).map(([name, of]) => policy(name, { roles: [of], statements: [statement(['s3:*'], [of])] })),
  id.map((name) => layer(name, 'src')),
  id.map((name) => logGroup(name, text(`/aws/lambda/${name}`))),
);

const index = fc.nat({ max: 4 });
const scope = fc.option(index, { nil: undefined });

/** Files whose imports, exports and invocations lead anywhere, in circles and to nothing. */
const sourceFile: fc.Arbitrary<CodeFile> = fc
  .record({
    path: fc.constantFrom(...paths),
    functions: fc.array(
      fc.record({
        name: fc.constantFrom('handler', 'save', 'Orders.save', 'Orders.constructor'),
        parent: scope,
        runsWithParent: fc.boolean(),
        isAsync: fc.boolean(),
      }),
      { maxLength: 5 },
    ),
    imports: fc.array(
      fc.record({ to: fc.constantFrom(...paths), isRoot: fc.boolean(), name: fc.constantFrom(...names), scope }),
      { maxLength: 3 },
    ),
    exports: fc.array(fc.tuple(fc.constantFrom(...names), index), { maxLength: 4 }),
    reexports: fc.array(fc.tuple(fc.constantFrom(...names), index, fc.constantFrom(...names)), { maxLength: 3 }),
    local: fc.array(fc.tuple(scope, index, fc.boolean()), { maxLength: 5 }),
    imported: fc.array(fc.tuple(scope, index, fc.constantFrom(...names), fc.boolean()), { maxLength: 5 }),
    returned: fc.array(fc.tuple(scope, index), { maxLength: 4 }),
  })
  .map(({ path, functions, imports, exports, reexports, local, imported, returned }) => {
    const source = code(path);
    for (const { name, ...more } of functions)
      source.function(name, { ...more, handlerShape: { evidence: 'signature' } });
    for (const { to, isRoot, name, scope: around } of imports) {
      const candidates = isRoot ? codeRoot(to) : file(to);
      source.import(`./${to}`, candidates, { names: [{ imported: name, local: name }], scope: around });
    }
    for (const [name, of] of exports) source.export(name, of);
    for (const [name, from, there] of reexports) source.reexport(name, from, there);
    for (const [around, of, discarded] of local) source.invokesLocal(around, of, { discarded });
    for (const [around, of, name, discarded] of imported) source.invokesImported(around, of, name, { discarded });
    for (const [around, invocation] of returned) source.returns(around, { kind: 'invocation', invocation });
    return source.calls(0, 's3', 'GetObject', { arguments: { Bucket: { kind: 'environment', name: 'NAME' } } });
  });

const workspace = fc.uniqueArray(sourceFile, { selector: ({ path }) => path, maxLength: 6 });

test('any declarations and any code link, and the links agree with one another', () => {
  fc.assert(
    fc.property(fc.array(declaration, { maxLength: 12 }), workspace, (declarations, sources) => {
      const application = linkTemplate(template(...declarations), new Files(...sources));
      for (const trigger of application.triggers) {
        if (trigger.consumer) expect(trigger.consumer.triggers).toContain(trigger);
      }
      for (const each of application.functions) {
        for (const trigger of each.triggers) expect(application.triggers).toContain(trigger);
        if (each.executionRole) expect(each.executionRole.functions).toContain(each);
        if (each.code.kind === 'found') expect(each.code.handler.functions).toContain(each);
      }
      for (const { deadLetterQueue } of application.queues) {
        if (deadLetterQueue) expect(deadLetterQueue.servesAsDeadLetterQueue).toBe(true);
      }
      for (const { file: path, reach } of application.handlers) expect(reach.files[0]).toBe(path);
      expect(() => JSON.stringify(describeApplication(application))).not.toThrow();
    }),
    { numRuns: 300 },
  );
});

test('any loose code links, every handler once', () => {
  fc.assert(
    fc.property(workspace, (sources) => {
      const { handlers } = linkLooseHandlers([...paths, ...paths], new Files(...sources));
      expect(new Set(handlers.map(({ fact }) => fact)).size).toBe(handlers.length);
    }),
    { numRuns: 100 },
  );
});

test('what branches and meets again at every step is followed once', () => {
  const layers = 40;
  const sources = Array.from({ length: layers }, (_, layer) =>
    ['a', 'b'].map((side) => {
      const source = code(`src/${side}${layer}.ts`).exported('handler');
      for (const [at, next] of ['a', 'b'].entries()) {
        source.import(`./${next}`, file(`src/${next}${layer + 1}.ts`)).reexport('*', at, '*');
        source.invokesImported(0, at, 'handler', { discarded: true }).invokesImported(0, at, 'gone');
        source.returns(0, { kind: 'invocation', invocation: 2 * at });
      }
      return source;
    }),
  ).flat();
  const aliases = Array.from({ length: layers }, (_, layer) => [
    alias(`A${layer}`, ref(`A${layer + 1}`)),
    alias(`B${layer}`, ref(`A${layer + 1}`)),
  ]).flat();
  const application = linkTemplate(
    template(
      ...aliases,
      lambda('Save', { handler: is('a0.handler') }),
      lambda('Gone', { handler: is('a0.gone') }),
      pollTrigger('Poll', { function: ref('A0') }),
    ),
    new Files(...sources),
  );
  expect(application.handlers[0]?.reach.files).toHaveLength(2 * layers - 1);
  expect(application.functions[1]?.code.kind).toBe('unknown');
});
