import * as vscode from 'vscode';
import type { Middleware } from 'vscode-languageclient';
import { choose } from './first-use.js';
import { defaultLoudness, type Loudness, type Preset, presetInForce, presets, type Shown } from './presets.js';

const section = 'serverlessCoach';

/** What a setting says now, for a file where that differs. */
export function loudnessOf<Name extends keyof Loudness>(name: Name, scope?: vscode.Uri): Loudness[Name] {
  return vscode.workspace.getConfiguration(section, scope).get<Loudness[Name]>(name, defaultLoudness[name]);
}

/** Asks for a preset and writes its settings for this user. */
export async function choosePreset(): Promise<void> {
  const words: Readonly<Record<Preset['id'], { readonly label: string; readonly detail: string }>> = {
    learner: {
      label: vscode.l10n.t('Learner'),
      detail: vscode.l10n.t(
        'All findings in the editor, a link to the lesson above each, why it matters on hover, a number on the icon.',
      ),
    },
    expert: {
      label: vscode.l10n.t('Expert'),
      detail: vscode.l10n.t(
        'Errors and warnings in the editor, nothing else. Views and lessons are there when you ask.',
      ),
    },
  };
  const items = presets.map((preset) => ({ ...words[preset.id], preset }));
  const current = presetInForce(settingsNow());
  const chosen = await choose({
    title: vscode.l10n.t('How loud? Each setting can be changed afterwards.'),
    items,
    active: items.find(({ preset }) => preset === current),
  });
  if (chosen) await apply(chosen.preset);
}

/** Writes the settings of a preset for this user. */
export async function apply({ settings }: Preset): Promise<void> {
  const configuration = vscode.workspace.getConfiguration(section);
  for (const [name, value] of Object.entries(settings))
    await configuration.update(name, value, vscode.ConfigurationTarget.Global);
}

function settingsNow(): Loudness {
  return {
    'editor.show': loudnessOf('editor.show'),
    'editor.lessonLinks': loudnessOf('editor.lessonLinks'),
    'editor.explainOnHover': loudnessOf('editor.explainOnHover'),
    'findings.badge': loudnessOf('findings.badge'),
  };
}

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
