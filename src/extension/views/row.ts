import type { FixParams, LessonParams, PlaceView } from '../../server/protocol.js';

/**
 * A row of a tree in the side bar: what it shows, what a screen reader says, what is below it and what the commands on it act
 * on. Rows are plain data, so that what a view shows can be tested without an editor.
 */
export interface Row {
  readonly label: string;
  /** Shown beside the label, fainter. */
  readonly description?: string;
  readonly icon?: Icon;
  readonly tooltip?: string;
  /** What a screen reader says; label and description when absent. */
  readonly spoken?: string;
  /** Absent where nothing can be below. */
  readonly children?: () => readonly Row[];
  /** Shows what is below at first. */
  readonly expanded?: boolean;
  /** What Enter or a click does; nothing when absent. */
  readonly opens?: 'place' | 'lesson' | 'skill' | 'exercise' | 'questions' | 'target' | 'aside';
  readonly subject?: Subject;
}

export type Icon =
  /** An icon of the editor, in a colour of the theme. */
  | { readonly name: string; readonly color?: string }
  /** Our own: four bars, filled up to the depth. */
  | { readonly depth: number }
  /** The icon the theme has for a file. */
  | { readonly file: string };

/** What commands on a row act on. */
export interface Subject {
  readonly lesson?: LessonParams;
  /** A skill, for its lesson. */
  readonly skill?: string;
  readonly place?: PlaceView;
  readonly finding?: FixParams;
  /** The finding has a repair. */
  readonly fixable?: boolean;
  /** A rule whose findings and lesson can be called not useful. */
  readonly rule?: string;
  /** A next step that can be set aside. */
  readonly step?: StepSubject;
  /** A step that was set aside and can be taken up again. */
  readonly aside?: StepSubject;
  /** An item of the evidence that can be erased. */
  readonly item?: string;
  readonly note?: string;
  /** Role and level can be chosen here. */
  readonly target?: true;
  /** What a role and level ask for that no scanner sees: a note can be made of it. */
  readonly unseen?: { readonly text: string; readonly role: string; readonly level: string };
  readonly exercise?: string;
}

export interface StepSubject {
  readonly id: string;
  readonly title: string;
}

/** What menus ask of a row: the names of what its subject has, `item lesson place rule`. */
export function contextOf({ subject = {} }: Row): string {
  return Object.entries(subject)
    .flatMap(([name, value]) => (value === undefined || value === false ? [] : [name]))
    .toSorted()
    .join(' ');
}

/** Whether a command was given a row of a view, and not what the row is about. */
export function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && 'label' in value;
}
