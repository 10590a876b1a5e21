/**
 * What can stand at a place of a JSON document, as its JSON Schema says: names of properties that are not there yet,
 * and values out of closed lists. Deliberately not here: the editor (mount.ts), any judgement of the document.
 */

/** As much of a JSON Schema as names properties and values. */
export type Schema = {
  $ref?: string;
  $defs?: Record<string, Schema>;
  description?: string;
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  properties?: Record<string, Schema>;
  additionalProperties?: Schema | boolean;
  items?: Schema | boolean;
  prefixItems?: Schema[];
  oneOf?: Schema[];
  anyOf?: Schema[];
  allOf?: Schema[];
};

/** One thing that can stand there. */
export type Offer = { label: string; detail: string };

type Steps = readonly (string | number)[];

/** The schema with everything it refers to and chooses among, each once. */
function parts(root: Schema, schema: Schema | boolean | undefined, seen = new Set<Schema>()): Schema[] {
  if (typeof schema !== 'object' || seen.has(schema)) return [];
  seen.add(schema);
  const name = /^#\/\$defs\/(.+)$/.exec(schema.$ref ?? '')?.[1];
  const more = [name ? root.$defs?.[name] : undefined, ...[schema.oneOf, schema.anyOf, schema.allOf].flat()];
  return [schema, ...more.flatMap((one) => parts(root, one, seen))];
}

/** The schemas that speak of what stands at the end of the steps. */
function at(root: Schema, steps: Steps): Schema[] {
  let here = parts(root, root);
  for (const step of steps) {
    const below = (one: Schema) =>
      typeof step === 'number'
        ? (one.prefixItems?.[step] ?? one.items)
        : (one.properties?.[step] ?? one.additionalProperties);
    here = here.flatMap((one) => parts(root, below(one)));
  }
  return here;
}

const once = (offers: Offer[]): Offer[] => [...new Map(offers.map((offer) => [offer.label, offer])).values()];

/** The names that can still be written in the object at the end of the steps. */
export function namesAt(root: Schema, steps: Steps, present: ReadonlySet<string>): Offer[] {
  const named = at(root, steps).flatMap((one) => Object.entries(one.properties ?? {}));
  const detail = (schema: Schema) => [schema.type ?? []].flat().join(', ');
  return once(
    named.filter(([name]) => !present.has(name)).map(([name, schema]) => ({ label: name, detail: detail(schema) })),
  );
}

/** The values out of closed lists that can stand at the end of the steps, as JSON. */
export function valuesAt(root: Schema, steps: Steps): Offer[] {
  const values = at(root, steps).flatMap((one) => [
    ...(one.enum ?? []),
    ...(one.const === undefined ? [] : [one.const]),
    ...([one.type].flat().includes('boolean') ? [true, false] : []),
  ]);
  return once(values.map((value) => ({ label: JSON.stringify(value), detail: '' })));
}
