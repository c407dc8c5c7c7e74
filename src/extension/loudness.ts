import * as vscode from 'vscode';
import { defaultLoudness, type Loudness } from './presets.js';

/** What the names of our settings begin with. */
export const section = 'serverlessCoach';

/** What a setting says now, for a file where that differs. */
export function loudnessOf<Name extends keyof Loudness>(name: Name, scope?: vscode.Uri): Loudness[Name] {
  return vscode.workspace.getConfiguration(section, scope).get<Loudness[Name]>(name, defaultLoudness[name]);
}
