import type { Application } from '../../model/application.js';
import type { OtherDeclaration } from '../../model/template.js';

/** Resources the model has no words for, of these kinds in CloudFormation's words: `AWS::Budgets::Budget`. */
export function declaredKinds({ declarations }: Application, ...kinds: readonly string[]): readonly OtherDeclaration[] {
  return [...declarations.values()].filter(
    (declared): declared is OtherDeclaration =>
      declared.kind === 'other' && declared.resource !== undefined && kinds.includes(declared.resource),
  );
}
