import type { LogGroupDeclaration } from '../../../model/template.js';
import { known } from '../../../model/value.js';
import { declaredPart, type ReadApplication } from '../../resources/resource-reader.js';
import { firstOf } from '../../values/composed.js';
import type { FunctionResource } from './function-resource.js';
import { logGroupLogicalId } from './names.js';

/**
 * The log group the framework makes for a function, unless the function writes elsewhere or to none. It keeps its lines for
 * ever where nobody says how long.
 *
 * Source: Serverless Framework documentation, "AWS Lambda Functions", log group resources, read 2026-11-21.
 */
export function madeLogGroup(resource: FunctionResource, application: ReadApplication): readonly LogGroupDeclaration[] {
  const { owner, service, properties } = resource;
  const isOff = owner.place.get('disableLogs').literal === 'true';
  if (isOff || !properties.get('LoggingConfig', 'LogGroup').isAbsent) return [];
  const id = logGroupLogicalId(owner.name);
  const retention = firstOf(
    service.overrides(id).get('RetentionInDays'),
    owner.place.get('logRetentionInDays'),
    service.provider.get('logRetentionInDays'),
    // A plugin of the time when the provider had no setting for it.
    service.top.get('custom', 'logRetentionInDays'),
  );
  const name = properties.get('FunctionName').name();
  const own = declaredPart(resource, application, {
    suffix: '',
    written: owner.place.written,
    range: resource.keyRange,
  });
  return [
    {
      ...own,
      id,
      name: id,
      type: 'AWS::Logs::LogGroup',
      kind: 'log-group',
      logGroupName:
        name.kind === 'known'
          ? known({ kind: 'text', text: `/aws/lambda/${name.value}` }, name.range)
          : { kind: 'absent' },
      retentionDays: retention.number(),
      generated: true,
    },
  ];
}
