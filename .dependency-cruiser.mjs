/** The architecture as rules: see ARCHITECTURE.md for the reasons at length. */
const core = '^(src/(model|readers|knowledge|linker|checker|coach)|rules)/';

export default {
  forbidden: [
    {
      name: 'core-is-pure',
      comment:
        'Text in, values out: the engine runs unchanged in Node, in a worker and in a browser, and can be tested without any of them.',
      severity: 'error',
      from: { path: core },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'model-imports-nothing',
      comment: 'The nouns everybody shares must not drag anything along.',
      severity: 'error',
      from: { path: '^src/model/' },
      to: { pathNot: '^src/model/' },
    },
    {
      name: 'knowledge-imports-model-only',
      comment: 'Dated facts are data, not behaviour.',
      severity: 'error',
      from: { path: '^src/knowledge/' },
      to: { path: '^(src|rules)/', pathNot: '^src/(model|knowledge)/' },
    },
    {
      name: 'readers-import-model-only',
      comment: 'A reader never knows a rule, the linker or what AWS charges: it says what a file says.',
      severity: 'error',
      from: { path: '^src/readers/' },
      to: { path: '^(src|rules)/', pathNot: '^src/(model|readers)/' },
    },
    {
      name: 'readers-do-not-import-each-other',
      comment: 'Logic that two readers need belongs beside them or in the model.',
      severity: 'error',
      from: { path: '^src/readers/(code|templates)/([^/]+)/' },
      to: { path: '^src/readers/(code|templates)/[^/]+/', pathNot: '^src/readers/$1/$2/' },
    },
    {
      name: 'linker-imports-model-and-knowledge',
      comment: 'Linking works on facts; it never sees a syntax tree.',
      severity: 'error',
      from: { path: '^src/linker/' },
      to: { path: '^(src|rules)/', pathNot: '^src/(model|knowledge|linker)/' },
    },
    {
      name: 'checker-imports-model-and-knowledge',
      comment: 'Rules are handed to the checker; it knows none by name.',
      severity: 'error',
      from: { path: '^src/checker/' },
      to: { path: '^(src|rules)/', pathNot: '^src/(model|knowledge|checker)/' },
    },
    {
      name: 'rules-see-the-model-only',
      comment: 'A rule is written once, over the application: no dialect, no language.',
      severity: 'error',
      from: { path: '^rules/[^/]+/' },
      to: { pathNot: '^(src/(model|knowledge)|rules)/' },
    },
    {
      name: 'coach-imports-model-and-knowledge',
      comment: 'Evidence comes from verdicts and from what an application shows, not from files.',
      severity: 'error',
      from: { path: '^src/coach/' },
      to: { path: '^(src|rules)/', pathNot: '^src/(model|knowledge|coach)/' },
    },
    {
      name: 'faces-do-not-know-each-other',
      comment: 'Command line, server and extension are three ways in; only the command line may start the server.',
      severity: 'error',
      from: { path: '^src/(cli|server|extension)/' },
      to: { path: '^src/(cli|server|extension)/', pathNot: ['^src/$1/', '^src/server/(node|protocol)\\.ts$'] },
    },
    {
      name: 'pages-know-their-messages-only',
      comment: 'What runs on a page beside the code has no editor and no engine: it sends and gets messages.',
      severity: 'error',
      from: { path: '^src/webview/' },
      to: { path: '^(src|rules)/', pathNot: '^src/(webview/|extension/\\w+-messages\\.ts$)' },
    },
    {
      name: 'only-extension-knows-vscode',
      comment: 'Everything else has to run without an editor.',
      severity: 'error',
      from: { path: '^(src|rules)/', pathNot: '^src/extension/' },
      to: { path: '^(vscode$|(node_modules/)?vscode-languageclient)' },
    },
    {
      name: 'only-server-knows-lsp',
      comment: 'The protocol is one face among three.',
      severity: 'error',
      from: { path: '^(src|rules)/', pathNot: '^src/(server|extension)/' },
      to: { path: '^(node_modules/)?(vscode-languageserver(/|$)|vscode-jsonrpc)' },
    },
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one file, or three.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.md$' },
  },
};
