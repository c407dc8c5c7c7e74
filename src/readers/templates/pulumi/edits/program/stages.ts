import { methodSettings } from '../../../../aws-provider/index.js';
import type { NewCodeMap } from '../../../../syntax/edits/new-code.js';
import { inputName } from '../input-names.js';
import { inputOf, inputsOf, type MadeHere, rootOf } from './made-here.js';
import { makingStatement } from './new-statements.js';
import type { ProgramEdit } from './program-edit.js';
import { logicalNameLike, variableOf } from './variables.js';

/** Limits of the rates of a stage of a REST API, by the arguments of the settings of its methods. */
type MethodRates = ReadonlyMap<string, number>;

/** Limits the rates of a stage by the settings of all its methods, or by new ones behind it. */
export function setMethodRates(edit: ProgramEdit, stage: MadeHere, rates: MethodRates): boolean {
  const forAll = edit.resources.filter(isForAllMethods);
  const settings = forAll.find((made) => isOf(made, stage, edit));
  const written = [...rates].map(([name, value]) => [inputName(methodSettings.type, { name }), value] as const);
  if (settings) {
    const inputs = inputsOf(settings, edit.draft);
    return (
      inputs !== undefined &&
      written.every(([name, value]) => edit.draft.set(inputs, [['settings'], edit.spellings(name)], value))
    );
  }
  // Whose they are is not told by the others.
  if (forAll.length > 0) return false;
  return addSettings(edit, stage, written);
}

/** Or may be for all: a path that is worked out. */
function isForAllMethods(made: MadeHere): boolean {
  if (made.type !== methodSettings.type) return false;
  const path = inputOf(made, ['methodPath', 'method_path']);
  return path?.kind !== 'literal' || path.value === methodSettings.allMethods;
}

function isOf(made: MadeHere, stage: MadeHere, { draft }: ProgramEdit): boolean {
  const named = inputOf(made, ['stageName', 'stage_name']);
  return named !== undefined && variableOf(stage.found, made.found, draft) === rootOf(named, draft.text);
}

function addSettings(edit: ProgramEdit, stage: MadeHere, rates: readonly (readonly [string, number])[]): boolean {
  const { draft } = edit;
  const { node, around } = stage.found;
  const behind = { node: { ...node, start: node.end }, around };
  const variable = variableOf(stage.found, behind, draft);
  const api = inputOf(stage, ['restApi', 'rest_api']);
  if (variable === undefined || !api) return false;
  const inputs: NewCodeMap = {
    entries: [
      [edit.spelled('restApi'), { code: draft.text.slice(api.start, api.end) }],
      [edit.spelled('stageName'), { code: `${variable}.${edit.spelled('stageName')}` }],
      [edit.spelled('methodPath'), methodSettings.allMethods],
      ['settings', { entries: rates.map(([name, value]) => [edit.spelled(name), value] as const) }],
    ],
  };
  const name = logicalNameLike(stage, `${stage.name ?? 'stage'}Limits`, draft);
  return draft.insertAfter(
    stage.found,
    makingStatement(edit, 'aws:apigateway:MethodSettings', name, inputs, undefined),
  );
}
