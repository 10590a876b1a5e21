/** Where a position lies in a JSON document: the steps to it, and whether a name or a value is written there. */
import { syntaxTree } from '@codemirror/language';
import type { EditorState } from '@codemirror/state';

type Node = ReturnType<ReturnType<typeof syntaxTree>['resolveInner']>;

/** The place of a position. */
export type Place = {
  steps: (string | number)[];
  writes: 'name' | 'value';
  /** Where what is being written begins. */
  from: number;
  /** Names that the object has already. */
  present: Set<string>;
};

const nameOf = (state: EditorState, property: Node): string => {
  const name = property.getChild('PropertyName');
  if (!name) return '';
  const text = state.sliceDoc(name.from, name.to);
  try {
    return String(JSON.parse(text));
  } catch {
    return text.replaceAll('"', '');
  }
};

const isLeaf = (node: Node) => ['String', 'PropertyName', 'Number', 'True', 'False', 'Null', '⚠'].includes(node.name);

/** The steps from the document to a node. */
function stepsTo(state: EditorState, node: Node): (string | number)[] {
  const steps: (string | number)[] = [];
  for (let at: Node | null = node; at; at = at.parent) {
    if (at.name === 'Property') steps.unshift(nameOf(state, at));
    else if (at.parent?.name === 'Array' && !['[', ']', ',', '⚠'].includes(at.name)) {
      let before = 0;
      for (let other = at.prevSibling; other; other = other.prevSibling)
        if (!['[', ',', '⚠'].includes(other.name)) before += 1;
      steps.unshift(before);
    }
  }
  return steps;
}

/** The place of a position; null where neither a name nor a value can stand. */
export function placeOf(state: EditorState, pos: number): Place | null {
  const inner = syntaxTree(state).resolveInner(pos, -1);
  const leaf = isLeaf(inner) ? inner : null;
  const from = leaf ? leaf.from : pos;
  const around = leaf?.parent ?? inner;
  if (around.name === 'Property' && inner.name !== 'PropertyName')
    return { steps: stepsTo(state, around), writes: 'value', from, present: new Set() };
  const object = around.name === 'Property' ? around.parent : around;
  if (object?.name === 'Object') {
    const others = object.getChildren('Property').filter((one) => one.from > pos || one.to < pos);
    const present = new Set(others.map((one) => nameOf(state, one)));
    return { steps: stepsTo(state, object), writes: 'name', from, present };
  }
  if (object?.name === 'Array') {
    const items = object.firstChild ? stepsTo(state, object) : [];
    return { steps: [...items, 0], writes: 'value', from, present: new Set() };
  }
  return null;
}
