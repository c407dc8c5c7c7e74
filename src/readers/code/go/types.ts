import type { KnownObject, TypeName, TypeVocabulary } from '../../analysis/vocabulary.js';
import { awsClient, awsResult } from './libraries/aws.js';
import { eventObject } from './libraries/events.js';
import { loggerOf, loggingResult } from './libraries/loggers.js';
import { libraries } from './libraries/services.js';

/** What the types of Go's libraries are, and what their functions give. */
export const goTypes: TypeVocabulary = {
  objectOf(type): KnownObject | undefined {
    return (
      awsClient(type) ??
      eventObject(type) ??
      loggerOf(type) ??
      clientOfLibrary(type) ??
      (contexts.test(type) ? { kind: 'context', isNeutral: true } : undefined)
    );
  },
  resultOf(method) {
    const name = awsResult(method) ?? loggingResult(method) ?? resultOfLibrary(method) ?? resultOfStandard(method);
    return name === undefined ? undefined : { name };
  },
  fieldOf(field) {
    return fields.has(field) ? { name: fields.get(field) ?? '' } : undefined;
  },
  elementOf: elementOfEvent,
};

const contexts =
  /^(?:context\.Context|github\.com\/aws\/aws-lambda-go\/lambdacontext\.LambdaContext|github\.com\/gin-gonic\/gin\.Context)$/;

/** Fields and variables of packages whose type is known. */
const fields: ReadonlyMap<string, string> = new Map([
  ['net/http.DefaultClient', 'net/http.Client'],
  ['github.com/rs/zerolog/log.Logger', 'github.com/rs/zerolog.Logger'],
]);

function clientOfLibrary(type: string): KnownObject | undefined {
  const library = libraries.find(({ types }) => types.test(type));
  return library && { kind: 'client', provider: library.provider, service: library.service };
}

function resultOfLibrary(method: string): string | undefined {
  for (const { makers } of libraries) {
    const made = makers?.find(([functions]) => functions.test(method));
    if (made) return made[1];
  }
  return undefined;
}

/** Values that are another at every run keep a type of their own, so that what is made of them is known to be, too. */
const results: readonly (readonly [functions: RegExp, type: string])[] = [
  [/^time\.(?:Now|Since|Until)$/, 'time.<now>'],
  [/^time\.<now>\.(?:UTC|Local|In|Add|AddDate|Truncate|Round|Sub)$/, 'time.<now>'],
  [
    /^github\.com\/(?:google|gofrs|satori\/go\.)\/?uuid(?:\/v\d+)?\.(?:New|NewRandom|NewV[1-7]|NewUUID|Must)$/,
    'uuid.<new>',
  ],
  [/^github\.com\/segmentio\/ksuid\.New$|^github\.com\/rs\/xid\.New$/, 'uuid.<new>'],
  [/^github\.com\/oklog\/ulid(?:\/v\d+)?\.(?:Make|New|MustNew)$/, 'uuid.<new>'],
  [/^golang\.org\/x\/sync\/errgroup\.WithContext$/, 'golang.org/x/sync/errgroup.Group'],
  [/^encoding\/(json|xml|csv|gob)\.New(?:Decoder|Encoder|Reader|Writer)$/, 'encoding/json.Decoder'],
  [/^reflect\.\w+(?:\.\w+)?$/, 'reflect.Value'],
  [/^context\.(?:Background|TODO|With\w+)$/, 'context.Context'],
  [/^net\/http\.NewRequest(?:WithContext)?$/, 'net/http.Request'],
];

function resultOfStandard(method: string): string | undefined {
  return results.find(([functions]) => functions.test(method))?.[1];
}

/** The records of the runtime's events: `SQSEvent` holds `SQSMessage`, `S3Event` holds `S3EventRecord`. */
function elementOfEvent({ name }: TypeName): TypeName | undefined {
  const event = /^(github\.com\/aws\/aws-lambda-go\/events\.)(\w+Event)$/.exec(name);
  if (!event) return undefined;
  const [, module = '', type = ''] = event;
  return { name: `${module}${type === 'SQSEvent' ? 'SQSMessage' : `${type}Record`}` };
}
