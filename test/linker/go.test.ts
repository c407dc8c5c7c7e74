import { describe, expect, test } from 'vitest';
import { linkLooseHandlers, linkTemplate } from '../../src/linker/index.js';
import type { Application, Handler } from '../../src/model/application.js';
import type { FunctionDeclaration } from '../../src/model/template.js';
import { read } from '../readers/go/reading.js';
import { Files } from './files.js';
import { absent, folder, is, lambda, template } from './template-facts.js';

const runtime = { runtime: is('provided.al2023'), handler: is('bootstrap') };

/** The files of a workspace, each a Go file by its path. */
function workspace(texts: Readonly<Record<string, string>>): Files {
  return new Files(...Object.entries(texts).map(([path, text]) => (path.endsWith('.go') ? read(text, path) : path)));
}

function link(texts: Readonly<Record<string, string>>, declaration: Partial<FunctionDeclaration> = {}): Application {
  return linkTemplate(template(lambda('GetOrdersFunction', { ...runtime, ...declaration })), workspace(texts));
}

/** `file#name` of the handler that was found, or what was found instead. */
function found(
  texts: Readonly<Record<string, string>>,
  declaration: Partial<FunctionDeclaration> = {},
): string | undefined {
  const code = link(texts, declaration).functions[0]?.code;
  return code?.kind === 'found' ? `${code.handler.file}#${code.handler.name}` : code?.kind;
}

function handlerOf(application: Application): Handler {
  const [handler] = application.handlers;
  if (!handler) throw new Error('no handler');
  return handler;
}

const lambdaImport = 'import "github.com/aws/aws-lambda-go/lambda"\n';
const main = `package main\n${lambdaImport}func handle() error { return nil }\nfunc main() { lambda.Start(handle) }\n`;
const library = 'package orders\nfunc handle() error { return nil }\n';

describe('the main package', () => {
  test.each([
    ['in the folder', 'src/orders', 'src/orders/main.go', {}],
    ['in the workspace folder', '', 'main.go', {}],
    ['that is named by its file', 'src/main.go', 'src/main.go', {}],
    ['named like the function', 'src', 'src/cmd/get-orders/main.go', {}],
    ['named like the function, in one word', 'src', 'src/functions/getorders/main.go', {}],
    ['named like the executable', '', 'cmd/api/main.go', { handler: is('bin/api') }],
    ['from which a build made the folder', 'bin/api', 'cmd/api/main.go', {}],
    ['of go1.x', 'src', 'src/hello/main.go', { runtime: is('go1.x'), handler: is('hello') }],
    ['that is the only one', 'src', 'src/cmd/whatever/main.go', {}],
  ])('is found %s', (_, path, file, declaration) => {
    expect(found({ [file]: main }, { packaging: folder(path), ...declaration })).toBe(`${file}#handle`);
  });

  test('is the file called like the function where each file is a program', () => {
    const program = (name: string) =>
      `package main\nimport "os"\n${lambdaImport}func ${name}() error { _ = os.Getenv("${name}"); return nil }\nfunc main() { lambda.Start(${name}) }\n`;
    const files = { 'cmd/get_orders.go': program('get'), 'cmd/put_orders.go': program('put') };
    expect(found(files, { packaging: folder('') })).toBe('cmd/get_orders.go#get');
    expect(found(files, { packaging: folder(''), name: 'Other' })).toBe('unknown');
    expect(handlerOf(link(files, { packaging: folder('') })).reach.environmentReads.map(({ name }) => name)).toEqual([
      'get',
    ]);
  });

  test('is not guessed at', () => {
    const two = { 'src/cmd/a/main.go': main, 'src/cmd/b/main.go': main };
    expect(found(two, { packaging: folder('src') })).toBe('unknown');
    expect(found({ 'src/orders/orders.go': library }, { packaging: folder('src/orders') })).toBe('unknown');
    expect(found({ 'src/orders/main_test.go': main }, { packaging: folder('src/orders') })).toBe('unknown');
    expect(found({ 'src/main.go': main }, { runtime: is('nodejs22.x'), packaging: folder('src') })).toBe('unknown');
    expect(found({ 'src/main.go': main }, { runtime: absent, packaging: folder('src') })).toBe('unknown');
  });
});

