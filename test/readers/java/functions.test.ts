import { describe, expect, test } from 'vitest';
import { path, read, readBody, reader, textAt } from './reading.js';

const shapes = (text: string) =>
  reader
    .read({ path, text })
    .functions.flatMap(({ name, handlerShape }) => (handlerShape ? [[name, handlerShape]] : []));

describe('handlers', () => {
  test('implement the interfaces of the runtime', () => {
    expect(
      shapes(`import com.amazonaws.services.lambda.runtime.*;
import com.amazonaws.services.lambda.runtime.events.*;
class A implements RequestHandler<SQSEvent, String> { public String handleRequest(SQSEvent e, Context c) { return help(e); } String help(SQSEvent e) { return ""; } }
class B implements RequestStreamHandler { public void handleRequest(java.io.InputStream in, java.io.OutputStream out, Context c) {} }
class C implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> { public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent e, Context c) { return null; } }`),
    ).toEqual([
      ['A.handleRequest', { evidence: 'type', event: 'queue' }],
      ['B.handleRequest', { evidence: 'type' }],
      ['C.handleRequest', { evidence: 'type', event: 'http' }],
    ]);
  });

  test('are methods that take the context of the runtime', () => {
    expect(
      shapes(`import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.S3Event;
public class Images {
  public void handle(S3Event event, Context context) { work(event, context); }
  private void work(S3Event event, Context context) {}
  public String name(String a, Context context) { return a; }
}`),
    ).toEqual([['Images.handle', { evidence: 'signature', event: 'storage' }]]);
  });

  test('are functions of frameworks', () => {
    expect(
      shapes(`import java.util.function.*;
import com.amazonaws.services.lambda.runtime.events.*;
@Component class Save implements Function<SNSEvent, String> { public String apply(SNSEvent event) { return ""; } }
class Config { @Bean public Consumer<KinesisEvent> load() { return event -> System.out.println(event.getRecords().size()); } }
class Other implements Function<String, String> { public String apply(String s) { return s; } }
class M extends MicronautRequestHandler<ScheduledEvent, Void> { public Void execute(ScheduledEvent event) { return null; } }`),
    ).toEqual([
      ['Save.apply', { evidence: 'type', event: 'topic' }],
      ['<anonymous>', { evidence: 'type', event: 'stream' }],
      ['M.execute', { evidence: 'type', event: 'schedule' }],
    ]);
  });
});

describe('functions', () => {
  test('are methods, constructors and lambdas with their places', () => {
    const text =
      'class A { A(int x) { } int f(String a, int... b) { return list.map(c -> c + 1); } static class B { void g() { Runnable r = () -> {}; } } }';
    const { functions } = reader.read({ path, text });
    expect(
      functions.map(({ name, parent, parameters, runsWithParent }) => [name, parent, parameters, runsWithParent]),
    ).toEqual([
      ['A.constructor', undefined, ['x'], false],
      ['A.f', undefined, ['a', 'b'], false],
      ['<anonymous>', 1, ['c'], true],
      ['A.B.g', undefined, [], false],
      ['r', 3, [], false],
    ]);
    expect(functions.map(({ nameRange }) => textAt(text, nameRange))).toEqual(['A', 'f', 'c -> ', 'g', '() -> ']);
  });

  test('run where they are handed to a call', () => {
    const { functions, calls } = readBody(
      'executor.submit(new Runnable() { public void run() { client.getItem(b -> b.tableName("a")); } });\nreturn null;',
      'private DynamoDbClient client;',
    );
    expect(functions.find(({ name }) => name.endsWith('run'))).toMatchObject({ runsWithParent: true, parent: 0 });
    expect(calls).toMatchObject([{ operation: 'GetItem' }]);
  });

  test('have wrappers with their options', () => {
    const facts = read(`
      import software.amazon.lambda.powertools.logging.Logging;
      import software.amazon.lambda.powertools.idempotency.*;
      class A {
        @Override @Logging(logEvent = true, samplingRate = 0.5) @Idempotent public String f() { return ""; }
      }
    `);
    expect(facts.functions[0]?.wrappers).toMatchObject([
      {
        module: 'software.amazon.lambda.powertools.logging',
        name: 'Logging',
        options: { logEvent: { kind: 'literal', value: true }, samplingRate: { kind: 'literal', value: 0.5 } },
      },
      { module: 'software.amazon.lambda.powertools.idempotency', name: 'Idempotent', options: {} },
    ]);
  });

  test('have the utility that they hand their work to', () => {
    const facts = read(`
      import software.amazon.lambda.powertools.idempotency.PowertoolsIdempotency;
      class A {
        String f(String e) throws Throwable { return PowertoolsIdempotency.makeIdempotent(e, () -> g(e), String.class); }
        String g(String e) { return e; }
      }
    `);
    expect(facts.functions.map(({ wrappers }) => wrappers.map(({ name }) => name))).toEqual([
      ['makeIdempotent'],
      [],
      [],
    ]);
  });

  test('that answer CloudFormation serve a deployment', () => {
    const facts = read(`
      class A {
        void f(com.amazonaws.services.lambda.runtime.events.CloudFormationCustomResourceEvent event) { send(event.getResponseUrl()); }
        void g(java.util.Map<String, Object> event) { event.get("ResourceProperties"); }
        void h() { }
      }
    `);
    expect(facts.functions.map(({ servesDeployment }) => servesDeployment === true)).toEqual([true, true, false]);
  });

  test('that give futures are async', () => {
    const { functions } = read(`
      import java.util.concurrent.CompletableFuture;
      class A { CompletableFuture<String> f() { return null; } String g() { return ""; } }
    `);
    expect(functions.map(({ isAsync }) => isAsync)).toEqual([true, false]);
  });
});

