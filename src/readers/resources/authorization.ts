import type { Authorization } from '../../model/template.js';
import { absent, known, type Value } from '../../model/value.js';
import type { Place } from '../values/place.js';

/** `AuthorizationType` and `ApiKeyRequired` of a route or method, as CloudFormation writes them. */
export function authorizationType(properties: Place, typeProperty = 'AuthorizationType'): Value<Authorization> {
  const key = requiredKey(properties.get('ApiKeyRequired'));
  const type = properties.get(typeProperty);
  if (type.isAbsent) return key;
  return type.value((head) => {
    const [text] = head.kind === 'text' ? head.parts : [];
    if (typeof text !== 'string') {
      return { kind: 'unknown', range: head.range, reason: 'the kind of authorization is not known' };
    }
    if (text === 'NONE') return key.kind === 'known' ? key : known('none', head.range, head.definedAt);
    return known(text === 'AWS_IAM' ? 'iam' : 'authorizer', head.range, head.definedAt);
  });
}

/** `Auth` of a SAM event: what the route itself says. */
export function eventAuthorization(auth: Place): Value<Authorization> {
  const authorizer = auth.get('Authorizer');
  const key = requiredKey(auth.get('ApiKeyRequired'));
  if (!authorizer.isAbsent) return namedAuthorizer(authorizer, key);
  if (key.kind !== 'absent') return key;
  return auth.heads.some((head) => head.kind === 'unknown') ? unknownOf(auth) : absent;
}

/** `Auth` of a SAM API: what its routes get that say nothing themselves. */
export function defaultAuthorization(auth: Place): Value<Authorization> {
  const authorizer = auth.get('DefaultAuthorizer');
  const key = requiredKey(auth.get('ApiKeyRequired'));
  return authorizer.isAbsent ? key : namedAuthorizer(authorizer, key);
}

function namedAuthorizer(authorizer: Place, key: Value<Authorization>): Value<Authorization> {
  return authorizer.value((head) => {
    if (head.kind === 'unknown') return { kind: 'unknown', range: head.range, reason: head.reason };
    const [text] = head.kind === 'text' ? head.parts : [];
    if (text === 'NONE') return key.kind === 'known' ? key : known('none', head.range, head.definedAt);
    return known(text === 'AWS_IAM' ? 'iam' : 'authorizer', head.range, head.definedAt);
  });
}

function requiredKey(required: Place): Value<Authorization> {
  return required.value((head) => {
    const text = head.kind === 'text' ? head.parts.join('').toLowerCase() : undefined;
    if (text === undefined)
      return { kind: 'unknown', range: head.range, reason: 'whether a key is required is not known' };
    return text === 'true' ? known('key', head.range, head.definedAt) : absent;
  });
}

function unknownOf(place: Place): Value<Authorization> {
  return place.value(({ range }) => ({
    kind: 'unknown',
    range,
    reason: 'the authorization is known only when deploying',
  }));
}

/** The authorization of a GraphQL API by its type (AWS AppSync developer guide, 2026-10). */
export function graphQlAuthorization(type: Place): Value<Authorization> {
  return type.value((head) => {
    const [text] = head.kind === 'text' ? head.parts : [];
    if (typeof text !== 'string') {
      return { kind: 'unknown', range: head.range, reason: 'the kind of authorization is not known' };
    }
    const authorization = text === 'API_KEY' ? 'key' : text === 'AWS_IAM' ? 'iam' : 'authorizer';
    return known(authorization, head.range, head.definedAt);
  });
}
