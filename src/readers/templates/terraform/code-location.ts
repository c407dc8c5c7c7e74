import { folderOf, resolvePath } from '../../paths.js';
import { type Head, type TextHead, unknownHead } from '../../values/head.js';
import { Place } from '../../values/place.js';
import { literalOf } from '../../values/text.js';
import type { DeclaredBlock } from './modules/module.js';
import { relativePath } from './modules/paths.js';
import { textSource } from './values/site.js';

/** Where the code of functions lies: archives, and the folders and files they are made from. */
export class CodeLocations {
  readonly #rootFolder: string;
  readonly #archives: readonly DeclaredBlock[];
  readonly #objects: readonly DeclaredBlock[];

  /**
   * @param archives data sources and resources `archive_file`
   * @param objects resources that put a file into a bucket
   */
  constructor(rootFolder: string, archives: readonly DeclaredBlock[], objects: readonly DeclaredBlock[]) {
    this.#rootFolder = rootFolder;
    this.#archives = archives;
    this.#objects = objects;
  }

  /**
   * The property `Code` or `Content` of a function or layer, with paths as CloudFormation writes them: from the file of the
   * template. Undefined where the package is not made from a file.
   */
  codeOf({ place, keyRange }: DeclaredBlock): Place | undefined {
    const from = folderOf(keyRange.file);
    const source = place.get('source_path');
    if (!source.isAbsent) return this.#sourcePath(source, from);
    const file = place.get('filename');
    if (!file.isAbsent) return this.#package(file, from);
    const uploaded = this.#uploaded(place.get('s3_key'));
    return uploaded && this.#package(uploaded, from);
  }

  /** Whether the archive of a function holds one file, or leaves some of the folder out. */
  selectsFiles({ place }: DeclaredBlock): boolean {
    return place.get('filename').heads.some((head) => {
      const archive = head.kind === 'text' ? this.#archiveOf(head) : undefined;
      return archive && !(archive.place.get('source_file').isAbsent && archive.place.get('excludes').isAbsent);
    });
  }

  /** Whether this configuration puts a file under that key into a bucket. */
  isUploaded(key: Place): boolean {
    return this.#uploaded(key) !== undefined;
  }

  /** The file behind a key in a bucket, when this configuration puts it there. */
  #uploaded(key: Place): Place | undefined {
    if (key.isAbsent) return undefined;
    const wanted = JSON.stringify(key.heads.map((head) => (head.kind === 'text' ? head.parts : head.kind)));
    const found = this.#objects.find(({ place }) => {
      const own = place.get('key');
      return (
        !own.isAbsent &&
        JSON.stringify(own.heads.map((head) => (head.kind === 'text' ? head.parts : head.kind))) === wanted
      );
    });
    const source = found?.place.get('source');
    return source?.isAbsent ? undefined : source;
  }

  #package(file: Place, from: string): Place {
    return Place.from(() => file.heads.flatMap((head) => this.#packageHeads(head, from)), file.written);
  }

  #packageHeads(head: Head, from: string): readonly Head[] {
    if (head.kind !== 'text') return [head];
    const archive = this.#archiveOf(head);
    return archive ? this.#contentOf(archive, from).heads : [this.#pathHead(head, from)];
  }

  #archiveOf({ parts }: TextHead): DeclaredBlock | undefined {
    const [first] = parts;
    const path = literalOf(parts);
    return this.#archives.find(({ id, place }) => {
      if (typeof first === 'object' && first.kind === 'resource') return first.id === id;
      return path !== undefined && this.#samePath(place.get('output_path').literal, path);
    });
  }

  #samePath(a: string | undefined, b: string): boolean {
    return a !== undefined && this.#resolved(a) === this.#resolved(b);
  }

  #resolved(path: string): string | undefined {
    const local = resolvePath(this.#rootFolder === '' ? '-' : `${this.#rootFolder}/-`, path);
    return local.kind === 'local' ? local.path : undefined;
  }

  #contentOf({ place, keyRange }: DeclaredBlock, from: string): Place {
    for (const name of ['source_dir', 'source_file']) {
      const given = place.get(name);
      if (!given.isAbsent)
        return Place.from(() => given.heads.map((head) => this.#pathHead(head, from)), given.written);
    }
    const { written } = place;
    if (!written) return Place.absent;
    const [first] = place.get('source').items();
    const content = first?.get('content') ?? place.get('source_content');
    return Place.from(() => content.heads.map((head) => this.#contentHead(head, from)), {
      ...written,
      range: keyRange,
    });
  }

  /** Content that is read from a file stands there; other text is code in the configuration itself. */
  #contentHead(head: Head, from: string): Head {
    if (head.kind !== 'text') return head;
    const file = textSource(head)?.file.path;
    if (file !== undefined && !/\.(?:tf|tofu)(?:\.json)?$/.test(file))
      return { ...head, parts: [relativePath(from, file)] };
    const entry = { key: 'ZipFile', keyRange: head.range, place: Place.of(head) };
    return { kind: 'map', entries: [entry], range: head.range, path: head.path };
  }

  /** One path, or a list of paths and maps with a path; the first is the function's own code. */
  #sourcePath(source: Place, from: string): Place {
    return Place.from(
      () =>
        source.heads.flatMap((head): readonly Head[] => {
          const [first] = head.kind === 'list' ? head.items : [Place.of(head)];
          const path = first?.isMap() ? first.get('path') : first;
          return (path?.heads ?? []).map((each) => this.#pathHead(each, from));
        }),
      source.written,
    );
  }

  /** A path from the folder Terraform runs in as one from `from`. */
  #pathHead(head: Head, from: string): Head {
    if (head.kind !== 'text') return head;
    const text = literalOf(head.parts);
    if (text === undefined) return unknownHead(head, 'the path is known only when deploying');
    const path = this.#resolved(text);
    return path === undefined ? head : { ...head, parts: [relativePath(from, path)] };
  }
}