describe('invocations', () => {
  const names = (text: string) => {
    const facts = reader.read({ path, text });
    return facts.invocations.map(({ callee, scope }) => [
      scope === undefined ? undefined : facts.functions[scope]?.name,
      callee.kind === 'local'
        ? facts.functions[callee.function]?.name
        : `${facts.imports[callee.import]?.module} ${callee.name}`,
    ]);
  };

  test('are calls of methods here, by name, by object, by type, by interface', () => {
    expect(
      names(`class A {
  private final Store store = new MemoryStore();
  void f() { g(1); this.g(1, 2); Helper.help(); new Helper().run(); store.save("x"); list.forEach(this::g); }
  void g(int a) {}
  void g(int a, int b) {}
  static class Helper { Helper() {} static void help() {} void run() {} }
  interface Store { void save(String s); }
  static class MemoryStore implements Store { public void save(String s) {} }
}`),
    ).toEqual([
      ['A.f', 'A.g'],
      ['A.f', 'A.g'],
      ['A.f', 'A.Helper.help'],
      ['A.f', 'A.Helper.run'],
      ['A.f', 'A.Helper.constructor'],
      ['A.f', 'A.MemoryStore.save'],
      ['A.f', 'A.g'],
    ]);
  });

  test('lead to imported classes, and to those of the same package', () => {
    const text = `package com.example;
import com.example.lib.Mailer;
import static com.example.lib.Texts.format;
import java.util.List;
class A {
  private final Store store;
  private final Mailer mailer = new Mailer("x");
  A(Store store) { this.store = store; }
  void f() { store.save(1); mailer.send(format("x")); Ids.next(); List.of(1); String.valueOf(1); }
}`;
    expect(names(text)).toEqual([
      ['A.constructor', 'com.example.lib Mailer'],
      ['A.f', 'com.example.Store Store.save'],
      ['A.f', 'com.example.lib Mailer.send'],
      ['A.f', 'com.example.lib.Texts format'],
      ['A.f', 'com.example.Ids Ids.next'],
    ]);
    const { imports } = reader.read({ path, text });
    expect(imports.find(({ module }) => module === 'com.example.Store')?.candidates).toEqual([
      { base: 'file', path: 'orders/src/main/java/com/example/Store.java' },
      { base: 'project', path: 'com/example/Store.java' },
    ]);
    expect(imports.find(({ module }) => module === 'java.util')?.candidates).toEqual([]);
  });

  test('of constructors go on to those above', () => {
    expect(
      names('class A { A() {} } class B extends A { B() { super(); } } class C extends A { String s = x(); }'),
    ).toEqual([
      ['B.constructor', 'A.constructor'],
      ['B.constructor', 'A.constructor'],
      ['C.constructor', 'A.constructor'],
    ]);
  });
});

describe('exports', () => {
  test('are classes and their methods by dotted name', () => {
    expect(
      read('class A { void f() {} static class B { void g() {} } } interface I { void h(); }').exports.map(
        ({ name, class: declared }) => [name, declared],
      ),
    ).toEqual([
      ['A', undefined],
      ['A.f', undefined],
      ['A.B', undefined],
      ['A.B.g', undefined],
      ['I', { bases: [], isInterface: true }],
      ['I.h', undefined],
    ]);
  });
});
