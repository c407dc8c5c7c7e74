import { capped, type Head, seenFrom } from '../../values/head.js';
import { unknownPlace } from '../../values/place.js';
import { argumentsOf, type Intrinsic, malformed, unknownUse } from './intrinsic.js';

/** `Ref`: a loop variable, or what the name means in the template. */
export const reference: Intrinsic = (use) => {
  const name = use.argument.literal;
  if (name === undefined) return malformed(use);
  const bound = use.bindings.get(name);
  if (bound !== undefined) return [{ kind: 'text', parts: [bound], ...use.written }];
  return use.scope.reference(name, use.written);
};

/** `Fn::GetAtt`, as `Name.Attribute` or as a list of the two. */
export const getAttribute: Intrinsic = (use) => {
  const text = use.argument.literal;
  const items = text === undefined ? argumentsOf(use)?.map((item) => item.literal) : splitAtDot(text);
  const [resource, ...attribute] = items ?? [];
  if (!resource) return malformed(use);
  if (attribute.length === 0 || attribute.includes(undefined)) {
    return unknownUse(use, `which attribute of ${resource} is meant is not known`, resource);
  }
  return use.scope.attribute(resource, attribute.join('.'), use.written);
};

function splitAtDot(text: string): readonly string[] {
  const dot = text.indexOf('.');
  return dot < 0 ? [text] : [text.slice(0, dot), text.slice(dot + 1)];
}

/**
 * `Fn::FindInMap`: the value at both keys. Where a key is not known, all values that can be meant; the second key says
 * what kind of value it is, so that it must be known.
 */
export const findInMap: Intrinsic = (use) => {
  const [mapName, top, second, options] = argumentsOf(use) ?? [];
  const name = mapName?.literal;
  const key = second?.literal;
  if (!mapName || !top || !second) return malformed(use);
  if (name === undefined || key === undefined)
    return unknownUse(use, 'which entry of the mapping is meant is not known');
  const mapping = use.scope.mapping(name);
  if (mapping.isAbsent) return unknownUse(use, `there is no mapping ${name}`, name);
  const topKey = top.literal;
  const rows = topKey === undefined ? mapping.entries().map(({ place }) => place) : [mapping.get(topKey)];
  const fallback = options?.get('DefaultValue');
  return capped(found(), use.written);

  function* found(): Generator<Head> {
    let hasFound = false;
    for (const row of rows) {
      for (const head of row.get(key ?? '').heads) {
        if (head.kind === 'absent') continue;
        hasFound = true;
        yield seenFrom(use.written, head);
      }
    }
    if (fallback && !fallback.isAbsent && (topKey === undefined || !hasFound)) yield* fallback.heads;
    else if (!hasFound) {
      yield* unknownPlace(use.written, `mapping ${name} has no ${topKey ?? key}`, name).heads;
    }
  }
};

/** `Fn::ImportValue`: another stack exports it, and mostly nobody can say which. */
export const importValue: Intrinsic = (use) => {
  const name = use.argument.literal;
  const imported = name === undefined ? undefined : use.scope.imported?.(name, use.written);
  if (imported) return imported;
  return unknownUse(use, name ? `${name} is imported from another stack` : 'it is imported from another stack', name);
};

/** `Fn::Transform`: a local file that `AWS::Include` puts in, where it can be read; a macro is never run. */
export const transform: Intrinsic = (use) => {
  const macro = use.argument.get('Name').literal;
  const location = macro === 'AWS::Include' && use.argument.get('Parameters', 'Location').literal;
  const included = location && use.scope.included(location);
  if (included) return included.heads;
  return unknownUse(use, macro ? `${macro} puts it in when deploying` : 'a macro puts it in when deploying');
};
