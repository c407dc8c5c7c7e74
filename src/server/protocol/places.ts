import type { Position } from '../../model/source.js';

/** From a position up to, and without, another. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** A place in a file that an editor can open. */
export interface PlaceView {
  readonly uri: string;
  /** Relative to its folder, with `/`; begins with the folder's name when there are several. */
  readonly path: string;
  readonly range: Range;
  /** The name of what stands there, when it has one. */
  readonly name?: string;
}
