import type { ApiDeclaration, Declaration, Dialect, StageDeclaration } from '../../../model/template.js';
import { absent, known, knownValues } from '../../../model/value.js';
import { defaultAuthorization } from '../../resources/authorization.js';
import type { Stack } from '../../stack/stack.js';
import { keysOf } from '../../values/head.js';
import { implicitHttpApi, implicitRestApi } from './resources/events/http-events.js';
import { serverlessCors, serverlessRestriction, serverlessStage } from './resources/serverless-apis.js';

/**
 * The APIs SAM makes for the routes of a stack that name none. Their settings come from `Globals`; without those they
 * stand at the first such route.
 */
export function implicitApis(
  stack: Stack,
  declarations: readonly Declaration[],
  dialect: Dialect,
): readonly (ApiDeclaration | StageDeclaration)[] {
  return ([implicitRestApi, implicitHttpApi] as const).flatMap(
    (name): readonly (ApiDeclaration | StageDeclaration)[] => {
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
      const own = {
        name,
        type: `AWS::Serverless::${section}`,
        conditional: false,
        range: written?.range ?? firstRoute.range,
        generated: true,
      };
      const { file } = own.range;
      const gateway = section === 'Api' ? 'rest' : 'http';
      const path = written ? keysOf(written.path) : ['Globals', section];
      return [
        {
          ...own,
          kind: 'api',
          id,
          origin: written ? { dialect, file, path } : firstRoute.origin,
          gateway,
          defaultAuthorization: defaultAuthorization(settings.get('Auth')),
          restricted: serverlessRestriction(settings),
          cors: serverlessCors(settings, gateway),
          fromSpecification: absent,
        },
        {
          ...own,
          kind: 'stage',
          id: `${id}Stage`,
          origin: { dialect, file, path },
          api: known({ kind: 'resource', id }, own.range),
          ...serverlessStage(settings, gateway),
        },
      ];
    },
  );
}
