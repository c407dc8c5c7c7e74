/** How the progress page looks, beside what all pages share. Shapes differ too: colour is never alone. */
export const progressStyle = `
main { max-width: 62rem; }
[role=tablist] { display: flex; gap: .25rem; border-bottom: 1px solid var(--vscode-panel-border, var(--vscode-contrastBorder, currentColor)); margin: 1rem 0; }
[role=tab] { background: none; color: var(--vscode-foreground); border: 1px solid transparent; border-bottom: 2px solid transparent; padding: .4rem .8rem; font: inherit; cursor: pointer; }
[role=tab]:hover { background: var(--vscode-toolbar-hoverBackground, transparent); color: var(--vscode-foreground); }
[role=tab][aria-selected=true] { border-bottom-color: var(--vscode-focusBorder); font-weight: 600; }
[role=tabpanel]:focus-visible { outline-offset: 6px; }
.hint { color: var(--vscode-descriptionForeground); }
.legend { list-style: none; display: flex; flex-wrap: wrap; gap: .3rem 1.4rem; padding: 0; color: var(--vscode-descriptionForeground); }
.legend svg { vertical-align: middle; margin-right: .4rem; }
.chart { width: 100%; height: auto; display: block; }
svg text { fill: var(--vscode-foreground); font-family: var(--vscode-font-family); font-size: 12px; }
svg .note { fill: var(--vscode-descriptionForeground); font-size: 11px; }
svg .axis { stroke: var(--vscode-descriptionForeground); stroke-width: 1; }
svg .threshold { stroke: var(--vscode-descriptionForeground); stroke-width: 1; stroke-dasharray: 1 3; }
svg .hatch { stroke: var(--vscode-descriptionForeground); stroke-width: 1; opacity: .45; }
svg .band { fill: var(--vscode-charts-blue); fill-opacity: .45; stroke: var(--vscode-charts-blue); stroke-width: 1; }
svg .tick { stroke: var(--vscode-foreground); stroke-width: 2; }
svg .best { fill: var(--vscode-editor-background); stroke: var(--vscode-foreground); stroke-width: 1.5; }
svg .fade { fill: none; stroke: var(--vscode-foreground); stroke-width: 1.5; stroke-dasharray: 1.5 2.5; }
svg .fade-end { fill: none; stroke: var(--vscode-foreground); stroke-width: 1.5; }
.scroll { overflow-x: auto; }
table { width: 100%; }
caption { text-align: left; color: var(--vscode-descriptionForeground); padding-bottom: .5rem; }
td.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
td.day { white-space: nowrap; }
td button { background: var(--vscode-button-secondaryBackground); color: var(--vscode-button-secondaryForeground); border: 1px solid var(--vscode-contrastBorder, transparent); padding: .15rem .6rem; font: inherit; cursor: pointer; border-radius: 2px; }
td button:hover { background: var(--vscode-button-secondaryHoverBackground); }
`;
