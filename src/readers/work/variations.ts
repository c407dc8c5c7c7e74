import type { Language } from '../../model/code.js';
import type { VariationFact } from '../../model/work.js';
import type { FlowFile } from '../flow/index.js';
import type { Expression } from '../syntax/program.js';

/** What has another answer each time, by its dotted name as `CalleeNames` gives it. */
interface Varying {
  readonly kind: VariationFact['kind'];
  readonly name: RegExp;
}

const script: readonly Varying[] = [
  { kind: 'clock', name: /^(?:Date\.now|performance\.now|process\.hrtime(?:\.bigint)?)$/ },
  { kind: 'random', name: /^(?:Math\.random|crypto(?:\.default)?\.(?:randomInt|randomBytes|getRandomValues))$/ },
  {
    kind: 'identity',
    name: /^(?:crypto(?:\.default)?\.randomUUID|uuid(?:\.v[1467])?|nanoid(?:\.nanoid)?|ulid(?:\.ulid)?)$/,
  },
];

/**
 * By language. Sources: the documentation of the standard libraries of Node.js 24, Python 3.14, Java 25, Go 1.26 and
 * .NET 10, as known in November 2026.
 */
const varying: Readonly<Record<Language, readonly Varying[]>> = {
  typescript: script,
  javascript: script,
  python: [
    {
      kind: 'clock',
      name: /^(?:time\.(?:time|time_ns|monotonic|perf_counter)|(?:datetime\.)?(?:datetime|date)\.(?:now|utcnow|today))$/,
    },
    { kind: 'random', name: /^(?:random\.\w+|secrets\.\w+|os\.urandom|numpy\.random\.\w+)$/ },
    { kind: 'identity', name: /^uuid\.uuid[1467]$/ },
  ],
  java: [
    {
      kind: 'clock',
      name: /(?:^|\.)(?:System\.(?:currentTimeMillis|nanoTime)|(?:Instant|LocalDate|LocalDateTime|ZonedDateTime|OffsetDateTime)\.now)$/,
    },
    { kind: 'random', name: /(?:^|\.)(?:Math\.random|Random|SecureRandom|ThreadLocalRandom\.current)$/ },
    { kind: 'identity', name: /(?:^|\.)UUID\.randomUUID$/ },
  ],
  go: [
    { kind: 'clock', name: /^time\.(?:Now|Since|Until)$/ },
    { kind: 'random', name: /^(?:math|crypto)\/rand(?:\/v2)?\.\w+$/ },
    { kind: 'identity', name: /^github\.com\/google\/uuid\.New\w*$/ },
  ],
  csharp: [
    { kind: 'clock', name: /(?:^|\.)(?:DateTime|DateTimeOffset)\.(?:Now|UtcNow|Today)$/ },
    { kind: 'random', name: /(?:^|\.)(?:Random|Random\.Shared)$/ },
    { kind: 'identity', name: /(?:^|\.)Guid\.(?:NewGuid|CreateVersion7)$/ },
  ],
};

export function variationKind(node: Expression, file: FlowFile): VariationFact['kind'] | undefined {
  const { language } = file.program;
  if (node.kind === 'member') {
    // Properties that ask the clock: only .NET has those.
    return language === 'csharp' ? kindOf(file.callees.path(node), language) : undefined;
  }
  if (node.kind !== 'call' && node.kind !== 'new') return undefined;
  if (node.kind === 'new' && /^(?:java\.util\.)?Date$/.test(node.type.name)) {
    return node.arguments.length === 0 ? 'clock' : undefined;
  }
  return kindOf(file.callees.of(node), language);
}

function kindOf(name: string | undefined, language: Language): VariationFact['kind'] | undefined {
  return name === undefined ? undefined : varying[language].find((each) => each.name.test(name))?.kind;
}
