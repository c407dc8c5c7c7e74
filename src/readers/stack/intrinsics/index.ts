import type { Head } from '../../values/head.js';
import { choose } from './choose.js';
import { encodeBase64, join, length, select, split, substitute, toJsonString } from './combine.js';
import type { Intrinsic, IntrinsicUse } from './intrinsic.js';
import { unknownUse } from './intrinsic.js';
import { findInMap, getAttribute, importValue, reference, transform } from './look-up.js';

/** Everything a function of the template language may give; unknown for functions nobody knows. */
export function evaluateIntrinsic(use: IntrinsicUse): readonly Head[] {
  const own = use.scope.function?.(use);
  if (own) return own;
  const intrinsic = intrinsics.get(use.name);
  return intrinsic ? intrinsic(use) : unknownUse(use, `${use.name} is worked out only when deploying`, use.name);
}

const intrinsics: ReadonlyMap<string, Intrinsic> = new Map([
  ['Ref', reference],
  ['Fn::GetAtt', getAttribute],
  ['Fn::Sub', substitute],
  ['Fn::Join', join],
  ['Fn::Select', select],
  ['Fn::Split', split],
  ['Fn::Base64', encodeBase64],
  ['Fn::ToJsonString', toJsonString],
  ['Fn::Length', length],
  ['Fn::If', choose],
  ['Fn::FindInMap', findInMap],
  ['Fn::ImportValue', importValue],
  ['Fn::Transform', transform],
]);
