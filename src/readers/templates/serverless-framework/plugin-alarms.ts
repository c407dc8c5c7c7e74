import type { AlarmDeclaration } from '../../../model/template.js';
import { absent, unknown } from '../../../model/value.js';
import { originOf, type ReadApplication } from '../../resources/resource-reader.js';
import type { Service } from './service.js';

/** Plugins that make alarms of their own, for queues and functions alike (their readmes, read 2026-11-21). */
const alarming: ReadonlySet<string> = new Set([
  'serverless-slic-watch-plugin',
  'serverless-plugin-aws-alerts',
  'serverless-sqs-alarms-plugin',
]);

/** An alarm of which nobody can tell what it watches, for each plugin that makes some. */
export function pluginAlarms({ top }: Service, application: ReadApplication): readonly AlarmDeclaration[] {
  const plugins = top.get('plugins');
  const items = plugins.isMap() ? plugins.get('modules').items() : plugins.items();
  return items.flatMap((item): readonly AlarmDeclaration[] => {
    const { literal: name, written } = item;
    if (name === undefined || !written || !alarming.has(name)) return [];
    const { range } = written;
    return [
      {
        kind: 'alarm',
        id: `plugins.${name}`,
        name,
        origin: originOf(written, application),
        range,
        type: name,
        conditional: false,
        metric: unknown(range, `${name} decides`),
        namespace: absent,
        dimensions: [],
        actions: [],
        statistic: absent,
        description: absent,
      },
    ];
  });
}
