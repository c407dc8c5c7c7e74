import type { NewReference, NewValue } from '../../../../model/intent.js';
import type { NewCode } from '../../../syntax/edits/new-code.js';
import type { ProgramDraft } from '../../../syntax/edits/program-draft.js';
import { camelCase } from '../names.js';
import { freshVariable, type Making, makingAt, makingOf, nameOf } from './constructs.js';
import { CdkImports } from './imports.js';

/** A resource that a fix adds: the name it gets in the program, and its class. */
export interface AddedConstruct {
  readonly variable: string;
  readonly className: string;
}

/** One fix on one file: the draft, the imports, and what the fix adds. */
export class CdkEdit {
  readonly draft: ProgramDraft;
  readonly imports: CdkImports;
  /** By the name that the fix gives them. */
  readonly added = new Map<string, AddedConstruct>();
  readonly #bound = new Map<object, string>();

  constructor(draft: ProgramDraft) {
    this.draft = draft;
    this.imports = new CdkImports(draft);
  }

  get isPython(): boolean {
    return this.draft.style.language === 'python';
  }

  /** A name of the CDK as the language writes it. */
  name(camel: string): string {
    return this.isPython ? camel.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`) : camel;
  }

  /** Names a property may go by. */
  names(camel: string): readonly string[] {
    return [this.name(camel)];
  }

  /** What a construct is called here. One without a name gets one, where it is a statement of its own. */
  variable(making: Making): string | undefined {
    const known = nameOf(this.draft, making) ?? this.#bound.get(making.node);
    if (known !== undefined) return known;
    const statement = making.around.at(-1);
    const isStatement = statement?.kind === 'expression' && statement.start === making.node.start;
    const id = isStatement ? idText(making) : undefined;
    if (id === undefined) return undefined;
    const variable = freshVariable(this.draft, id);
    const before = this.isPython ? `${variable} = ` : `const ${variable} = `;
    const { start } = making.node;
    if (!this.draft.replace({ start, end: start }, { code: before })) return undefined;
    this.#bound.set(making.node, variable);
    return variable;
  }

  /** The construct a reference means, when it is made in this file. */
  referred({ reference, origin }: NewReference): Making | undefined {
    return (
      (origin?.file === this.draft.program.path ? makingAt(this.draft, origin) : undefined) ??
      makingOf(this.draft, reference)
    );
  }

  /** The construct itself as an expression. */
  construct(reference: NewReference): string | undefined {
    const added = this.added.get(reference.reference);
    if (added) return added.variable;
    const making = this.referred(reference);
    return making && this.variable(making);
  }

  /** A value as code; undefined where something it refers to has no name here. */
  code(value: NewValue): NewCode | undefined {
    if (typeof value !== 'object') return value;
    if (isList(value)) {
      const items = value.map((item) => this.code(item));
      return items.every((item) => item !== undefined) ? items : undefined;
    }
    if ('join' in value) {
      const parts = value.join.map((part) => (typeof part === 'string' ? part : this.#attribute(part)));
      return parts.every((part) => part !== undefined) ? { template: parts } : undefined;
    }
    return this.#attribute(value);
  }

  #attribute(reference: NewReference): { readonly code: string } | undefined {
    const variable = this.construct(reference);
    const className = this.classOf(reference);
    const property = className === undefined ? undefined : attributes[className]?.[reference.attribute];
    return variable === undefined || property === undefined
      ? undefined
      : { code: `${variable}.${this.name(property)}` };
  }

  /** The class of what a reference means; one name for classes with the same members. */
  classOf(reference: NewReference): string | undefined {
    const added = this.added.get(reference.reference)?.className;
    if (added !== undefined) return added;
    const node = this.referred(reference)?.node;
    const callee = node?.kind === 'new' || node?.kind === 'call' ? node.callee : undefined;
    const name = callee?.kind === 'member' ? callee.name : callee?.kind === 'name' ? callee.name : undefined;
    return name === undefined ? undefined : (sameAs[name] ?? camelCase(name));
  }
}

const functionAttributes = { arn: 'functionArn', name: 'functionName' };

/** Classes with the attributes of another. */
const sameAs: Readonly<Record<string, string>> = {
  NodejsFunction: 'Function',
  PythonFunction: 'Function',
  GoFunction: 'Function',
  DockerImageFunction: 'Function',
  TableV2: 'Table',
};

/** Source: aws-cdk-lib API reference, 2026-11. */
const attributes: Readonly<Record<string, Readonly<Partial<Record<NewReference['attribute'], string>>>>> = {
  Queue: { arn: 'queueArn', name: 'queueName', url: 'queueUrl' },
  Topic: { arn: 'topicArn', name: 'topicName' },
  Table: { arn: 'tableArn', name: 'tableName' },
  Bucket: { arn: 'bucketArn', name: 'bucketName' },
  Secret: { arn: 'secretArn', name: 'secretName' },
  Function: functionAttributes,
  EventBus: { arn: 'eventBusArn', name: 'eventBusName' },
  Stream: { arn: 'streamArn', name: 'streamName' },
  StateMachine: { arn: 'stateMachineArn', name: 'stateMachineName' },
  LogGroup: { arn: 'logGroupArn', name: 'logGroupName' },
};

function isList(value: NewValue): value is readonly NewValue[] {
  return Array.isArray(value);
}

function idText({ node }: Making): string | undefined {
  const id = node.arguments[1]?.value;
  return id?.kind === 'literal' && typeof id.value === 'string' ? id.value : undefined;
}
