import type { ProgressMessage } from '../extension/progress-messages.js';

/*
 * What happens on the progress page: one of its tabs is shown, and items are erased. The page is made anew when something
 * changes; the tab, the place and the focus stay.
 */

interface PageState {
  readonly tab: string;
  readonly focus: string;
  readonly scroll: number;
}

declare function acquireVsCodeApi(): {
  postMessage(message: ProgressMessage): void;
  getState(): PageState | undefined;
  setState(state: PageState): void;
};

const editor = acquireVsCodeApi();
let state: PageState = editor.getState() ?? { tab: 'chart', focus: '', scroll: 0 };

function keep(change: Partial<PageState>): void {
  state = { ...state, ...change };
  editor.setState(state);
}

const tabs = [...document.querySelectorAll<HTMLButtonElement>('[role=tab]')];

function show(id: string): void {
  for (const tab of tabs) {
    const selected = tab.dataset.tab === id;
    tab.setAttribute('aria-selected', String(selected));
    tab.tabIndex = selected ? 0 : -1;
    const panel = document.getElementById(tab.getAttribute('aria-controls') ?? '');
    if (panel) panel.hidden = !selected;
  }
  keep({ tab: id });
}

function go(id: string): void {
  show(id);
  tabs.find((tab) => tab.dataset.tab === id)?.focus();
}

/** The arrow keys, Home and End go through the tabs, as screen readers tell people. */
function stepsTo(key: string, from: number): number | undefined {
  const last = tabs.length - 1;
  if (key === 'ArrowRight') return from === last ? 0 : from + 1;
  if (key === 'ArrowLeft') return from === 0 ? last : from - 1;
  if (key === 'Home') return 0;
  return key === 'End' ? last : undefined;
}

for (const [index, tab] of tabs.entries()) {
  tab.addEventListener('click', () => show(tab.dataset.tab ?? 'chart'));
  tab.addEventListener('keydown', (event) => {
    const to = tabs[stepsTo(event.key, index) ?? -1];
    if (!to) return;
    event.preventDefault();
    go(to.dataset.tab ?? 'chart');
  });
}

document.addEventListener('keydown', ({ key, ctrlKey, metaKey, altKey }) => {
  if (key.toLowerCase() === 't' && !ctrlKey && !metaKey && !altKey) go(state.tab === 'table' ? 'chart' : 'table');
});

const erasers = [...document.querySelectorAll<HTMLButtonElement>('button[data-erase]')];
for (const [index, button] of erasers.entries()) {
  button.addEventListener('click', () => {
    // The row goes away: the one after it takes the focus.
    const after = erasers[index + 1] ?? erasers[index - 1];
    keep({ focus: after?.dataset.erase ?? '' });
    editor.postMessage({ kind: 'erase', item: button.dataset.erase ?? '' });
  });
}

window.addEventListener('scroll', () => keep({ scroll: window.scrollY }), { passive: true });

show(state.tab);
window.scrollTo(0, state.scroll);
erasers.find(({ dataset }) => state.focus !== '' && dataset.erase === state.focus)?.focus();
