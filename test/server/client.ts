import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  type ClientCapabilities,
  type CodeAction,
  createProtocolConnection,
  type Diagnostic,
  type InitializeResult,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
  type WorkspaceEdit,
} from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';

/** Seconds until a wait for the server counts as failed. */
const patience = 10;

/** How a client differs from the plain one, which has no extras. */
export interface ClientOptions {
  readonly files: Readonly<Record<string, string>>;
  readonly capabilities?: ClientCapabilities;
  readonly initializationOptions?: unknown;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Added to the variables of the server's environment. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** An editor as the server sees it: a real process, real messages, files in a folder of its own. */
export class Client {
  readonly folder: string;
  readonly connection: ProtocolConnection;
  initialized: InitializeResult = { capabilities: {} };
  readonly #process: ChildProcess;
  readonly #documents = new Map<string, TextDocument>();
  readonly #published = new Map<string, PublishDiagnosticsParams>();
  #waiting: (() => void)[] = [];
  settings: Readonly<Record<string, unknown>>;

  private constructor(program: readonly string[], options: ClientOptions) {
    this.folder = mkdtempSync(join(tmpdir(), 'serverless-coach-lsp-'));
    this.settings = options.settings ?? {};
    for (const [path, text] of Object.entries(options.files)) this.write(path, text);
    const child = spawn(process.execPath, program, {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { ...process.env, ...options.environment },
    });
    this.#process = child;
    this.connection = createProtocolConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    );
    this.connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      this.#published.set(params.uri, params);
      for (const wake of this.#waiting.splice(0)) wake();
    });
    this.connection.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) =>
      items.map(() => this.settings),
    );
    this.connection.onRequest('client/registerCapability', () => null);
    this.connection.onRequest('workspace/diagnostic/refresh', () => null);
    this.connection.listen();
  }

  static async start(program: readonly string[], options: ClientOptions): Promise<Client> {
    const client = new Client(program, options);
    client.initialized = await client.connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: null,
      workspaceFolders: [{ uri: pathToFileURL(client.folder).href, name: 'workspace' }],
      capabilities: options.capabilities ?? { textDocument: { publishDiagnostics: { relatedInformation: true } } },
      initializationOptions: options.initializationOptions,
    });
    await client.connection.sendNotification('initialized', {});
    return client;
  }

  uri(path: string): string {
    return pathToFileURL(join(this.folder, path)).href;
  }

  /** Writes a file to the disk and says nothing. */
  write(path: string, text: string): void {
    mkdirSync(dirname(join(this.folder, path)), { recursive: true });
    writeFileSync(join(this.folder, path), text);
  }

  async open(path: string): Promise<void> {
    const document = TextDocument.create(this.uri(path), 'yaml', 1, readFileSync(join(this.folder, path), 'utf8'));
    this.#documents.set(path, document);
    await this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri: document.uri, languageId: 'yaml', version: 1, text: document.getText() },
    });
  }

  text(path: string): string {
    return this.#documents.get(path)?.getText() ?? readFileSync(join(this.folder, path), 'utf8');
  }

  /** Replaces the whole text, as typing would. */
  async change(path: string, text: string): Promise<void> {
    const before = this.#documents.get(path);
    if (!before) throw new Error(`${path} is not open`);
    const document = TextDocument.create(before.uri, 'yaml', before.version + 1, text);
    this.#documents.set(path, document);
    await this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: document.uri, version: document.version },
      contentChanges: [{ text }],
    });
  }

  /** Writes an open document to its file, as saving does. */
  async save(path: string): Promise<void> {
    this.write(path, this.text(path));
    await this.connection.sendNotification('textDocument/didSave', { textDocument: { uri: this.uri(path) } });
  }

  /** Writes the file of an open document, and gives the document the same text: what an editor does after a pull. */
  async pull(path: string, text: string): Promise<void> {
    this.write(path, text);
    await this.change(path, text);
  }

  async close(path: string): Promise<void> {
    this.#documents.delete(path);
    await this.connection.sendNotification('textDocument/didClose', { textDocument: { uri: this.uri(path) } });
  }

  /** Says that a file on the disk was made, changed or removed. */
  async touched(path: string, type: 1 | 2 | 3 = 2): Promise<void> {
    await this.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: this.uri(path), type }],
    });
  }

  /** What was published last for a file. */
  published(path: string): PublishDiagnosticsParams | undefined {
    return this.#published.get(this.uri(path));
  }

  publishedAt(uri: string): PublishDiagnosticsParams | undefined {
    return this.#published.get(uri);
  }

  /** Waits for a status the server tells that passes `test`. */
  async status(test: (status: { readonly busy: boolean }) => boolean): Promise<void> {
    await new Promise<void>((resolve) => {
      this.connection.onNotification('serverlessCoach/status', (status: { readonly busy: boolean }) => {
        if (test(status)) resolve();
      });
    });
  }

  /** Waits until the rules named in a file's diagnostics are exactly these, in any order. */
  async finds(path: string, rules: readonly string[]): Promise<readonly Diagnostic[]> {
    const wanted = [...rules].sort().join(', ');
    return this.until(
      path,
      (diagnostics) =>
        diagnostics
          .map(({ code }) => code)
          .sort()
          .join(', ') === wanted,
      wanted || 'nothing',
    );
  }

  async until(
    path: string,
    holds: (diagnostics: readonly Diagnostic[]) => boolean,
    what: string,
  ): Promise<readonly Diagnostic[]> {
    const deadline = Date.now() + patience * 1000;
    for (;;) {
      const diagnostics = this.published(path)?.diagnostics ?? [];
      if (this.published(path) && holds(diagnostics)) return diagnostics;
      const left = deadline - Date.now();
      if (left <= 0)
        throw new Error(`expected ${what} in ${path}, got ${JSON.stringify(diagnostics.map(({ code }) => code))}`);
      await new Promise<void>((resolve) => {
        this.#waiting.push(resolve);
        setTimeout(resolve, Math.min(left, 500));
      });
    }
  }

  async actions(path: string, diagnostic: Diagnostic, only?: readonly string[]): Promise<readonly CodeAction[]> {
    return this.connection.sendRequest('textDocument/codeAction', {
      textDocument: { uri: this.uri(path) },
      range: diagnostic.range,
      context: { diagnostics: [diagnostic], ...(only && { only }) },
    });
  }

  /** Applies an edit to open documents and files, as an editor does. */
  async apply(edit: WorkspaceEdit): Promise<void> {
    for (const [uri, edits] of Object.entries(edit.changes ?? {})) {
      const open = [...this.#documents].find(([, document]) => document.uri === uri);
      if (!open) throw new Error(`the edit changes ${uri}, which is not open`);
      await this.change(open[0], TextDocument.applyEdits(open[1], edits));
    }
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.#process.once('exit', resolve));
    await this.connection.sendRequest('shutdown');
    await this.connection.sendNotification('exit');
    await ended;
    this.connection.dispose();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
