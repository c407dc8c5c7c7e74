import { capped, type Head } from '../../values/head.js';
import { argumentsOf, type Intrinsic, malformed } from './intrinsic.js';

/**
 * `Fn::If`: both branches. A condition is never decided, because it depends on parameters and a parameter can be given
 * another value at every deployment.
 */
export const choose: Intrinsic = (use) => {
  const [, whenTrue, whenFalse] = argumentsOf(use) ?? [];
  if (!whenTrue || !whenFalse) return malformed(use);
  return capped(branches(), use.written);

  function* branches(): Generator<Head> {
    yield* whenTrue?.heads ?? [];
    yield* whenFalse?.heads ?? [];
  }
};
