import { type Datum, literalOf, mapOptions, type Site, text, unknown } from '../../evaluation/data.js';
import { joinTexts } from '../../evaluation/operators.js';
import { joinedBy } from '../../evaluation/runtime/text-methods.js';
import type { Arguments } from './arguments.js';
import { TimeSpan } from './construct.js';
import { resolved } from './constructs/data-stores.js';
import { policyStatement } from './constructs/iam.js';
import { Props } from './props.js';

/** Functions and classes of the CDK that only make values. */
export const statics: Readonly<Record<string, (given: Arguments) => Datum | undefined>> = {
  'core.Duration.millis': span(0.001),
  'core.Duration.seconds': span(1),
  'core.Duration.minutes': span(60),
  'core.Duration.hours': span(3_600),
  'core.Duration.days': span(86_400),
  'core.Duration.parse': ({ call }) => unknown(call.site, 'how long this is is not read'),
  'core.Fn.join': (given) => {
    const parts = given.at(1, 'listOfValues');
    const separator = given.at(0, 'delimiter') ?? text('', given.call.site);
    if (parts?.kind !== 'list') return undefined;
    return joinedBy(
      parts.items.map(({ datum }) => datum),
      separator,
      given.call,
    );
  },
  'aws-cloudwatch.Stats.percentile': percentile,
  'aws-cloudwatch.Stats.p': percentile,
  'core.Token.asString': (given) => given.at(0, 'value'),
  'core.Token.asNumber': (given) => given.at(0, 'value'),
  'core.Lazy.string': ({ call }) => unknown(call.site, 'it is known only when the program ends'),
  'core.SecretValue.secretsManager': (given) => resolved(literalOf(given.at(0, 'secretId')) ?? '…', given.call.site),
  'core.SecretValue.unsafePlainText': (given) => given.at(0, 'secret'),
  'core.SecretValue.plainText': (given) => given.at(0, 'secret'),
  'aws-iam.PolicyStatement': (given) => {
    const [first] = given.positional;
    return policyStatement(first ? Props.of(first.datum, first.site) : given.props(0), given.call.site);
  },
  'aws-iam.PolicyStatement.fromJson': (given) => {
    const json = given.at(0, 'obj');
    return json && policyStatement(lowerCased(json), given.call.site);
  },
  'aws-stepfunctions.Chain.start': (given) => given.at(0, 'state'),
  'core.Fn.importValue': ({ call }) => unknown(call.site, 'it is exported by another stack'),
  'core.Fn.sub': (given) => substituted(given.at(0, 'body'), given.call.site),
};

/** `Stats.percentile(99)` is `p99`. */
function percentile(given: Arguments): Datum | undefined {
  const share = literalOf(given.at(0, 'percentile'));
  return share === undefined ? undefined : text(`p${share}`, given.call.site);
}

function span(factor: number): (given: Arguments) => Datum {
  return (given) =>
    mapOptions(given.at(0, 'amount') ?? unknown(given.call.site, 'how long this is is not known'), (option) => {
      if (option.kind !== 'number') {
        return unknown(
          given.call.site,
          option.kind === 'unknown' ? option.reason : 'how long this is is known only when it runs',
        );
      }
      return { kind: 'object', object: new TimeSpan(option.value * factor), site: given.call.site };
    });
}

/** `${Name}` in a text of CloudFormation is known only when it deploys. */
function substituted(body: Datum | undefined, site: Site): Datum | undefined {
  const literal = literalOf(body);
  if (literal === undefined) return body;
  const pieces = literal.split(/(\$\{[^}]*\})/).map((piece): Datum => {
    const name = /^\$\{([^}]*)\}$/.exec(piece)?.[1];
    return name === undefined ? text(piece, site) : unknown(site, `${name} is known only when deploying`, name);
  });
  return joinTexts(pieces, site);
}

/** A statement as JSON, with the names of the props. */
function lowerCased(json: Datum): Props {
  const props = Props.of(json, json.site);
  for (const [key, name] of [
    ['Action', 'actions'],
    ['Resource', 'resources'],
    ['NotAction', 'notActions'],
    ['Condition', 'conditions'],
    ['Sid', 'sid'],
    ['Effect', 'effect'],
  ] as const) {
    const slot = props.entries.get(key);
    if (slot) props.entries.set(name, slot);
  }
  return props;
}
