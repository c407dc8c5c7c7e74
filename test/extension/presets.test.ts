import { describe, expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { defaultLoudness, type Loudness, presetInForce, presets } from '../../src/extension/presets.js';
import { firstUseRows } from '../../src/extension/views/first-use-rows.js';

interface Setting {
  readonly default: unknown;
  readonly enum?: readonly unknown[];
}

const settings: Readonly<Record<string, Setting>> = manifest.contributes.configuration.properties;
const names = Object.keys(defaultLoudness) as (keyof Loudness)[];

describe('how loud the extension is', () => {
  test('is by default what its settings say', () => {
    for (const name of names) expect(settings[`serverlessCoach.${name}`]?.default, name).toBe(defaultLoudness[name]);
  });

  test('has presets that write settings there are, with values they take', () => {
    for (const preset of presets) {
      expect(Object.keys(preset.settings).toSorted()).toEqual(names.toSorted());
      for (const name of names) {
        const { enum: values, default: usual } = settings[`serverlessCoach.${name}`] ?? { default: undefined };
        if (values) expect(values).toContain(preset.settings[name]);
        else expect(typeof preset.settings[name]).toBe(typeof usual);
      }
    }
  });

  test('is a preset only when all of its settings are in force', () => {
    expect(presetInForce(defaultLoudness)).toBeUndefined();
    for (const preset of presets) {
      expect(presetInForce(preset.settings)).toBe(preset);
      expect(presetInForce({ ...preset.settings, 'editor.show': 'errors' })).toBeUndefined();
    }
  });
});

describe('the first row of the next step', () => {
  test('asks for role and level until they were chosen', () => {
    expect(firstUseRows(false)).toMatchObject([{ label: 'Choose role and level', opens: 'target' }]);
    expect(firstUseRows(true)).toEqual([]);
  });
});
