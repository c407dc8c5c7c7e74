import type { Application } from '../../src/model/application.js';
import type { Finding, RuleMetadata } from '../../src/model/finding.js';
import type { RegisteredRule, Rule } from '../../src/model/rule.js';
import type { SourceRange } from '../../src/model/source.js';

/** A range on one zero-based line. */
export function at(file: string, line: number, start = 0, end = start + 1): SourceRange {
  return { file, start: { line, character: start }, end: { line, character: end } };
}

export function emptyApplication(root = 'template.yaml'): Application {
  return {
    root,
    dialect: 'sam',
    complete: true,
    functions: [],
    handlers: [],
    triggers: [],
    queues: [],
    topics: [],
    tables: [],
    apis: [],
    stages: [],
    urls: [],
    roles: [],
    logGroups: [],
    workflows: [],
    unresolved: [],
    misused: [],
    parameters: [],
    outputs: [],
    declarations: new Map(),
  };
}

export function metadata(id: string, changes: Partial<RuleMetadata> = {}): RuleMetadata {
  return {
    id,
    title: `Title of ${id}`,
    skill: 'retries-and-dlq',
    level: 'junior',
    severity: 'warning',
    maturity: 'stable',
    signal: 'dlq.bad.none',
    platforms: ['aws-lambda'],
    resources: [],
    ...changes,
  };
}

export function rule(id: string, check: Rule, changes: Partial<RuleMetadata> = {}): RegisteredRule {
  return { metadata: metadata(id, changes), check };
}

export function finding(id: string, range: SourceRange, changes: Partial<Finding> = {}): Finding {
  return {
    rule: id,
    severity: 'warning',
    range,
    message: `${id} fails`,
    application: 'template.yaml',
    related: [],
    fixes: () => [],
    ...changes,
  };
}
