import type {
  BadSignal,
  ExerciseOfSkill,
  GoodSignal,
  Named,
  RoleExpecting,
  RuleOfSkill,
  SkillLesson,
  UnseenSignal,
} from '../coach/skill-lesson.js';
import type { PlaceView, SkillLessonView } from '../server/protocol.js';
import { dueQuestionsHtml, questionsHtml } from './lesson-questions.js';
import { resourcesHtml } from './lesson-resources.js';
import { button, minutesWords, type PageAssets, pageHtml, placeLink, section } from './page-html.js';
import { escapeHtml } from './page-markdown.js';

/** The lesson of a skill as a complete page. */
export function skillLessonHtml(lesson: SkillLessonView, assets: PageAssets): string {
  const {
    id,
    name,
    at: now,
    group,
    minutes,
    what,
    why,
    needs,
    shows,
    against,
    unseen,
    rules,
    exercises,
    resources,
    expected,
  } = lesson;
  const asked = { questions: lesson.questions, now, named: true } as const;
  const content = [
    `<p class="facts">Skill of the group ${escapeHtml(group)} <span aria-hidden="true">·</span> ${minutesWords(minutes)}</p>`,
    dueQuestionsHtml(asked),
    section('What it is', `<p>${escapeHtml(what)}</p>`),
    section('Why it matters', `<p>${escapeHtml(why)}</p>`),
    needsHtml(needs),
    here(lesson),
    part('What shows it', shows.map(goodHtml)),
    part('What speaks against it', against.map(badHtml)),
    part('What nobody can see in code', unseen.map(unseenHtml)),
    part('Lessons of its rules', rules.map(ruleHtml)),
    part('Exercises', exercises.map(exerciseHtml)),
    questionsHtml(asked),
    expectedHtml(expected),
    resourcesHtml(resources),
    section(
      'About this lesson',
      `<p class="buttons">${button('Report a wrong claim', 'report')}</p>
<p class="hint">A report opens the issue page of the project in your browser, with the skill and the words you selected here filled in. Nothing is sent before you send it there.</p>`,
    ),
  ];
  return pageHtml({ id: `${id} ${now}`, title: name, content: content.filter(Boolean).join('\n') }, assets);
}

function here({ id, isObservable }: SkillLesson<PlaceView>): string {
  const tour = `<p class="buttons">${button('Show it in my code', 'tour', id)}</p>`;
  const nothing = '<p>Nothing that was read here could show this skill.</p>';
  return section('In your code', isObservable ? tour : nothing);
}

function part(heading: string, items: readonly string[]): string {
  return items.length > 0 ? section(heading, `<ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`) : '';
}

function needsHtml(needs: readonly Named[]): string {
  if (needs.length === 0) return '';
  const buttons = needs.map(({ id, name }) => button(name, 'skill', id));
  return section('What to know first', `<p class="buttons">${buttons.join('')}</p>`);
}

function goodHtml({ says, steward, seen }: GoodSignal<PlaceView>): string {
  const inherited = steward ? ' <span class="tag">others inherit it</span>' : '';
  return `${capital(escapeHtml(says))}${inherited}${placesHtml(seen, 'not seen here')}`;
}

function badHtml({ says, told, open }: BadSignal<PlaceView>): string {
  const tag = told === 'skill' ? ' <span class="tag">told here only</span>' : '';
  return `${capital(escapeHtml(says))}${tag}${placesHtml(open, 'not found here')}`;
}

function unseenHtml({ says, because }: UnseenSignal): string {
  return `${capital(escapeHtml(says))}. <span class="hint">${escapeHtml(because)}</span>`;
}

function ruleHtml({ id, name, level, minutes }: RuleOfSkill): string {
  return `${linkButton(name, 'lesson', id)} <span class="hint">${escapeHtml(level)}, ${minutes} min</span>`;
}

function exerciseHtml({ id, name, level, minutes }: ExerciseOfSkill): string {
  return `${linkButton(name, 'exercise', id)} <span class="hint">${escapeHtml(level)}, ${minutes} min</span>`;
}

function expectedHtml(expected: readonly RoleExpecting[]): string {
  if (expected.length === 0) return '';
  const rows = expected.flatMap(({ name: role, levels }) =>
    levels.map(
      ({ name, mandatory, word, claims }) =>
        `<tr><th scope="row">${escapeHtml(role)}</th><td>${escapeHtml(name)}${mandatory ? '' : ', optional'}</td><td>${escapeHtml(word)}: ${escapeHtml(claims)}</td></tr>`,
    ),
  );
  return section(
    'Who is expected to know it',
    `<table><thead><tr><th scope="col">Role</th><th scope="col">Level</th><th scope="col">How well</th></tr></thead><tbody>${rows.join('')}</tbody></table>`,
  );
}

/** So many places are listed; the tour shows the others. */
const mostPlaces = 5;

function placesHtml(places: readonly PlaceView[], none: string): string {
  if (places.length === 0) return ` <span class="hint">${none}</span>`;
  const links = places.slice(0, mostPlaces).map((place) => `<li>${placeLink(place)}</li>`);
  const rest = places.length > mostPlaces ? `<li class="hint">and ${places.length - mostPlaces} more</li>` : '';
  return `<ul class="places">${links.join('')}${rest}</ul>`;
}

function linkButton(label: string, sends: 'lesson' | 'exercise', subject: string): string {
  return `<span class="link">${button(label, sends, subject)}</span>`;
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
