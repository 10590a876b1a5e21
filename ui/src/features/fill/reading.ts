/**
 * One draft as the fields read it: what is visible, required, fixed, wrong, and which value stands.
 * Everything is taken from the desk's evaluation; the only thing added is which errors a person has
 * already met (after leaving a field, or after asking to finish).
 */
import type {
  AttachmentView,
  Choice,
  Evaluation,
  FieldView,
  FormView,
  Item,
  Json,
  Problem,
  Repeat,
  Section,
} from '../../generated/contract';
import type { DraftState } from '../../state/draftDesk';
import { inRow, patternOf, rowsIn, valueAt } from '../../state/pointer';
import { inRowOf } from './paste';

/** A file in the answers, with what was said of its original when it was attached. */
export type SignedFile = {
  name: string;
  sha256: string;
  size_bytes: number;
  again?: number;
  certified?: { name?: string; capacity?: string; on?: string };
};

/** Problems by every place that they concern: their own, and each around it (the name of one side, the row). */
function byPlace(problems: readonly Problem[]): Map<string, Problem[]> {
  const places = new Map<string, Problem[]>();
  for (const problem of problems) {
    for (const at of upward(problem.path)) {
      const here = places.get(at);
      if (here) here.push(problem);
      else places.set(at, [problem]);
    }
  }
  return places;
}

/** A place and those around it, from the inside out. */
function upward(path: string): string[] {
  const places = [];
  for (let at = path; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) places.push(at);
  return places;
}

/** Those of the groups, and of the groups in them, whose rows are drawn as cards. */
type Places = {
  visible: ReadonlySet<string>;
  required: ReadonlySet<string>;
  fixed: ReadonlySet<string>;
  problems: ReadonlyMap<string, readonly Problem[]>;
  /** The columns of each group, once they were asked for. */
  columns: Map<string, Column[]>;
};

/** Made once for each evaluation: a long form has thousands of places, and is read at every key. */
const known = new WeakMap<Evaluation, Places>();

function placesOf(evaluation: Evaluation): Places {
  const found = known.get(evaluation);
  if (found) return found;
  const places = {
    visible: new Set(evaluation.visible),
    required: new Set(evaluation.required),
    fixed: new Set(evaluation.read_only),
    problems: byPlace(evaluation.problems),
    columns: new Map(),
  };
  known.set(evaluation, places);
  return places;
}

/** Which places of a field are told of: all, where its pattern is, which stands for every row; else each by itself. */
const toldOf = (told: ReadonlySet<string>, field: string) =>
  told.has(field) ? () => true : (at: string) => told.has(at);

const holds = (told: ReadonlySet<string>, path: string): boolean => toldOf(told, patternOf(path))(path);

const cardsIn = (groups: readonly Repeat[]): string[] =>
  groups.flatMap((group) => [...(group.rows === 'cards' ? [group.path] : []), ...cardsIn(group.inner)]);

/** A column of a table: its path, its field, whether nothing can be entered in it, and whether some row must have it. */
export type Column = { path: string; field: FieldView; fixed?: boolean; required?: boolean };

const patternsOf = (group: Repeat): string[] => [
  group.path,
  ...group.columns,
  ...group.inner.flatMap(patternsOf),
  ...group.foot,
];

/** A row in which a place stands, with its number as people count. */
export type RowOf = { path: string; group: FieldView; card: boolean; number: number };

export class Reading {
  readonly form: FormView;
  readonly evaluation: Evaluation;
  readonly #typed: ReadonlyMap<string, Json>;
  readonly #visible: ReadonlySet<string>;
  readonly #required: ReadonlySet<string>;
  readonly #fixed: ReadonlySet<string>;
  readonly #problems: ReadonlyMap<string, readonly Problem[]>;
  readonly #columns: Map<string, Column[]>;
  readonly #cards: ReadonlySet<string>;

  constructor(form: FormView, state: DraftState) {
    this.form = form;
    this.evaluation = state.evaluation;
    this.#typed = state.typed;
    const { visible, required, fixed, problems, columns } = placesOf(state.evaluation);
    this.#visible = visible;
    this.#required = required;
    this.#fixed = fixed;
    this.#problems = problems;
    this.#columns = columns;
    const items = this.sections.flatMap((section) => section.items);
    this.#cards = new Set(cardsIn(items.filter((item) => item.item === 'repeat')));
  }

  value(path: string): Json | undefined {
    return this.#typed.get(path) ?? valueAt(this.evaluation.values, path);
  }

  /** How a value reads whose middle is hidden; nothing while it is being changed. */
  masked(path: string): string | undefined {
    return this.#typed.has(path) ? undefined : this.evaluation.masked?.[path];
  }

