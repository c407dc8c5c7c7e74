import { type Datum, mapOptions, text, unknown } from '../../../evaluation/data.js';
import { setDefault } from '../application.js';
import { appendAt, setAt } from '../draft.js';
import type { ConstructFamily, Method } from '../family.js';
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
    }
    return undefined;
  };
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
