import type { DeclaringTemplate } from '../../../resources/resource.js';
import type { Place } from '../../../values/place.js';
import { parsedText } from '../values/json-text.js';

/** What resource readers may ask of a module. */
export function templateOf({ call }: { readonly call: { readonly prefix: string } }): DeclaringTemplate {
  return {
    prefix: call.prefix,
    declares: () => false,
    definitionAt: () => undefined,
    definitionIn: (text: Place) => {
      const [head] = text.heads;
      if (head?.kind === 'map') return text;
      return head?.kind === 'text' ? parsedText(head) : undefined;
    },
  };
}
