import type { Connection, Diagnostic } from 'vscode-languageserver';
import type { RuleMetadata } from '../model/finding.js';
import { problemDiagnostic, toDiagnostic } from './diagnostics.js';
import type { Folder } from './folder.js';

/** Sends the findings of each file to the client, and only when they differ from what it has. */
export class Publishing {
  readonly #connection: Connection;
  readonly #rules: ReadonlyMap<string, RuleMetadata>;
  /** What the client has, as JSON, by folder and path. */
  readonly #sent = new Map<Folder, Map<string, string>>();

  constructor(connection: Connection, rules: ReadonlyMap<string, RuleMetadata>) {
    this.#connection = connection;
    this.#rules = rules;
  }

  /** Files edited since the check are left out: their next check is on its way. */
  async publish(folder: Folder): Promise<void> {
    if (!folder.result) return;
    const sent = this.#sent.get(folder) ?? new Map<string, string>();
    this.#sent.set(folder, sent);
    const current = await diagnosticsByPath(folder, this.#rules);
    for (const path of new Set([...current.keys(), ...sent.keys()])) {
      const version = folder.checkedVersion(path);
      if (version === null) continue;
      const diagnostics = current.get(path) ?? [];
      const uri = folder.uriOf(path);
      const text = JSON.stringify([uri, diagnostics]);
      if (sent.get(path) === text) continue;
      if (diagnostics.length > 0) sent.set(path, text);
      else sent.delete(path);
      void this.#connection.sendDiagnostics({ uri, diagnostics, ...(version !== undefined && { version }) });
    }
  }

  /** Takes back everything of a folder that is no longer looked at. */
  withdraw(folder: Folder): void {
    for (const path of this.#sent.get(folder)?.keys() ?? []) {
      void this.#connection.sendDiagnostics({ uri: folder.uriOf(path), diagnostics: [] });
    }
    this.#sent.delete(folder);
  }
}

/** The diagnostics of every file of a folder that has one. */
export async function diagnosticsByPath(
  folder: Folder,
  rules: ReadonlyMap<string, RuleMetadata>,
): Promise<ReadonlyMap<string, Diagnostic[]>> {
  const byPath = new Map<string, Diagnostic[]>();
  const add = (path: string, diagnostic: Diagnostic) => {
    const own = byPath.get(path);
    if (own) own.push(diagnostic);
    else byPath.set(path, [diagnostic]);
  };
  for (const finding of folder.result?.findings ?? []) {
    add(
      finding.range.file,
      toDiagnostic(finding, rules.get(finding.rule), (path) => folder.uriOf(path)),
    );
  }
  for (const problem of (await folder.workspace).configurationProblems) add(problem.file, problemDiagnostic(problem));
  return byPath;
}
