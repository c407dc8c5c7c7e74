/** How a lesson looks: the editor's own fonts and theme colours, so that every theme and contrast setting holds. */
export const lessonStyle = `
body { color: var(--vscode-foreground); font: var(--vscode-font-size)/1.55 var(--vscode-font-family); padding: 0 1.5rem 3rem; }
body.vscode-dark, body.vscode-high-contrast { color-scheme: dark; }
body.vscode-light, body.vscode-high-contrast-light { color-scheme: light; }
main { max-width: 46rem; margin: 0 auto; }
h1 { font-size: 1.6em; font-weight: 600; margin: 1.2rem 0 .3rem; line-height: 1.25; }
h2 { font-size: 1.2em; font-weight: 600; margin: 1.8rem 0 .5rem; }
h3 { font-size: 1.05em; font-weight: 600; }
a { color: var(--vscode-textLink-foreground); }
a:hover { color: var(--vscode-textLink-activeForeground); }
:focus-visible { outline: 1px solid var(--vscode-focusBorder); outline-offset: 2px; }
code, pre { font-family: var(--vscode-editor-font-family); font-size: var(--vscode-editor-font-size); }
:not(pre) > code { background: var(--vscode-textCodeBlock-background); padding: .1em .3em; border-radius: 3px; }
pre { background: var(--vscode-textCodeBlock-background); border: 1px solid var(--vscode-contrastBorder, transparent); padding: .7rem .9rem; overflow-x: auto; border-radius: 4px; line-height: 1.45; }
pre code { background: none; color: inherit; padding: 0; }
figure { margin: 0; }
figcaption { color: var(--vscode-descriptionForeground); font-family: var(--vscode-editor-font-family); font-size: .9em; margin-bottom: -.7em; }
table { border-collapse: collapse; }
th, td { border: 1px solid var(--vscode-panel-border); padding: .3rem .6rem; text-align: left; }
blockquote { margin: 0; padding-left: 1rem; border-left: 3px solid var(--vscode-textBlockQuote-border); }
.facts { color: var(--vscode-descriptionForeground); margin: 0 0 1rem; }
.facts code { white-space: nowrap; }
.severity { font-weight: 600; }
.severity.error { color: var(--vscode-problemsErrorIcon-foreground); }
.severity.warning { color: var(--vscode-problemsWarningIcon-foreground); }
.severity.info { color: var(--vscode-problemsInfoIcon-foreground); }
.excerpt { padding-left: 0; }
.excerpt .line { display: block; padding-right: .9rem; white-space: pre; }
.excerpt .line.hit { background: var(--vscode-editor-rangeHighlightBackground, transparent); box-shadow: inset 3px 0 0 var(--vscode-editorWarning-foreground); outline: 1px solid var(--vscode-contrastActiveBorder, transparent); }
.excerpt .number { display: inline-block; width: 3.2em; text-align: right; color: var(--vscode-editorLineNumber-foreground); user-select: none; }
.excerpt .arrow { display: inline-block; width: 1.6em; text-align: center; user-select: none; }
.excerpt em { color: var(--vscode-descriptionForeground); }
pre mark { display: inline-block; min-width: 100%; color: inherit; background: var(--vscode-editor-rangeHighlightBackground, transparent); box-shadow: inset 3px 0 0 var(--vscode-editorWarning-foreground); outline: 1px solid var(--vscode-contrastActiveBorder, transparent); padding-left: .5rem; margin-left: -.5rem; }
h4 { font-size: 1em; font-weight: 600; margin: 1rem 0 .3rem; }
.spoken { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
button, select { font: inherit; border-radius: 2px; padding: .25rem .7rem; }
button { color: var(--vscode-button-foreground); background: var(--vscode-button-background); border: 1px solid var(--vscode-button-border, var(--vscode-contrastBorder, transparent)); cursor: pointer; }
button:hover { background: var(--vscode-button-hoverBackground); }
.buttons { display: flex; flex-wrap: wrap; gap: .5rem; }
.buttons button { color: var(--vscode-button-secondaryForeground); background: var(--vscode-button-secondaryBackground); }
.buttons button:hover { background: var(--vscode-button-secondaryHoverBackground); }
.buttons button[data-sends="repair"] { color: var(--vscode-button-foreground); background: var(--vscode-button-background); }
button[aria-disabled="true"] { opacity: .6; cursor: default; }
select { color: var(--vscode-dropdown-foreground); background: var(--vscode-dropdown-background); border: 1px solid var(--vscode-dropdown-border, var(--vscode-contrastBorder, transparent)); padding: .2rem .4rem; }
form { margin: 0 0 1.2rem; }
fieldset { border: 0; border-left: 2px solid var(--vscode-panel-border); margin: 0; padding: 0 0 0 .9rem; min-width: 0; }
legend { font-weight: 600; padding: 0; margin-bottom: .4rem; }
.answer { margin: .3rem 0; }
.answer label { display: flex; gap: .5rem; align-items: baseline; cursor: pointer; }
.answer input { accent-color: var(--vscode-focusBorder); margin: 0; }
.because { margin: .1rem 0 .5rem 1.4rem; padding-left: .6rem; border-left: 2px solid var(--vscode-panel-border); }
.because.right { border-left-color: var(--vscode-testing-iconPassed); }
.because.wrong { border-left-style: dotted; border-left-color: var(--vscode-descriptionForeground); }
ul.places { margin: .2rem 0 .5rem; }
.tag { border: 1px solid var(--vscode-panel-border); border-radius: 3px; padding: 0 .3em; color: var(--vscode-descriptionForeground); font-size: .9em; }
.link button { color: var(--vscode-textLink-foreground); background: none; border: 0; padding: 0; text-align: left; text-decoration: underline; }
.link button:hover { color: var(--vscode-textLink-activeForeground); background: none; }
.outcome:empty { display: none; }
.outcome { margin: .5rem 0; }
form .outcome { margin-left: .9rem; }
.history, .hint, caption { color: var(--vscode-descriptionForeground); }
caption { text-align: left; padding-bottom: .3rem; }
td.figure { text-align: right; font-variant-numeric: tabular-nums; }
.unchecked { border: 1px dashed var(--vscode-descriptionForeground); border-radius: 3px; padding: 0 .3em; color: var(--vscode-descriptionForeground); font-size: .9em; }
`;
