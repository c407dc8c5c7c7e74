import type { NumberDatum } from '../../evaluation/data.js';
import { type Datum, list, mapOptions, objectIn, text, unknown } from '../../evaluation/data.js';
import { Construct, constructIn, Part, PolicyStatement, reference, TimeSpan } from './construct.js';
import { cdkName } from './names.js';

/** A value of a property in CloudFormation's words. */
export type Conversion = (datum: Datum) => Datum;

/** As it is. */
export const plain: Conversion = (datum) => datum;

/** A stretch of time as a number of seconds. */
export const seconds: Conversion = (datum) =>
  mapOptions(datum, (option): NumberDatum | ReturnType<typeof unknown> => {
    const span = option.kind === 'object' ? option.object : undefined;
    if (span instanceof TimeSpan) return { kind: 'number', value: span.seconds, site: option.site };
    return unknown(
      option.site,
      option.kind === 'unknown' ? option.reason : 'how long this is is known only when it runs',
    );
  });

/** The name of a constant: `ACTIVE` of `lambda.Tracing.ACTIVE`. */
export function constantName(datum: Datum | undefined): string | undefined {
  if (datum?.kind !== 'symbol') return undefined;
  return cdkName(datum)?.split('.').at(-1);
}

/** Constants as words: those of the table, others by `otherwise`. */
export function constants(
  words: Readonly<Record<string, string | number>>,
  otherwise: (name: string) => string | number | undefined = () => undefined,
): Conversion {
  return (datum) =>
    mapOptions(datum, (option) => {
      const name = constantName(option);
      if (name === undefined) return option;
      const word = words[name] ?? otherwise(name);
      if (word === undefined) return unknown(option.site, `${name} is not known here`);
      return typeof word === 'number' ? { kind: 'number', value: word, site: option.site } : text(word, option.site);
    });
}

/** The name of a constant itself: `PAY_PER_REQUEST`. */
export const upperCase: Conversion = constants({}, (name) => name);

/** The ARN of whatever it is: a construct, or what is written out. */
export const arn: Conversion = (datum) => attributeOf(datum, 'arn');

/** What a construct is known by in `Ref`. */
export const name: Conversion = (datum) => attributeOf(datum, 'name');

/** A reference to the resource, or what is written out. */
export const itself: Conversion = (datum) => attributeOf(datum, undefined);

function attributeOf(datum: Datum, attribute: string | undefined): Datum {
  return mapOptions(datum, (option) => {
    const construct = constructIn(option);
    if (!construct) return option;
    const given = attribute === undefined ? undefined : construct.members.get(attribute);
    if (given) return given;
    if (construct.isImported) return unknown(option.site, `${construct.name} is declared elsewhere`, construct.name);
    return reference(construct, attribute, option.site);
  });
}

/** Each item of a list changed; what is no list is one item. */
export function each(change: Conversion): Conversion {
  return (datum) =>
    mapOptions(datum, (option): Datum => {
      if (option.kind !== 'list') return option.kind === 'unknown' ? option : list([change(option)], option.site);
      return { ...option, items: option.items.map((item) => ({ ...item, datum: change(item.datum) })) };
    });
}

/**
 * The runtime a constant means: `NODEJS_22_X` is `nodejs22.x`, `PROVIDED_AL2023` is `provided.al2023`.
 *
 * Source: aws-cdk-lib API reference, class `lambda.Runtime`, 2026-11.
 */
export const runtime: Conversion = (datum) =>
  mapOptions(datum, (option) => {
    const part = objectIn(option)?.object;
    if (part instanceof Part && part.className === 'Runtime') return part.arguments[0] ?? option;
    const constant = constantName(option);
    if (constant === undefined) return option;
    const known = runtimeOf(constant);
    return known === undefined
      ? unknown(option.site, `which runtime ${constant} is depends on the version of the CDK`)
      : text(known, option.site);
  });

function runtimeOf(constant: string): string | undefined {
  if (constant === 'NODEJS') return 'nodejs';
  const node = /^NODEJS_(\d+)(?:_(X|\d+))?$/.exec(constant);
  if (node) return `nodejs${node[1]}.${(node[2] ?? 'X').toLowerCase()}`;
  const python = /^PYTHON_(\d+)_(\d+)$/.exec(constant);
  if (python) return `python${python[1]}.${python[2]}`;
  const java = /^JAVA_(\d+)(_CORRETTO)?$/.exec(constant);
  if (java) return `java${java[1]}${java[2] || constant === 'JAVA_8_CORRETTO' ? '.al2' : ''}`.replace('11.al2', '11');
  const dotnet = /^DOTNET_(CORE_)?(\d+)(?:_(\d+))?$/.exec(constant);
  if (dotnet) return dotnet[1] ? `dotnetcore${dotnet[2]}.${dotnet[3] ?? '0'}` : `dotnet${dotnet[2]}`;
  const ruby = /^RUBY_(\d+)_(\d+)$/.exec(constant);
  if (ruby) return `ruby${ruby[1]}.${ruby[2]}`;
  return others[constant];
}

const others: Readonly<Record<string, string>> = {
  GO_1_X: 'go1.x',
  PROVIDED: 'provided',
  PROVIDED_AL2: 'provided.al2',
  PROVIDED_AL2023: 'provided.al2023',
};

/**
 * What the things of the CDK stand for among texts, lists and maps: a construct for its `Ref`, a stretch of time for its
 * seconds, a statement for itself.
 */
export function rendered(datum: Extract<Datum, { kind: 'object' | 'symbol' }>): Datum | undefined {
  if (datum.kind === 'symbol') {
    const known = cdkName(datum);
    if (known?.startsWith('aws-lambda.Runtime.')) return runtime(datum);
    return undefined;
  }
  const { object, site } = datum;
  if (object instanceof Construct) return itself(datum);
  if (object instanceof TimeSpan) return { kind: 'number', value: object.seconds, site };
  if (object instanceof PolicyStatement) return object.map;
  return undefined;
}
