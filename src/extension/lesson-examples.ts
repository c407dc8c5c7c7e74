import type { Example, ExampleVariant } from '../coach/examples.js';
import { section } from './page-html.js';
import { escapeHtml, markdown } from './page-markdown.js';

/** The examples, the first variant shown and the others behind a choice. Empty when there are none. */
export function examplesHtml(variants: readonly ExampleVariant[]): string {
  if (variants.length === 0) return '';
  const shown = variants.map(
    (variant, index) => `<div data-variant="${index}"${index > 0 ? ' hidden' : ''}>${variantHtml(variant)}</div>`,
  );
  return section('Before and after', `${choice(variants)}${shown.join('\n')}`);
}

function choice(variants: readonly ExampleVariant[]): string {
  if (variants.length === 1) return variants[0]?.name ? `<p>In ${escapeHtml(variants[0].name)}</p>` : '';
  const options = variants.map(({ name }, index) => `<option value="${index}">${escapeHtml(name || 'Any')}</option>`);
  return `<p><label for="variant">Written in</label> <select id="variant">${options.join('')}</select></p>`;
}

function variantHtml({ name, before, after, also }: ExampleVariant): string {
  const part = (heading: string, examples: readonly Example[]) =>
    examples.length > 0 ? `<h3>${heading}</h3>${examples.map((example) => exampleHtml(example, name)).join('')}` : '';
  const others = also.map((example) => exampleHtml(example, name)).join('');
  const more = others ? `<details><summary>Written by hand</summary>${others}</details>` : '';
  return `${part('Before', before)}${part('After', after)}${more}`;
}

/** The name of the variant stands above already; an example says only what is its own. */
function exampleHtml({ title, text }: Example, variant: string): string {
  const heading = title && title !== variant ? `<h4>${escapeHtml(title)}</h4>` : '';
  return `${heading}${markdown.render(text)}`;
}