describe('a handler', () => {
  test('is found in another file of the package, with what that file sets up', () => {
    const application = link(
      {
        'src/main.go': `package main\n${lambdaImport}func main() { lambda.Start(handle) }\n`,
        'src/handle.go':
          'package main\nimport "os"\nvar table = os.Getenv("TABLE")\nfunc handle() error { return save() }\n',
        'src/save.go': 'package main\nimport "os"\nfunc save() error { _ = os.Getenv("QUEUE"); return nil }\n',
        'src/init.go': 'package main\nimport "os"\nfunc init() { _ = os.Getenv("STAGE") }\n',
        'src/init_test.go': 'package main\nimport "os"\nvar x = os.Getenv("TEST")\n',
      },
      { packaging: folder('src') },
    );
    const { file, reach } = handlerOf(application);
    expect(file).toBe('src/handle.go');
    expect(reach.complete).toBe(true);
    expect(reach.environmentReads.map(({ name, phase }) => `${name} ${phase}`).sort()).toEqual([
      'QUEUE invocation',
      'STAGE start',
      'TABLE start',
    ]);
  });

  test('is found in a package of the module, and so is what it uses', () => {
    const application = link(
      {
        'go.mod': '',
        'cmd/orders/main.go': `package main
import (
	"github.com/acme/shop/internal/orders"
	"github.com/acme/shop/internal/store"
	"github.com/aws/aws-lambda-go/lambda"
)
func main() {
	handler := orders.New(store.New())
	lambda.Start(handler.Handle)
}
`,
        'internal/orders/orders.go': `package orders
import "os"
type Store interface { Save() error }
type Handler struct { store Store }
func New(store Store) *Handler { _ = os.Getenv("NEW"); return &Handler{store} }
`,
        'internal/orders/handle.go': `package orders
import "os"
func (h *Handler) Handle() error { _ = os.Getenv("HANDLE"); return h.store.Save() }
`,
        'internal/store/store.go': `package store
import "os"
type Table struct { name string }
func New() *Table { return &Table{name: os.Getenv("TABLE")} }
func (t *Table) Save() error { _ = os.Getenv("SAVE"); return nil }
func Unused() string { return os.Getenv("UNUSED") }
`,
      },
      { packaging: folder('cmd/orders') },
    );
    const { file, name, reach } = handlerOf(application);
    expect(`${file}#${name}`).toBe('internal/orders/handle.go#Handler.Handle');
    expect(
      reach.environmentReads.map((read) => `${read.name} ${read.phase}${read.assumed ? ' assumed' : ''}`).sort(),
    ).toEqual(['HANDLE invocation', 'NEW start', 'SAVE invocation assumed', 'TABLE start']);
  });

  test('is found where a function of another package makes it', () => {
    const files = {
      'src/main.go': `package main
import "acme/src/orders"
${lambdaImport}
func main() { lambda.Start(orders.NewHandler("x")) }
`,
      'src/orders/orders.go': `package orders
func NewHandler(name string) func() error {
	names := sorted(func() {})
	return func() error { return nil }
}
`,
    };
    const application = link(files, { packaging: folder('src') });
    const { file, name, fact } = handlerOf(application);
    expect(`${file}#${name} ${fact.range.start.line}`).toBe('src/orders/orders.go#<anonymous> 3');
  });

  test('sets up once what it keeps', () => {
    const application = link(
      {
        'src/main.go': `package main
import "sync"
import "os"
${lambdaImport}
var once sync.Once
func setup() { _ = os.Getenv("SETUP") }
func handle() error { once.Do(setup); return nil }
func main() { lambda.Start(handle) }
`,
      },
      { packaging: folder('src') },
    );
    expect(handlerOf(application).reach.environmentReads.map(({ phase }) => phase)).toEqual(['start']);
  });

  test('answers by what a function of another file returns', () => {
    const application = link(
      {
        'src/main.go': `package main
import "github.com/aws/aws-lambda-go/events"
${lambdaImport}
func handle(event events.SQSEvent) (interface{}, error) { return process(event) }
func main() { lambda.Start(handle) }
`,
        'src/process.go': `package main
import "github.com/aws/aws-lambda-go/events"
func process(event events.SQSEvent) (events.SQSEventResponse, error) { return events.SQSEventResponse{}, nil }
`,
      },
      { packaging: folder('src') },
    );
    expect(handlerOf(application).reach.batchResponse).toBe('returned');
  });

  test('ends with its goroutines', () => {
    const application = link({ 'src/main.go': main }, { packaging: folder('src') });
    expect(handlerOf(application).reach.endsWithPromise).toBe(true);
  });
});

describe('handlers that no template names', () => {
  test('are not those that another one hands its events on to', () => {
    const files = workspace({
      'main.go': `package main
import "github.com/aws/aws-lambda-go/events"
${lambdaImport}
func route(event events.SQSEvent) error { return save(event) }
func main() { lambda.Start(route) }
`,
      'save.go': `package main
import "github.com/aws/aws-lambda-go/events"
func save(event events.SQSEvent) error { return nil }
func Other(event events.SQSEvent) error { return nil }
`,
    });
    const { handlers } = linkLooseHandlers(['main.go', 'save.go'], files);
    expect(handlers.map(({ name }) => name)).toEqual(['route', 'Other']);
  });

  test('are found by what starts them, in any file, once', () => {
    const files = workspace({
      'src/main.go': `package main\n${lambdaImport}func main() { lambda.Start(handle) }\n`,
      'src/handle.go': 'package main\nfunc handle(order Order) error { return nil }\n',
      'jobs/main.go': main,
    });
    const { handlers } = linkLooseHandlers(['src/main.go', 'src/handle.go', 'jobs/main.go'], files);
    expect(handlers.map(({ file, name }) => `${file}#${name}`)).toEqual([
      'src/handle.go#handle',
      'jobs/main.go#handle',
    ]);
  });
});
