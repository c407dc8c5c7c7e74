import markdownit from 'markdown-it';

/**
 * Markdown of our pages as markup. HTML in it is shown as text, images are left out, and links lead to the web and nowhere
 * else.
 */
export const markdown = markdownit({ html: false, linkify: false }).disable('image');
markdown.validateLink = (address) => address.startsWith('https://');

/** A block of code with the name of its file above it, when the page gives one: `yaml template.yaml`. */
markdown.renderer.rules.fence = (tokens, index) => {
  const { info = '', content = '' } = tokens[index] ?? {};
  const [, file] = info.trim().split(/\s+/);
  const code = `<pre tabindex="0"><code>${codeLines(content)}</code></pre>`;
  return file ? `<figure><figcaption>${escapeHtml(file)}</figcaption>${code}</figure>` : code;
};

/** Pages say with a comment at the end of a line that a finding belongs there. */
const findingMark = /\s*(?:#|\/\/|\/\*)\s*<-\s*[\w-]+(?:\s*\*\/)?\s*$/;

function codeLines(content: string): string {
  return content
    .split('\n')
    .map((line) => {
      if (!findingMark.test(line)) return escapeHtml(line);
      return `<mark>${escapeHtml(line.replace(findingMark, ''))}<span class="spoken"> (here)</span></mark>`;
    })
    .join('\n');
}

export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
