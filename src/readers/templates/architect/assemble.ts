import type { ApiDeclaration, Declaration, RoleDeclaration, Target, TemplateFacts } from '../../../model/template.js';
import { absent, known, type Value } from '../../../model/value.js';
import { onceEach } from '../../resources/application.js';
import { type ArcFunction, functionsOf, rangeOf } from './application.js';
import { type ArcFile, type ArcSource, itemsOf } from './arc-file.js';
import { functionDeclaration, ownRole, roleId, sharedRole } from './functions.js';
import { httpApi, sourcesOf, tablesOf, webSocketApi } from './sources.js';

const dialect = 'architect';

/** Works one manifest out, with the configurations of its functions. */
export function assembleManifest(manifest: ArcFile, files: ArcSource): TemplateFacts {
  const functions = functionsOf(manifest, files);
  const declared: readonly Declaration[] = [
    ...functions.flatMap((each) => [
      functionDeclaration(each, manifest),
      ...sourcesOf(each, manifest),
      ...ownRole(each, manifest),
    ]),
    ...tablesOf(manifest),
    ...apis(manifest, functions),
    ...staticBucket(manifest),
  ];
  const parts = [manifest, ...functions.flatMap(({ config }) => config ?? [])];
  return {
    root: manifest.path,
    dialect,
    files: [...new Set(parts.map(({ path }) => path))],
    declarations: onceEach([...declared, ...role(manifest, functions, declared)]),
    incomplete: additions(manifest),
    problems: parts.flatMap(({ problems }) => problems),
    suppressions: parts.flatMap(({ suppressions }) => suppressions),
  };
}

function apis(manifest: ArcFile, functions: readonly ArcFunction[]): readonly ApiDeclaration[] {
  return (
    [
      ['http', httpApi],
      ['ws', webSocketApi],
    ] as const
  ).flatMap(([pragma, id]): readonly ApiDeclaration[] => {
    const first = functions.find((each) => each.pragma === pragma);
    const section = manifest.sections.find(({ text }) => text === pragma);
    if (!first) return [];
    return [
      {
        kind: 'api',
        id,
        name: id,
        origin: { dialect, file: manifest.path, path: [`@${pragma}`] },
        range: section ? rangeOf(manifest, section) : first.range,
        type: `@${pragma}`,
        conditional: false,
        gateway: pragma === 'http' ? 'http' : 'websocket',
        defaultAuthorization: absent,
        restricted: absent,
        cors: absent,
        fromSpecification: absent,
        generated: true,
      },
    ];
  });
}

function staticBucket(manifest: ArcFile): readonly Declaration[] {
  const section = manifest.sections.find(({ text }) => text === 'static');
  if (!section) return [];
  return [
    {
      kind: 'bucket',
      id: 'StaticBucket',
      name: 'StaticBucket',
      origin: { dialect, file: manifest.path, path: ['@static'] },
      range: rangeOf(manifest, section),
      type: '@static',
      conditional: false,
      bucketName: absent,
      emptiedOnDeletion: absent,
      hasLifecycle: absent,
    },
  ];
}

/** Plugins and macros may declare and change whatever they like. */
function additions(manifest: ArcFile): TemplateFacts['incomplete'] {
  return ['plugins', 'macros'].flatMap((name) =>
    itemsOf(manifest, name).flatMap(({ words: [word] }) =>
      word ? [{ range: rangeOf(manifest, word), reason: `${word.text} may add or change resources` }] : [],
    ),
  );
}

/**
 * The role of all functions without policies of their own: logs, and all tables, topics, queues and files of the project
 * (@architect/package, globals, 2026-11-21).
 */
function role(
  manifest: ArcFile,
  functions: readonly ArcFunction[],
  declared: readonly Declaration[],
): readonly RoleDeclaration[] {
  const user = functions.find((each) => roleId(each, manifest) === sharedRole);
  const section = manifest.sections[0];
  if (!user || !section) return [];
  const range = rangeOf(manifest, section);
  const origin = { dialect, file: manifest.path, path: [`@${section.text}`] } as const;
  const all = (kind: Declaration['kind'], ...suffixes: readonly string[]): readonly Value<Target>[] =>
    declared
      .filter((each) => each.kind === kind)
      .flatMap(({ id }) => [
        known<Target>({ kind: 'resource', id, attribute: 'arn' }, range),
        ...suffixes.map((suffix) => known<Target>({ kind: 'resource', id, attribute: 'arn', suffix }, range)),
      ]);
  const rights: readonly (readonly [readonly string[], readonly Value<Target>[]])[] = [
    [logActions, [known({ kind: 'text', text: 'arn:aws:logs:*:*:*' }, range)]],
    [tableActions, all('table', '/*', '/stream/*')],
    [['sns:Publish'], all('topic')],
    [queueActions, all('queue')],
    [fileActions, all('bucket', '/*')],
  ];
  return [
    {
      kind: 'role',
      id: sharedRole,
      name: sharedRole,
      origin,
      range,
      type: 'AWS::IAM::Role',
      conditional: false,
      statements: rights
        .filter(([, resources]) => resources.length > 0)
        .map(([actions, resources]) => ({
          origin,
          range,
          effect: known('Allow', range),
          actions: actions.map((action) => known(action, range)),
          notActions: [],
          resources,
          notResources: [],
          hasCondition: false,
          fixed: true,
        })),
      managedPolicies: [],
      policyTemplates: [],
      assumedBy: [known('lambda.amazonaws.com', range)],
      complete: additions(manifest).length === 0,
      generated: true,
    },
  ];
}

const logActions = ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents', 'logs:DescribeLogStreams'];
const tableActions = [
  'BatchGetItem',
  'BatchWriteItem',
  'PutItem',
  'DeleteItem',
  'GetItem',
  'Query',
  'Scan',
  'UpdateItem',
  'GetRecords',
  'GetShardIterator',
  'DescribeStream',
  'ListStreams',
].map((action) => `dynamodb:${action}`);
const queueActions = ['SendMessageBatch', 'SendMessage', 'ReceiveMessage', 'DeleteMessage', 'GetQueueAttributes'].map(
  (action) => `sqs:${action}`,
);
const fileActions = ['s3:GetObject', 's3:PutObject', 's3:PutObjectAcl', 's3:DeleteObject'];
