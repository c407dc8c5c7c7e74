import type { Application, LambdaFunction } from '../../model/application.js';
import { rangeKey, type SourceRange } from '../../model/source.js';
import type { Value } from '../../model/value.js';

/** A setting that is written once and counts for several functions. */
export interface SharedSetting {
  readonly setting: Setting;
  readonly place: SourceRange;
  readonly functions: readonly LambdaFunction[];
}

export type Setting = (typeof settings)[number];

const settings = ['runtime', 'timeoutSeconds', 'memoryMb', 'tracing', 'architectures', 'logFormat'] as const;

/**
 * The settings that more than one function takes from the same place: what counts for all of them in the template, a module, a
 * class of constructs, a constant. What the tool sets by itself is nobody's.
 */
export function sharedSettings({ functions }: Application): readonly SharedSetting[] {
  const written = functions.filter(({ generated }) => !generated);
  return settings.flatMap((setting) => {
    const byPlace = new Map<string, { place: SourceRange; functions: LambdaFunction[] }>();
    for (const each of written) {
      const place = placeOf(each[setting]);
      if (!place) continue;
      const key = rangeKey(place);
      const shared = byPlace.get(key);
      if (shared) shared.functions.push(each);
      else byPlace.set(key, { place, functions: [each] });
    }
    return [...byPlace.values()]
      .filter((shared) => shared.functions.length > 1)
      .map((shared) => ({ setting, ...shared }));
  });
}

function placeOf(value: Value<unknown>): SourceRange | undefined {
  return value.kind === 'known' && !value.isDefault ? value.range : undefined;
}
