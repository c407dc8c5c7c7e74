import * as vscode from 'vscode';
import { loudnessOf, section } from './loudness.js';
import { type Loudness, type Preset, presetInForce, presets } from './presets.js';
import { choose } from './quick-choice.js';

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
async function apply({ settings }: Preset): Promise<void> {
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
