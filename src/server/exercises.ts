import type { Connection } from 'vscode-languageserver';
import { exercises } from '../../exercises/index.js';
import { rules } from '../../rules/index.js';
import { framework } from '../../rules/skills.js';
import { askedQuestions } from '../coach/asked-questions.js';
import { checksOf, examine, type Missing } from '../coach/exercises/examination.js';
import type { Exercise, VariantText } from '../coach/exercises/exercise.js';
import { exercisePageOf } from '../coach/exercises/exercise-page.js';
import { readmeOf } from '../coach/exercises/readme.js';
import { examinedIn, inventoryOfStart, openExercise } from '../workspace/examined.js';
import { standardReaders } from '../workspace/index.js';
import { FolderAddress } from './folder-address.js';
import {
  type CheckView,
  type ExaminationView,
  type ExamineParams,
  type ExerciseParams,
  type ExerciseView,
  methods,
} from './protocol.js';
import type { Session } from './session.js';

/** Answers what an editor asks about exercises. */
export function answerExercises(connection: Connection, session: Session): void {
  const catalogue = new Catalogue(session);
  connection.onRequest(methods.exercises, () => exercises);
  connection.onRequest(methods.exercise, (params: ExerciseParams) => catalogue.view(params));
  connection.onRequest(methods.examine, (params: ExamineParams) => catalogue.examine(params));
}

interface Found {
  readonly exercise: Exercise;
  readonly page: string;
  readonly text: VariantText;
}

/** The exercises with their texts. */
class Catalogue {
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  async view(params: ExerciseParams): Promise<ExerciseView | null> {
    const found = await this.#find(params);
    if (!found) return null;
    const { exercise, text } = found;
    const page = exercisePageOf(found.page, params.variant);
    const readme = readmeOf(exercise, params.variant, page, { framework });
    const { progress } = this.#session;
    const answered = (await progress.history()).answers.of(exercise.id);
    const questions = askedQuestions({ id: exercise.id, name: exercise.title }, page.questions, answered);
    const checks = checksOf(exercise, { framework });
    return { exercise, page, readme, checks, at: progress.now, questions, ...text };
  }

  async examine(params: ExamineParams): Promise<ExaminationView | null> {
    const found = await this.#find(params);
    if (!found) return null;
    const address = new FolderAddress(params.uri);
    const options = {
      readers: standardReaders(this.#session.assets),
      rules,
      roles: framework.roles.map(({ id }) => id),
    };
    const workspace = await openExercise(this.#session.fileSystemOf(address), options);
    for (const { uri, text } of this.#session.folders.all.flatMap(({ documents }) => documents)) {
      const path = address.pathOf(uri);
      if (path !== undefined) workspace.update(path, text);
    }
    await workspace.reloadConfiguration();
    const start = await inventoryOfStart(new Map(Object.entries(found.text.start)), options);
    const sources = { framework, rules: rules.map(({ metadata }) => metadata) };
    const { passed, checks } = examine(found.exercise, start, await examinedIn(workspace), sources);
    return {
      passed,
      checks: checks.map(({ missing, ...check }): CheckView => ({ ...check, missing: missing.map(at) })),
    };

    function at({ text, place }: Missing): CheckView['missing'][number] {
      if (!place) return { text };
      return { text, place: { uri: address.uriOf(place.file), range: { start: place.start, end: place.end } } };
    }
  }

  async #find({ exercise: id, variant }: ExerciseParams): Promise<Found | undefined> {
    const exercise = exercises.find((each) => each.id === id);
    const text = (await this.#session.exerciseTexts())[id];
    const files = text?.variants[variant];
    return exercise && text && files && { exercise, page: text.page, text: files };
  }
}
