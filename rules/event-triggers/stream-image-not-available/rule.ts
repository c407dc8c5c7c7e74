import type { Handler, LinkedPollTrigger } from '../../../src/model/application.js';
import type { FixProposal } from '../../../src/model/finding.js';
import { functionsOf } from '../../../src/model/names.js';
import type { Rule } from '../../../src/model/rule.js';
import type { TableDeclaration } from '../../../src/model/template.js';
import { certain, type Known } from '../../../src/model/value.js';

/** The stream of a table carries the images that the handler behind it reads. */
export const check: Rule = ({ triggers }, verdict) => {
  for (const trigger of triggers) {
    if (trigger.trigger !== 'stream' || trigger.service !== 'dynamodb') continue;
    const table = trigger.sourceDeclaration;
    const handler = handlerOf(trigger);
    if (!handler || table?.kind !== 'table' || table.streamView.kind !== 'known') continue;
    const view = table.streamView;
    const carried = carriedBy(view.value);
    const reads = handler.reach.eventFlow.reads.filter(({ path }) => imageOf(path) !== undefined);
    if (!carried || reads.length === 0) continue;
    const elsewhere = carriedElsewhere(handler, trigger);
    const [missing, ...others] = reads.filter(({ path }) => {
      const image = imageOf(path) ?? '';
      return !carried.includes(image) && !elsewhere.includes(image);
    });
    const image = missing && imageOf(missing.path);
    if (!missing || image === undefined) {
      verdict.holds(missing ?? trigger);
      continue;
    }
    verdict.fails(
      { range: missing.range, name: functionsOf(handler) },
      {
        message: `${functionsOf(handler)} reads ${image}, and the stream of ${table.name} carries ${spoken(view.value)}: it is never there. Set StreamViewType to NEW_AND_OLD_IMAGES, or do without it.`,
        // Code that is ready for its absence may be so for another table.
        ...(missing.guarded && { severity: 'warning' }),
        function: trigger.consumer?.name ?? functionsOf(handler),
        related: [
          { range: view.range, message: `The stream of ${table.name} is ${view.value}` },
          ...others.map(({ range, path }) => ({ range, message: `${imageOf(path)} is read here` })),
        ],
        fix: () => [carryBoth(table, view)],
      },
    );
  }
};

function handlerOf({ consumer }: LinkedPollTrigger): Handler | undefined {
  return consumer?.code.kind === 'found' ? consumer.code.handler : undefined;
}

function imageOf(path: readonly string[]): string | undefined {
  return path.find((name) => name === 'NewImage' || name === 'OldImage');
}

/** A handler behind several tables may read from one what another does not carry. */
function carriedElsewhere(handler: Handler, own: LinkedPollTrigger): readonly string[] {
  return handler.functions
    .flatMap(({ triggers }) => triggers)
    .flatMap((trigger) => {
      if (trigger.trigger !== 'stream' || trigger.service !== 'dynamodb' || trigger.id === own.id) return [];
      const table = trigger.sourceDeclaration;
      const view = table?.kind === 'table' ? certain(table.streamView) : undefined;
      return (view !== undefined && carriedBy(view)) || ['NewImage', 'OldImage'];
    });
}

/** The images in a record (DynamoDB developer guide, "Change data capture for DynamoDB Streams", 2026-11). */
function carriedBy(view: string): readonly string[] | undefined {
  switch (view) {
    case 'NEW_IMAGE':
      return ['NewImage'];
    case 'OLD_IMAGE':
      return ['OldImage'];
    case 'KEYS_ONLY':
      return [];
    case 'NEW_AND_OLD_IMAGES':
      return ['NewImage', 'OldImage'];
    default:
      return undefined;
  }
}

function spoken(view: string): string {
  return view === 'KEYS_ONLY' ? 'only keys' : `only the ${view === 'NEW_IMAGE' ? 'new' : 'old'} image`;
}

function carryBoth({ name, origin }: TableDeclaration, view: Known<string>): FixProposal {
  return {
    title: `Let the stream of ${name} carry both images`,
    safety: 'suggested',
    intents: [
      {
        kind: 'set-property',
        of: origin,
        declaration: 'table',
        property: 'streamView',
        value: 'NEW_AND_OLD_IMAGES',
        replaces: view.definedAt ?? view.range,
      },
    ],
  };
}
