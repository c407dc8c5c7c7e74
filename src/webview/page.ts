import type { OpenedFromPage, PageMessage, PageNews } from '../extension/page-messages.js';

/*
 * What happens on a page beside the code: questions are answered, a variant of the examples is chosen, buttons are passed on.
 * The page itself is made by the extension; everything works with the elements that stand there.
 */

/** What a page keeps while it is hidden: the editor takes it down then and builds it anew. */
interface PageState {
  /** Which page it is the state of. */
  readonly page: string;
  /** Chosen answers by question. */
  readonly chosen: Readonly<Record<string, string>>;
  /** What was told of answered questions, as markup. */
  readonly answered: Readonly<Record<string, string>>;
  readonly variant?: string;
  readonly scroll: number;
}

declare function acquireVsCodeApi(): {
  postMessage(message: PageMessage): void;
  getState(): PageState | undefined;
  setState(state: PageState): void;
};

const editor = acquireVsCodeApi();
const page = document.body.dataset.page ?? '';
const kept = editor.getState();
let state: PageState = kept?.page === page ? kept : { page, chosen: {}, answered: {}, scroll: 0 };

function keep(change: Partial<PageState>): void {
  state = { ...state, ...change };
  editor.setState(state);
}

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-question]')) {
  const question = form.dataset.question ?? '';
  form.addEventListener('change', () => keep({ chosen: { ...state.chosen, [question]: chosenIn(form) } }));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (question in state.answered) return;
    editor.postMessage({ kind: 'answer', question: Number(question), answer: Number(chosenIn(form)) });
  });
  choose(form, state.chosen[question]);
  const told = state.answered[question];
  if (told !== undefined) explain(form, told);
}

for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-sends]')) {
  button.addEventListener('click', () => editor.postMessage(messageOf(button)));
}

const variants = document.querySelector<HTMLSelectElement>('#variant');
variants?.addEventListener('change', () => {
  showVariant(variants.value);
  keep({ variant: variants.value });
});
if (variants && state.variant !== undefined) {
  variants.value = state.variant;
  showVariant(state.variant);
}

window.addEventListener('message', ({ data: news }: MessageEvent<PageNews>) => {
  if (news.kind === 'told') {
    const outcome = document.querySelector(`[data-outcome="${news.of}"]`);
    if (outcome) outcome.textContent = news.says;
    return;
  }
  const question = String(news.question);
  const form = document.querySelector<HTMLFormElement>(`form[data-question="${question}"]`);
  if (form) explain(form, news.says);
  keep({ answered: { ...state.answered, [question]: news.says } });
});

window.addEventListener('scrollend', () => keep({ scroll: window.scrollY }));
// The editor puts a new page where the one before it was scrolled to.
window.addEventListener('load', () => window.scrollTo(0, state.scroll));
keep({});

function chosenIn(form: HTMLFormElement): string {
  return form.querySelector<HTMLInputElement>('input:checked')?.value ?? '';
}

function choose(form: HTMLFormElement, answer: string | undefined): void {
  for (const input of form.querySelectorAll<HTMLInputElement>('input')) input.checked = input.value === answer;
}

/** Shows why each answer is right or wrong. The button keeps the focus, and says that it does nothing any more. */
function explain(form: HTMLFormElement, says: string): void {
  for (const because of form.querySelectorAll<HTMLElement>('.because')) because.hidden = false;
  const outcome = form.querySelector('.outcome');
  if (outcome) outcome.innerHTML = says;
  const button = form.querySelector('button');
  if (!button) return;
  button.textContent = 'Answered';
  button.setAttribute('aria-disabled', 'true');
}

function showVariant(chosen: string): void {
  for (const variant of document.querySelectorAll<HTMLElement>('[data-variant]'))
    variant.hidden = variant.dataset.variant !== chosen;
}

function messageOf({ dataset: { sends = '', subject } }: HTMLButtonElement): PageMessage {
  if (sends === 'report') return { kind: 'report', claim: selectedClaim() };
  if (subject !== undefined) return { kind: sends as OpenedFromPage, subject };
  return { kind: sends as 'repair' | 'not-useful' };
}

const longestClaim = 600;

/** The words that are selected. What comes from the user's own files stays here. */
function selectedClaim(): string {
  const selection = window.getSelection();
  if (!selection || selection.rangeCount === 0) return '';
  const own = [...document.querySelectorAll('.own')];
  return own.some((element) => selection.containsNode(element, true))
    ? ''
    : selection.toString().slice(0, longestClaim);
}
