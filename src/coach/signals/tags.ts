import type { Declaration } from '../../model/template.js';
import { certain } from '../../model/value.js';

/** What a tag says of a resource. */
export type TagMeaning = keyof typeof meanings;

/** Whether a resource certainly has tags that say all of this. */
export function isTaggedWith({ tags }: Declaration, ...wanted: readonly TagMeaning[]): boolean {
  const names = (tags && certain(tags)) ?? [];
  return wanted.every((meaning) => names.some((name) => meanings[meaning].test(lastWord(name))));
}

/** Names often have the organisation before them: `acme:cost-center`. */
function lastWord(name: string): string {
  return name
    .slice(Math.max(name.lastIndexOf(':'), name.lastIndexOf('/')) + 1)
    .replace(/[-_. ]/g, '')
    .toLowerCase();
}

const meanings = {
  owner: /^(owner|ownedby|ownername|owneremail|team|teamname|squad|maintainer|contact|owningteam|serviceowner)$/,
  service:
    /^(service|servicename|project|projectname|app|appname|application|applicationname|product|system|component|workload)$/,
  stage: /^(stage|env|environment|environmentname|deploymentstage)$/,
  cost: /^(cost(center|centre|code|allocation)|billing(code|group)?|chargeback|businessunit|project|projectname|department)$/,
} as const;
