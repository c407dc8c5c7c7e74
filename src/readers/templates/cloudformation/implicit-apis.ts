import type { ApiDeclaration, Declaration, Dialect } from '../../../model/template.js';
import { knownValues } from '../../../model/value.js';
import { defaultAuthorization } from '../../resources/authorization.js';
import type { Stack } from '../../stack/stack.js';
import { keysOf } from '../../values/head.js';
import { implicitHttpApi, implicitRestApi } from './resources/events/http-events.js';
import { serverlessRestriction } from './resources/serverless-apis.js';

/**
 * The APIs SAM makes for the routes of a stack that name none. Their settings come from `Globals`; without those they
 * stand at the first such route.
 */
export function implicitApis(
  stack: Stack,
  declarations: readonly Declaration[],
  dialect: Dialect,
): readonly ApiDeclaration[] {
  return ([implicitRestApi, implicitHttpApi] as const).flatMap((name): readonly ApiDeclaration[] => {
    const id = stack.prefix + name;
    const firstRoute = declarations.find(
      (declaration) =>
        declaration.kind === 'trigger' &&
        declaration.trigger === 'http' &&
        knownValues(declaration.source).some((target) => target.kind === 'resource' && target.id === id),
    );
    if (!firstRoute) return [];
    const section = name === implicitRestApi ? 'Api' : 'HttpApi';
    const settings = stack.globals.get(section);
    const { written } = settings;
    return [
      {
        kind: 'api',
        id,
        name,
        type: `AWS::Serverless::${section}`,
        conditional: false,
        range: written?.range ?? firstRoute.range,
        origin: written ? { dialect, file: written.range.file, path: keysOf(written.path) } : firstRoute.origin,
        gateway: section === 'Api' ? 'rest' : 'http',
        defaultAuthorization: defaultAuthorization(settings.get('Auth')),
        restricted: serverlessRestriction(settings),
        generated: true,
      },
    ];
  });
}
