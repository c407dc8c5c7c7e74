import { describe, expect, test } from 'vitest';
import { linkTemplate } from '../../src/linker/index.js';
import type { Application } from '../../src/model/application.js';
import type { FunctionDeclaration } from '../../src/model/template.js';
import { read } from '../readers/java/reading.js';
import { Files } from './files.js';
import { folder, is, lambda, template } from './template-facts.js';

const runtime = { runtime: is('java21'), handler: is('com.example.Orders::handleRequest') };

function link(texts: Readonly<Record<string, string>>, declaration: Partial<FunctionDeclaration> = {}): Application {
  const files = Object.entries(texts).map(([path, text]) => (path.endsWith('.java') ? read(text, path) : path));
  return linkTemplate(template(lambda('Orders', { ...runtime, ...declaration })), new Files(...files));
}

/** `file#name` of the handler that was found, or what was found instead. */
function found(texts: Readonly<Record<string, string>>, declaration: Partial<FunctionDeclaration> = {}) {
  const code = link(texts, declaration).functions[0]?.code;
  if (code?.kind === 'found') return `${code.handler.file}#${code.handler.name}`;
  return code?.kind === 'missing' ? [code.expected, ...code.suggestions] : code?.kind;
}

const sdk = 'import com.amazonaws.services.lambda.runtime.*;\nimport com.amazonaws.services.lambda.runtime.events.*;\n';
const orders = `package com.example;
${sdk}public class Orders implements RequestHandler<SQSEvent, Void> {
  public Void handleRequest(SQSEvent event, Context context) { return null; }
  public void save(String a) { }
}`;
const source = 'src/main/java/com/example/Orders.java';

describe('the class of a handler string', () => {
  test.each([
    ['in the sources of a module', 'orders', `orders/${source}`],
    ['in the workspace folder', '', source],
    ['of a package that Maven builds', 'orders/target/orders.jar', `orders/${source}`],
    ['of a package that Gradle builds', 'orders/build/distributions/orders.zip', `orders/${source}`],
    ['without folders for sources', 'orders', 'orders/com/example/Orders.java'],
  ])('is found %s', (_, path, file) => {
    expect(found({ [file]: orders }, { packaging: folder(path) })).toBe(`${file}#Orders.handleRequest`);
  });

  test('is found in another module of the project', () => {
    const files = {
      'pom.xml': '',
      'infra/pom.xml': '',
      'services/orders/pom.xml': '',
      [`services/orders/${source}`]: orders,
    };
    expect(found(files, { packaging: folder('infra') })).toBe(`services/orders/${source}#Orders.handleRequest`);
  });

  test('may be named alone, with another method, or nested', () => {
    expect(found({ [source]: orders }, { packaging: folder(''), handler: is('com.example.Orders') })).toBe(
      `${source}#Orders.handleRequest`,
    );
    expect(found({ [source]: orders }, { packaging: folder(''), handler: is('com.example.Orders::save') })).toBe(
      `${source}#Orders.save`,
    );
    const nested = `package com.example; ${sdk}class Orders { static class Inner implements RequestHandler<String, String> { public String handleRequest(String s, Context c) { return s; } } }`;
    expect(found({ [source]: nested }, { packaging: folder(''), handler: is('com.example.Orders$Inner') })).toBe(
      `${source}#Orders.Inner.handleRequest`,
    );
  });

  test('may have its method from another class', () => {
    const base = `package com.example; ${sdk}abstract class Base implements RequestHandler<SQSEvent, Void> { public Void handleRequest(SQSEvent e, Context c) { return null; } }`;
    const files = {
      [source]: 'package com.example; public class Orders extends Base { }',
      'src/main/java/com/example/Base.java': base,
    };
    expect(found(files, { packaging: folder('') })).toBe('src/main/java/com/example/Base.java#Base.handleRequest');
    const foreign = { [source]: 'package com.example; public class Orders extends com.other.Base { }' };
    expect(found(foreign, { packaging: folder('') })).toBe('unknown');
  });

  test('is missing with what would work instead', () => {
    expect(
      found({ [source]: orders }, { packaging: folder(''), handler: is('com.example.Order::handleRequest') }),
    ).toEqual(['com/example/Order.java', 'com.example.Orders::handleRequest']);
    const plain = 'package com.example; public class Orders { public void handle(String a) {} }';
    expect(found({ [source]: plain }, { packaging: folder(''), handler: is('com.example.Orders::handel') })).toEqual([
      'handel',
      'com.example.Orders::handle',
    ]);
    expect(found({ 'readme.md': '' }, { packaging: folder('') })).toBe('unknown');
  });

  test('of a framework is the one it runs', () => {
    const spring = { handler: is('org.springframework.cloud.function.adapter.aws.FunctionInvoker::handleRequest') };
    const file = 'src/main/java/com/example/Save.java';
    const save = `package com.example; @Component public class Save implements java.util.function.Function<String, String> { public String apply(String s) { return s; } }`;
    expect(found({ [file]: save }, { packaging: folder('target/a.jar'), ...spring })).toBe(`${file}#Save.apply`);
    const two = { [file]: save, 'src/main/java/com/example/Load.java': save.replaceAll('Save', 'Load') };
    expect(found(two, { packaging: folder(''), ...spring })).toBe('unknown');
  });
});

describe('what a handler reaches', () => {
  const store = `package com.example;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
class DynamoStore implements Store {
  private final DynamoDbClient client = DynamoDbClient.create();
  private final String table = System.getenv("TABLE");
  public void save(String body) { client.putItem(b -> b.tableName(table)); }
}`;
  const handler = (field: string, body: string) => `package com.example;
${sdk}public class Orders implements RequestHandler<SQSEvent, Void> {
  ${field}
  public Void handleRequest(SQSEvent event, Context context) { ${body} return null; }
}`;
  const files = (field: string, body: string) => ({
    [source]: handler(field, body),
    'src/main/java/com/example/Store.java': 'package com.example; interface Store { void save(String body); }',
    'src/main/java/com/example/DynamoStore.java': store,
  });
  const reach = (field: string, body: string) => {
    const [handled] = link(files(field, body), { packaging: folder('') }).handlers;
    const { calls, clients, environmentReads } = handled?.reach ?? { calls: [], clients: [], environmentReads: [] };
    return {
      calls: calls.map(({ operation, phase, assumed }) => [operation, phase, assumed === true]),
      clients: clients.map(({ service, phase }) => [service, phase]),
      reads: environmentReads.map(({ name, phase }) => [name, phase]),
    };
  };

  test('goes through a field to the only class that implements it, made once', () => {
    const expected = {
      calls: [['PutItem', 'invocation', false]],
      clients: [['dynamodb', 'start']],
      reads: [['TABLE', 'start']],
    };
    expect(reach('private final Store store = new DynamoStore();', 'store.save("x");')).toEqual(expected);
    expect(reach('@Inject Store store;', 'store.save("x");')).toEqual(expected);
  });

  test('has clients of objects that are made at every invocation', () => {
    expect(reach('', 'new DynamoStore().save("x");').clients).toEqual([['dynamodb', 'invocation']]);
  });
});
