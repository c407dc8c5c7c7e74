import * as vscode from 'vscode';
import type { Middleware } from 'vscode-languageclient';
import { loudnessOf, section } from './loudness.js';
import type { Shown } from './presets.js';

/** Keeps from the editor what the user does not want to see there; a change of the setting counts at once. */
export class QuietDiagnostics implements vscode.Disposable {
  readonly #latest = new Map<string, () => void>();
  readonly #subscription = vscode.workspace.onDidChangeConfiguration((change) => {
    if (!change.affectsConfiguration(`${section}.editor.show`)) return;
    for (const show of this.#latest.values()) show();
  });

  readonly middleware: Pick<Middleware, 'handleDiagnostics' | 'provideHover'> = {
    handleDiagnostics: (uri, diagnostics, next) => {
      const show = () =>
        next(
          uri,
          diagnostics.filter(({ severity }) => severity <= most[loudnessOf('editor.show', uri)]),
        );
      if (diagnostics.length > 0) this.#latest.set(uri.toString(), show);
      else this.#latest.delete(uri.toString());
      show();
    },
    provideHover: (document, position, token, next) =>
      loudnessOf('editor.explainOnHover', document.uri) ? next(document, position, token) : undefined,
  };

  dispose(): void {
    this.#subscription.dispose();
  }
}

/** The editor counts severities from the worst, 0, on. */
const most: Readonly<Record<Shown, vscode.DiagnosticSeverity>> = {
  everything: vscode.DiagnosticSeverity.Hint,
  warnings: vscode.DiagnosticSeverity.Warning,
  errors: vscode.DiagnosticSeverity.Error,
};
