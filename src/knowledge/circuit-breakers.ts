import type { ImportFact } from '../model/code.js';

/**
 * Whether what is imported breaks the circuit to a dependency that fails.
 *
 * Sources, read 2026-11-21: opossum and cockatiel (`circuitBreaker`, Node.js); pybreaker, circuitbreaker and aiobreaker
 * (Python); Resilience4j, module `circuitbreaker`, and Failsafe, `CircuitBreaker` (Java); sony/gobreaker and
 * failsafe-go, package `circuitbreaker` (Go); Polly, namespace `Polly.CircuitBreaker` (.NET); Powertools has none.
 */
export function breaksCircuits({ module, names, membersUsed = [] }: ImportFact): boolean {
  const used = [...names.map(({ imported }) => imported), ...membersUsed];
  return packages.some(({ name, takes }) => name.test(module) && (!takes || used.some((each) => takes.test(each))));
}

const packages: readonly { readonly name: RegExp; readonly takes?: RegExp }[] = [
  { name: /^opossum$/ },
  { name: /^cockatiel$/, takes: /^circuitBreaker$/i },
  { name: /^(?:pybreaker|circuitbreaker|aiobreaker)$/ },
  { name: /^io\.github\.resilience4j\.circuitbreaker\b/ },
  { name: /^dev\.failsafe$/, takes: /^CircuitBreaker$/ },
  { name: /^github\.com\/sony\/gobreaker(?:\/v\d+)?$/ },
  { name: /^github\.com\/failsafe-go\/failsafe-go\/circuitbreaker$/ },
  { name: /^Polly\.CircuitBreaker$/ },
];
