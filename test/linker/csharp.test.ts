import { describe, expect, test } from 'vitest';
import { linkLooseHandlers, linkTemplate } from '../../src/linker/index.js';
import type { Application, Handler } from '../../src/model/application.js';
import type { FunctionDeclaration } from '../../src/model/template.js';
import { read } from '../readers/csharp/reading.js';
import { Files } from './files.js';
import { absent, folder, is, lambda, template } from './template-facts.js';

const runtime = { runtime: is('dotnet8') };

/** The files of a workspace, each a C# file by its path. */
function workspace(texts: Readonly<Record<string, string>>): Files {
  return new Files(...Object.entries(texts).map(([path, text]) => (path.endsWith('.cs') ? read(text, path) : path)));
}

function link(texts: Readonly<Record<string, string>>, declaration: Partial<FunctionDeclaration> = {}): Application {
  return linkTemplate(template(lambda('Save', { ...runtime, ...declaration })), workspace(texts));
}

function codeOf(texts: Readonly<Record<string, string>>, declaration: Partial<FunctionDeclaration>) {
  return link(texts, declaration).functions[0]?.code;
}

/** `file#name` of the handler that was found, or what was found instead. */
function found(texts: Readonly<Record<string, string>>, declaration: Partial<FunctionDeclaration>): string | undefined {
  const code = codeOf(texts, declaration);
  return code?.kind === 'found' ? `${code.handler.file}#${code.handler.name}` : code?.kind;
}

function handlerOf(application: Application): Handler {
  const [handler] = application.handlers;
  if (!handler) throw new Error('no handler');
  return handler;
}

const handler = 'namespace Orders; public class Function { public void Handle(SQSEvent e, ILambdaContext c) { } }';
const named = { handler: is('Orders::Orders.Function::Handle'), packaging: folder('src/Orders') };
const project = { 'src/Orders/Orders.csproj': '' };

describe('a method that the handler string names', () => {
  test.each([
    ['in a file of its own name', 'src/Orders/Function.cs', 'src/Orders'],
    ['in a file of another name', 'src/Orders/Handlers/All.cs', 'src/Orders'],
    ['from which a build made the folder', 'src/Orders/Function.cs', 'src/Orders/bin/Release/net8.0/publish'],
    ['from which a build made an archive', 'src/Orders/Function.cs', 'src/Orders/bin/Release/net8.0/Orders.zip'],
    ['below the folder of the template', 'src/Orders/Function.cs', ''],
    ['of a project that is built to elsewhere', 'src/Orders/Function.cs', 'artifacts/orders'],
  ])('is found %s', (_, file, path) => {
    expect(found({ ...project, [file]: handler }, { ...named, packaging: folder(path) })).toBe(
      `${file}#Function.Handle`,
    );
  });

  test('is found in the project of its assembly, not in another', () => {
    const files = {
      'src/Orders/Orders.csproj': '',
      'src/Orders/Function.cs': handler,
      'src/Bills/Bills.csproj': '',
      'src/Bills/Function.cs': handler,
    };
    const inBills = { ...named, handler: is('Bills::Orders.Function::Handle'), packaging: folder('src') };
    expect(found(files, inBills)).toBe('src/Bills/Function.cs#Function.Handle');
  });

  test('of a nested type, and of a class that Lambda Annotations generate', () => {
    const nested = { 'src/Orders/A.cs': 'class Outer { public class Inner { public void Handle(SNSEvent e) { } } }' };
    expect(found(nested, { ...named, handler: is('Orders::Orders.Outer+Inner::Handle') })).toBe(
      'src/Orders/A.cs#Outer.Inner.Handle',
    );
    const annotated = { 'src/Orders/F.cs': 'public class Functions { [LambdaFunction] public int Add(int a) => a; }' };
    expect(found(annotated, { ...named, handler: is('Orders::Orders.Functions_Add_Generated::Add') })).toBe(
      'src/Orders/F.cs#Functions.Add',
    );
  });

  test('may come from a class above, in another file', () => {
    const files = {
      'src/Orders/Function.cs': 'public class Function : Base { }',
      'src/Orders/Base.cs': 'public abstract class Base { public void Handle(SQSEvent e) { } }',
    };
    expect(found(files, named)).toBe('src/Orders/Base.cs#Base.Handle');
  });

  test('that is not there is missing, with those that are', () => {
    expect(codeOf({ ...project, 'src/Orders/Function.cs': handler.replace('Handle(', 'Handler(') }, named)).toEqual({
      kind: 'missing',
      missing: 'export',
      expected: 'Function.Handle',
      suggestions: ['Orders::Orders.Function::Handler'],
    });
  });

  test('is not guessed at', () => {
    expect(found({ 'src/Orders/Entry.cs': 'public class Function : APIGatewayProxyFunction { }' }, named)).toBe(
      'unknown',
    );
    expect(found({ 'src/Orders/Other.cs': 'public class Other { }' }, named)).toBe('unknown');
    expect(found({ 'src/Orders/Function.fs': '' }, named)).toBe('unknown');
    expect(found({ 'src/Orders/obj/Function.cs': handler, 'src/Orders/bin/Function.cs': handler }, named)).toBe(
      'unknown',
    );
  });

  test('lies beside the template where the tools of .NET need no folder', () => {
    expect(
      found(
        { 'Function.cs': handler, 'Orders.csproj': '' },
        { ...named, packaging: { kind: 'folder', folder: absent, entryPoints: [] } },
      ),
    ).toBe('Function.cs#Function.Handle');
  });
});

