import * as vscode from 'vscode';

/**
 * The sample application of the walkthrough. It is copied to the extension's own storage and opened from there, beside the
 * user's workspace: adding it as a folder would restart every extension of the window.
 */
export class Sample {
  readonly folder: vscode.Uri;
  readonly #original: vscode.Uri;

  constructor(context: vscode.ExtensionContext) {
    this.folder = vscode.Uri.joinPath(context.globalStorageUri, 'orders');
    this.#original = vscode.Uri.joinPath(context.extensionUri, 'media', 'samples', 'orders');
  }

  holds(document: vscode.TextDocument): boolean {
    return document.uri.toString().startsWith(`${this.folder.toString()}/`);
  }

  /** Opens the template as it was left; the first time, as it was made. */
  async open(): Promise<void> {
    if (!(await exists(this.folder))) await this.reset();
    await vscode.window.showTextDocument(vscode.Uri.joinPath(this.folder, 'template.yaml'), { preview: false });
  }

  /** Puts the sample back to how it was made. */
  async reset(): Promise<void> {
    await copyFolder(this.#original, this.folder);
  }
}

/** File by file: not every file system of the web can copy between two others. */
async function copyFolder(from: vscode.Uri, to: vscode.Uri): Promise<void> {
  await vscode.workspace.fs.createDirectory(to);
  for (const [name, type] of await vscode.workspace.fs.readDirectory(from)) {
    const [source, target] = [vscode.Uri.joinPath(from, name), vscode.Uri.joinPath(to, name)];
    if (type === vscode.FileType.Directory) await copyFolder(source, target);
    else await vscode.workspace.fs.writeFile(target, await vscode.workspace.fs.readFile(source));
  }
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}
