import { comparePositions, rangeKey, type SourceRange } from './source.js';
import type { Target } from './template.js';

/**
 * How much a right matters to what needs it.
 *
 * - `always`: without it the call is refused.
 * - `at-times`: the call needs it in some of its runs, or where something is set that cannot be seen.
 * - `helpful`: the call goes on without it, and does or says less (a missing object is reported as such only to those who
 *   may list the bucket).
 */
export type RightNeed = 'always' | 'at-times' | 'helpful';

/** One IAM action that a function's role has to allow, on one thing. */
export interface NeededRight {
  /** In AWS's own spelling: `dynamodb:PutItem`. */
  readonly action: string;
  /**
   * A declared resource with the part of it that is meant (`/*` for the objects of a bucket, `/index/ByCustomer`), or an
   * ARN; `*` where the action knows no resource. Undefined where nobody can tell what is meant.
   */
  readonly on: Target | undefined;
  readonly need: RightNeed;
  /** The call, or for the platform what is declared. */
  readonly because: SourceRange;
}

/** What the role of a function has to allow. */
export interface FunctionRights {
  /** For the calls of its code. */
  readonly called: readonly NeededRight[];
  /** For what runs it: its log, traces, network interfaces, sources that are polled, places for failures. */
  readonly platform: readonly NeededRight[];
  /** Its code is found, everything in it can be followed, and every call is known and made as this role. */
  readonly followed: boolean;
  /** Followed, and nothing else that runs in it (packages, extensions) is known or likely to call AWS. */
  readonly complete: boolean;
  /**
   * Services of which more may be called, by their prefix in IAM: a client of theirs is made or imported, and no call of it
   * is seen.
   */
  readonly openServices: ReadonlySet<string>;
  /** Those of them of which a client is made: somebody means to call it. */
  readonly openClients: ReadonlySet<string>;
}

/** Actions that are needed on the same things, as one statement of a policy. */
export interface NeededStatement {
  /** Each once, in order of the alphabet. */
  readonly actions: readonly string[];
  /** What they are needed on; `[undefined]` where nobody can tell. */
  readonly resources: readonly (Target | undefined)[];
  readonly rights: readonly NeededRight[];
}

/** The least statements that give the rights: actions of one service on the same resources stand together. */
export function statementsFor(rights: readonly NeededRight[]): readonly NeededStatement[] {
  const groups = new Map<
    string,
    { actions: string[]; resources: NeededStatement['resources']; rights: NeededRight[] }
  >();
  for (const [action, needing] of byAction(rights)) {
    const resources = resourcesOf(needing);
    const key = [action.slice(0, action.indexOf(':')), ...resources.map(targetText)].join('\n');
    const group = groups.get(key);
    if (group) {
      group.actions.push(action);
      group.rights.push(...needing);
    } else groups.set(key, { actions: [action], resources, rights: [...needing] });
  }
  return [...groups.values()];
}

/** Each place once, in the order of the text. */
export function placesOf(rights: readonly NeededRight[]): readonly SourceRange[] {
  const places = new Map(rights.map(({ because }) => [rangeKey(because), because]));
  return [...places.values()].sort((a, b) =>
    a.file === b.file ? comparePositions(a.start, b.start) : a.file < b.file ? -1 : 1,
  );
}

function byAction(rights: readonly NeededRight[]): readonly (readonly [string, readonly NeededRight[]])[] {
  const actions = new Map<string, NeededRight[]>();
  for (const right of rights) {
    if (right.need === 'helpful') continue;
    const same = actions.get(right.action);
    if (same) same.push(right);
    else actions.set(right.action, [right]);
  }
  return [...actions].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** What is needed on everything, or on what nobody knows, is needed on nothing else. */
function resourcesOf(rights: readonly NeededRight[]): readonly (Target | undefined)[] {
  const resources = new Map(rights.map(({ on }) => [targetText(on), on]));
  const everything = rights.find(({ on }) => targetText(on) === '*');
  if (everything) return [rights.some(({ on }) => on === undefined) ? undefined : everything.on];
  return [...resources.keys()].sort().map((key) => resources.get(key));
}

function targetText(target: Target | undefined): string {
  if (!target) return '*';
  return target.kind === 'text' ? target.text : `${target.id}${target.suffix ?? ''}`;
}