describe('an executable', () => {
  const program = `
    var handler = async (SQSEvent evnt, ILambdaContext context) => { };
    await LambdaBootstrapBuilder.Create(handler, new DefaultLambdaJsonSerializer()).Build().RunAsync();
  `;

  test.each([
    ['dotnet8', 'Orders'],
    ['provided.al2023', 'bootstrap'],
  ])('of %s gives %s its handler', (name, written) => {
    const files = { ...project, 'src/Orders/Store.cs': 'class Store { }', 'src/Orders/Program.cs': program };
    expect(found(files, { packaging: folder('src/Orders'), runtime: is(name), handler: is(written) })).toBe(
      'src/Orders/Program.cs#handler',
    );
  });

  test('of a web application has none that can be seen', () => {
    const web = 'var app = WebApplication.CreateBuilder(args).Build(); app.Run();';
    expect(found({ 'src/Api/Program.cs': web }, { packaging: folder('src/Api'), handler: is('Api') })).toBe('unknown');
  });
});

describe('what a handler reaches', () => {
  const files = {
    ...project,
    'src/Orders/Function.cs': `
      namespace Orders;
      public class Function
      {
          private readonly IOrderStore _store;
          public Function() : this(new OrderStore()) { }
          public Function(IOrderStore store) { _store = store; }
          public async Task Handle(SQSEvent evnt, ILambdaContext context) { await _store.SaveAsync(evnt); Mail.Tell(); }
      }`,
    'src/Orders/Stores/IOrderStore.cs':
      'namespace Orders.Stores; public interface IOrderStore { Task SaveAsync(SQSEvent e); }',
    'src/Orders/Stores/OrderStore.cs': `
      using Amazon.DynamoDBv2;
      namespace Orders.Stores;
      public class OrderStore : StoreBase, IOrderStore
      {
          private readonly IAmazonDynamoDB _dynamo = new AmazonDynamoDBClient();
          public async Task SaveAsync(SQSEvent e) { await _dynamo.PutItemAsync("orders", null); Note(); }
      }`,
    'src/Orders/Stores/StoreBase.cs':
      'public class StoreBase { protected void Note() { Console.WriteLine("saved"); } }',
    'src/Orders/Mail.cs':
      'static class Mail { static HttpClient http = new(); public static void Tell() { http.PostAsync("https://x", null).Wait(); } }',
    'src/Orders/Other.cs': 'class Other { void F() { Console.WriteLine("never"); } }',
  };

  test('goes through interfaces, base classes and static classes to other files', () => {
    const { reach } = handlerOf(link(files, named));
    expect(reach.calls.map(({ service, operation, phase }) => `${service} ${operation} ${phase}`).sort()).toEqual([
      'dynamodb PutItem invocation',
      'httpclient POST invocation',
    ]);
    expect(reach.logs.map(({ range }) => range.file)).toEqual(['src/Orders/Stores/StoreBase.cs']);
  });

  test('goes to the class that works on the records of a batch', () => {
    const batch = {
      ...files,
      'src/Orders/Function.cs':
        'public class Function { [BatchProcessor(RecordHandler = typeof(SaveOrder))] public BatchItemFailuresResponse Handle(SQSEvent e) { return SqsBatchProcessor.Result.BatchItemFailuresResponse; } }',
      'src/Orders/SaveOrder.cs':
        'class SaveOrder : ISqsRecordHandler { IAmazonDynamoDB db; public async Task<RecordHandlerResult> HandleAsync(SQSEvent.SQSMessage m) { await db.PutItemAsync("t", null); return null; } }',
    };
    expect(handlerOf(link(batch, named)).reach.calls.map(({ operation }) => operation)).toEqual(['PutItem']);
    const [fact] = read(
      'class F { [BatchProcessor(RecordHandler = typeof(Save))] public void H(SQSEvent e) { } class Save { public void Handle() { } } }',
    ).invocations;
    expect(fact).toMatchObject({ scope: 0, callee: { kind: 'local', function: 1 } });
  });

  test('builds instances and static fields at the start', () => {
    const { reach } = handlerOf(link(files, named));
    expect(reach.clients.map(({ service, phase }) => `${service} ${phase}`).sort()).toEqual([
      'dynamodb start',
      'httpclient start',
    ]);
  });

  test('stops at an interface that several classes implement', () => {
    const two = {
      ...files,
      'src/Orders/Function.cs':
        'public class Function { readonly IOrderStore s; public Function(IOrderStore x) { s = x; } public void Handle(SQSEvent e, ILambdaContext c) { s.SaveAsync(e); } }',
      'src/Orders/Fake.cs':
        'class FakeStore : IOrderStore { public Task SaveAsync(SQSEvent e) => Task.CompletedTask; }',
    };
    expect(handlerOf(link(two, named)).reach.calls).toEqual([]);
  });

  test('goes to projects beside, by the names of files', () => {
    const solution = {
      'Shop.sln': '',
      'src/Orders/Orders.csproj': '',
      'src/Orders/Function.cs':
        'public class Function { public void Handle(SQSEvent e, ILambdaContext c) { new Store().Save(); } }',
      'src/Core/Core.csproj': '',
      'src/Core/Store.cs': 'public class Store { public void Save() { Console.WriteLine("x"); } }',
    };
    expect(handlerOf(link(solution, named)).reach.logs.map(({ range }) => range.file)).toEqual(['src/Core/Store.cs']);
  });
});

describe('handlers that no template names', () => {
  test('are found by their shape', () => {
    const path = 'src/Orders/Function.cs';
    const application = linkLooseHandlers([path], workspace({ [path]: handler }));
    expect(application.handlers.map(({ name, events }) => [name, events])).toEqual([['Function.Handle', ['queue']]]);
  });
});
