import { type Datum, literalOf, type Site, text, unknown } from '../../../evaluation/data.js';
import type { CdkApplication } from '../application.js';
import { type Construct, constructIn, partIn } from '../construct.js';
import { setAt } from '../draft.js';
import type { ConstructFamily, Context } from '../family.js';
import { makeRole } from '../roles.js';
import { upperCase } from '../values.js';
import { definitionOf } from './state-definitions.js';

/** State machines with the states that their first leads to. */
export const stepFunctionsFamilies: readonly ConstructFamily[] = [
  { types: ['aws-stepfunctions.StateMachine'], make: makeMachine },
];

function makeMachine(construct: Construct, context: Context): void {
  const { application } = context;
  const { props } = construct;
  const draft = application.declare(construct, 'AWS::StepFunctions::StateMachine', {
    StateMachineName: 'stateMachineName',
    StateMachineType: ['stateMachineType', upperCase],
    DefinitionSubstitutions: 'definitionSubstitutions',
    'TracingConfiguration.Enabled': 'tracingEnabled',
  });
  const level = construct.props.inner('logs').slot('level');
  if (level) {
    setAt(draft.properties, ['LoggingConfiguration', 'Level'], { ...level, datum: upperCase(level.datum) });
  }
  construct.role = constructIn(props.get('role')) ?? makeRole(construct, 'states.amazonaws.com', [], context, 'Role');
  const slot = props.slot('definitionBody') ?? props.slot('definition');
  if (!slot) return;
  const body = partIn(slot.datum);
  const [first] = body?.arguments ?? [];
  switch (body?.type.split('.').at(-1)) {
    case 'fromFile': {
      const path = literalOf(first);
      const found = path === undefined ? undefined : application.relativePath(path, draft.site);
      setAt(draft.properties, ['DefinitionUri'], {
        ...slot,
        datum: found === undefined ? slot.datum : text(found, slot.site),
      });
      return;
    }
    case 'fromString':
      setAt(draft.properties, ['DefinitionString'], { ...slot, datum: first ?? slot.datum });
      return;
    case 'fromChainable':
      setAt(draft.properties, ['Definition'], { ...slot, datum: statesOf(first, slot.site, application) });
      return;
    default:
      setAt(draft.properties, ['Definition'], { ...slot, datum: statesOf(slot.datum, slot.site, application) });
  }
}

/** A definition whose states are not known is written all the same: the machine is there. */
function statesOf(start: Datum | undefined, site: Site, application: CdkApplication): Datum {
  const definition = definitionOf(start, site);
  if (definition) return definition;
  application.leaveOut(site, 'the states of a state machine are not known');
  return unknown(site, 'the states of a state machine are not known');
}
