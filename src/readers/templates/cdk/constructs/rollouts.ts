import { type Datum, mapOptions, optionsOf, text, unknown } from '../../../evaluation/data.js';
import type { Slot } from '../../../evaluation/slots.js';
import { setDefault } from '../application.js';
import type { Construct } from '../construct.js';
import { appendAt, setAt } from '../draft.js';
import type { ConstructFamily, Method } from '../family.js';
import { allowing, grant, roleOf } from '../roles.js';
import { arn, constantName, each, itself, name } from '../values.js';

/** Deployment groups that move requests from one version of a function to the next. */
export const rolloutFamilies: readonly ConstructFamily[] = [
  {
    types: ['aws-codedeploy.LambdaDeploymentGroup'],
    make: (construct, { application }) => {
      const draft = application.declare(construct, 'AWS::CodeDeploy::DeploymentGroup', {
        Alias: ['alias', itself],
        DeploymentConfigName: ['deploymentConfig', configurationName],
        'AlarmConfiguration.Alarms': ['alarms', each(name)],
        BeforeAllowTrafficHook: ['preHook', arn],
        AfterAllowTrafficHook: ['postHook', arn],
      });
      // Source: aws-cdk-lib, `LambdaDeploymentGroupProps.deploymentConfig`: a canary of 10 % for 5 minutes, 2026-11.
      if (!construct.props.slot('deploymentConfig')) {
        setDefault(draft, 'DeploymentConfigName', text('CodeDeployDefault.LambdaCanary10Percent5Minutes', draft.site));
      }
      for (const hook of [construct.props.slot('preHook'), construct.props.slot('postHook')]) {
        if (hook) letReport(construct, hook);
      }
    },
    methods: {
      addAlarm: (construct, given) => {
        const [alarm] = given.positional;
        if (construct.draft && alarm) {
          appendAt(construct.draft.properties, ['AlarmConfiguration', 'Alarms'], {
            ...alarm,
            datum: name(alarm.datum),
          });
        }
        return undefined;
      },
      addPreHook: hook('BeforeAllowTrafficHook'),
      addPostHook: hook('AfterAllowTrafficHook'),
    },
  },
];

function hook(property: string): Method {
  return (construct, given) => {
    const [target] = given.positional;
    if (construct.draft && target) {
      setAt(construct.draft.properties, [property], { ...target, datum: arn(target.datum) });
      letReport(construct, target);
    }
    return undefined;
  };
}

/** A hook may tell the group how its check went. Source: aws-cdk-lib, `LambdaDeploymentGroup.addPreHook`, 2026-11. */
function letReport(group: Construct, { datum, site }: Slot): void {
  for (const option of optionsOf(datum)) {
    grant(roleOf(option), allowing(['codedeploy:PutLifecycleEventHookExecutionStatus'], [arn(group.datum)], site));
  }
}

/** `CANARY_10PERCENT_5MINUTES` is `CodeDeployDefault.LambdaCanary10Percent5Minutes`; one of the program's own is a reference. */
function configurationName(datum: Datum): Datum {
  return mapOptions(itself(datum), (option): Datum => {
    const constant = constantName(option);
    if (constant === undefined)
      return option.kind === 'text' ? option : unknown(option.site, 'which one it is is not known');
    const words = constant
      .split('_')
      .map((word) => word.replace(/[A-Z]+/, (all) => all.charAt(0) + all.slice(1).toLowerCase()));
    return text(`CodeDeployDefault.Lambda${words.join('')}`, option.site);
  });
}