  /** What is typed beneath a place and not answered for. */
  typedBeneath(path: string): string[] {
    const beneath = [...this.#typed].filter(([at]) => at.startsWith(`${path}/`));
    return beneath.map(([at, value]) => `${at} ${JSON.stringify(value)}`);
  }

  isVisible(path: string): boolean {
    return holds(this.#visible, path);
  }

  isRequired(path: string): boolean {
    return holds(this.#required, path);
  }

  isFixed(path: string): boolean {
    return holds(this.#fixed, path);
  }

  /** The field of a pattern, or of a pointer into rows. */
  field(path: string): FieldView | undefined {
    return this.form.fields[patternOf(path)];
  }

  /** The place for attachments of that name. */
  slot(id: string): AttachmentView | undefined {
    return this.form.attachments.find((slot) => slot.id === id);
  }

  /** The places for attachments that a row shows, each with its pointer. */
  slotsIn(columns: readonly string[], row: number): { slot: AttachmentView; path: string }[] {
    const slots = columns.flatMap((column) => this.form.attachments.filter((slot) => slot.path === column));
    return slots.map((slot) => ({ slot, path: inRow(slot.path, row) })).filter(({ path }) => this.isVisible(path));
  }

  /** All sections, page by page. */
  get sections(): Section[] {
    return this.form.pages.flatMap((page) => page.sections);
  }

  /** How many rows a group has. */
  rows(path: string): number {
    const rows = valueAt(this.evaluation.values, path);
    return Array.isArray(rows) ? rows.length : 0;
  }

  /** The fields of a group that some row shows. */
  columnsOf(group: Repeat): Column[] {
    const known = this.#columns.get(group.path);
    if (known) return known;
    const rows = this.rows(group.path);
    const columns = group.columns.flatMap((path): Column[] => {
      const field = this.field(path);
      const pattern = patternOf(path);
      const shown = Array.from({ length: rows }, (_, row) => inRow(path, row)).filter(toldOf(this.#visible, pattern));
      if (!field || shown.length === 0) return [];
      const fixed = field.formula === null && shown.every(toldOf(this.#fixed, pattern));
      return [{ path, field, fixed, required: shown.some(toldOf(this.#required, pattern)) }];
    });
    this.#columns.set(group.path, columns);
    return columns;
  }

  /** The rows in which a place stands, the outermost first. */
  rowsOf(path: string): RowOf[] {
    return rowsIn(path).flatMap(({ group: at, row }) => {
      const group = this.field(at);
      if (group?.type !== 'repeat') return [];
      return [{ path: `${at}/${String(row)}`, group, card: this.#cards.has(patternOf(at)), number: row + 1 }];
    });
  }

  options(field: FieldView, path: string): readonly Choice[] {
    return this.evaluation.choices[path] ?? this.form.codelists[field.codelist ?? ''] ?? [];
  }

  /** What is wrong with the place, or with one beneath it (one side of a name). */
  problemsAt(path: string): readonly Problem[] {
    return this.#problems.get(path) ?? [];
  }

  /** What is wrong with the place itself, and not with a place beneath it. */
  problemsOf(path: string): Problem[] {
    return this.problemsAt(path).filter((problem) => problem.path === path);
  }

  /** The files at a place for attachments, as they will be signed. */
  files(path: string): SignedFile[] {
    const files = valueAt(this.evaluation.values, path);
    return Array.isArray(files) ? (files as SignedFile[]) : [];
  }

  /** Pointer of the first thing that a section shows. */
  firstOf(section: Section): string | undefined {
    for (const item of section.items) for (const path of this.#pathsOfItem(item)) if (this.isVisible(path)) return path;
    return undefined;
  }

  /** The section shows anything at all now. */
  shows(section: Section): boolean {
    return section.items.some((item) => item.item === 'text') || this.firstOf(section) !== undefined;
  }

  /** Problems within a section, each counted once. */
  problemsIn(section: Section): Problem[] {
    const patterns = new Set(section.items.flatMap((item) => this.#patternsOfItem(item)));
    const isIn = (at: string) => patterns.has(patternOf(at)) && this.isVisible(at);
    return this.evaluation.problems.filter((problem) => upward(problem.path).some(isIn));
  }

  #patternsOfItem(item: Item): string[] {
    if (item.item === 'attachment') return [this.slot(item.slot)?.path ?? ''];
    if (item.item === 'text') return [];
    return item.item === 'field' ? [item.path] : patternsOf(item);
  }

  /** One after the other, as of a long table mostly the first is wanted. */
  *#pathsOfItem(item: Item): Generator<string> {
    if (item.item === 'repeat') yield* this.#pathsOfGroup(item);
    else yield* this.#patternsOfItem(item);
  }

  *#pathsOfGroup(group: Repeat): Generator<string> {
    yield group.path;
    for (let row = 0; row < this.rows(group.path); row += 1) {
      for (const column of group.columns) {
        const inner = group.inner.find(({ path }) => path === column);
        if (inner) yield* this.#pathsOfGroup(inRowOf(inner, row));
        else yield inRow(column, row);
      }
    }
    yield* group.foot;
  }
}
