import { type Head, type ParameterUse, type TextPart, unknownHead, whereOf } from '../values/head.js';
import { Place } from '../values/place.js';
import { textHead } from '../values/text.js';

/**
 * The parameters of one stack. A parameter is what the parent stack gives it; else its default, because that is what its
 * author expects; else nobody knows.
 */
export class Parameters {
  readonly #declared: Place;
  readonly #given: Place;
  /** One place each, so that one that leads back to itself is noticed. */
  readonly #places = new Map<string, Place>();

  constructor(declared: Place, given: Place) {
    this.#declared = declared;
    this.#given = given;
  }

  /** The parameter's value; undefined when there is no parameter of that name. */
  get(name: string): Place | undefined {
    const known = this.#places.get(name);
    if (known) return known;
    const declaration = this.#declared.get(name);
    if (declaration.isAbsent) return undefined;
    const place = Place.from(() => this.#heads(name, declaration), declaration.written);
    this.#places.set(name, place);
    return place;
  }

  #heads(name: string, declaration: Place): readonly Head[] {
    const use = { name, masked: declaration.get('NoEcho').literal?.toLowerCase() === 'true' };
    const given = this.#given.get(name);
    if (!given.isAbsent) return given.heads.map((head) => givenThrough(head, use));
    const type = declaration.get('Type').literal ?? 'String';
    const written = declaration.written;
    if (!written) return [];
    const unknown = (reason: string): Head => ({ ...unknownHead(written, reason, name), parameter: use });
    if (type.startsWith('AWS::SSM::Parameter::Value')) {
      return [unknown(`parameter ${name} is read from the parameter store`)];
    }
    const fallback = declaration.get('Default');
    if (fallback.isAbsent) return [unknown(`parameter ${name} has no default`)];
    if (!isListType(type)) return fallback.heads.map((head) => givenThrough(head, use));
    return fallback.heads.map((head) => listed(head));
  }
}

/** The outermost parameter that hides a value is the one a person must look at. */
function givenThrough(head: Head, use: ParameterUse): Head {
  if (head.kind !== 'text' && head.kind !== 'unknown') return head;
  const outer = head.parameter;
  if (!outer) return { ...head, parameter: use };
  return { ...head, parameter: { name: outer.name, masked: outer.masked || use.masked } };
}

function isListType(type: string): boolean {
  return type === 'CommaDelimitedList' || type.startsWith('List<');
}

function listed(head: Head): Head {
  if (head.kind !== 'text') return head;
  const items = head.parts.flatMap((part): readonly TextPart[] =>
    typeof part === 'string' ? part.split(',').map((item) => item.trim()) : [part],
  );
  return { ...head, kind: 'list', items: items.map((part) => Place.of(textHead([part], whereOf(head)))) };
}
