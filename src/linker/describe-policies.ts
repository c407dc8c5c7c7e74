import type { Application } from '../model/application.js';
import { type FunctionRights, type NeededRight, placesOf, statementsFor } from '../model/rights.js';
import type { SourceRange } from '../model/source.js';
import type { Target } from '../model/template.js';
import { Declarations } from './declarations.js';
import { handlerRights } from './rights/function-rights.js';

/** What the role of one function has to allow, as plain data. Lines are 1-based. */
export interface PolicyDescription {
  /** The root template, or `.` for a handler that no template names. */
  readonly application: string;
  readonly name: string;
  /** Some of what the function calls cannot be seen: it needs this, and perhaps more. */
  readonly atLeast: boolean;
  /** For the calls of its code. */
  readonly statements: readonly StatementDescription[];
  /** For what runs it. */
  readonly platform: readonly StatementDescription[];
}

export interface StatementDescription {
  readonly actions: readonly ActionDescription[];
  /**
   * Names of the template, with the part that is meant (`Uploads/*`), ARN patterns for what stands elsewhere, and `*` for
   * what is not known or knows nothing narrower.
   */
  readonly resources: readonly string[];
  readonly because: readonly PlaceDescription[];
}

export interface ActionDescription {
  readonly name: string;
  readonly because: readonly PlaceDescription[];
}

export interface PlaceDescription {
  readonly file: string;
  readonly line: number;
}

/** The policy each function of an application needs; what a tool makes by itself is left out. */
export function describePolicies(application: Application): readonly PolicyDescription[] {
  const { root, functions, handlers } = application;
  const declared = functions.filter(({ generated }) => !generated);
  const unclaimed = handlers.filter((handler) => handler.functions.length === 0);
  return [
    ...declared.map(({ name, rights }) => describe(root, name, rights, application)),
    ...unclaimed.map((handler) =>
      describe(root, handler.name, handlerRights(handler, [], new Declarations([])), application),
    ),
  ];
}

function describe(
  root: string,
  name: string,
  { called, platform, complete, openClients }: FunctionRights,
  application: Application,
): PolicyDescription {
  return {
    application: root,
    name,
    atLeast: !complete || openClients.size > 0,
    statements: describeStatements(called, application),
    platform: describeStatements(platform, application),
  };
}

function describeStatements(rights: readonly NeededRight[], application: Application): readonly StatementDescription[] {
  return statementsFor(rights).map(({ actions, resources, rights: needing }) => ({
    actions: actions.map((name) => ({ name, because: places(needing.filter(({ action }) => action === name)) })),
    resources: resources.map((target) => resourceName(target, application)),
    because: places(needing),
  }));
}

/** Several calls may stand in one line. */
function places(rights: readonly NeededRight[]): readonly PlaceDescription[] {
  const lines = new Map(placesOf(rights).map((range) => [`${range.file}:${line(range)}`, range]));
  return [...lines.values()].map((range) => ({ file: range.file, line: line(range) }));
}

function line({ start }: SourceRange): number {
  return start.line + 1;
}

function resourceName(target: Target | undefined, { declarations }: Application): string {
  if (!target) return '*';
  if (target.kind === 'text') return target.text;
  return (declarations.get(target.id)?.name ?? target.id) + (target.suffix ?? '');
}
