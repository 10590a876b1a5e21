/**
 * What two other readers of JSON Schema say of answers, beside what Muniment says of the form that it makes of the schema.
 *
 *     json_schemas.cjs FOLDER MUNIMENT
 *
 * Every FOLDER/*.json holds a `schema` with examples, `valid` and `invalid` ones. Ajv and @cfworker/json-schema judge each
 * example by the schema, formats included; Muniment imports the schema (`form import`) and judges the example by the form
 * (`form eval`). A row for each example, then where the two others differ between themselves: that is for a person to read,
 * and counts against nobody.
 *
 * Exit 0 when Muniment says of every example what one of the others says, 1 otherwise. Needs the packages of
 * schemas/package.json on NODE_PATH. Not here: the schemas, which are ours and stand with the fixtures.
 */
"use strict";

const { execFileSync } = require("node:child_process");
const { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } = require("node:fs");
const { tmpdir } = require("node:os");
const { basename, join } = require("node:path");

const formats = require("ajv-formats");
const { Validator } = require("@cfworker/json-schema");

/* By what `$schema` says: how Ajv is entered, and which draft @cfworker reads it as. It has no draft-06, of which it reads
   all words as draft-07. */
const DRAFTS = [
  [/draft-04/, () => new (require("ajv-draft-04"))(OPTIONS), "4"],
  [/draft-06/, () => new (require("ajv"))(OPTIONS).addMetaSchema(require("ajv/dist/refs/json-schema-draft-06.json")), "7"],
  [/draft-07/, () => new (require("ajv"))(OPTIONS), "7"],
  [/2019-09/, () => new (require("ajv/dist/2019"))(OPTIONS), "2019-09"],
  [/2020-12/, () => new (require("ajv/dist/2020"))(OPTIONS), "2020-12"],
];
const OPTIONS = { strict: false, allErrors: false, logger: false };

/** The judges of one schema that are not ours: each says whether answers are valid. */
function others(schema) {
  const [, enter, draft] = DRAFTS.find(([dialect]) => dialect.test(schema.$schema));
  const ajv = enter();
  formats(ajv);
  const validate = ajv.compile(schema);
  const reader = new Validator(schema, draft);
  return { ajv: (answers) => validate(answers) === true, cfworker: (answers) => reader.validate(answers).valid };
}

/** Muniment's judge of one schema: the form that was made of it. */
function ours(program, work, name, schema) {
  const [source, form, file] = ["schema.json", `${name}.mform.json`, "answers.json"].map((file) => join(work, file));
  writeFileSync(source, JSON.stringify(schema));
  const run = (...words) => execFileSync(program, ["--lang", "en", "form", ...words], { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  run("import", source, "--out", form, "--form-no", "EXT-1");
  return (answers) => {
    writeFileSync(file, JSON.stringify(answers));
    try {
      return JSON.parse(run("eval", form, "--answers", file, "--json")).problems.length === 0;
    } catch (refusal) {
      // Exit 1 is "there are problems"; they must be there, or the form was not judged at all.
      const problems = refusal.status === 1 ? JSON.parse(refusal.stdout).problems : [];
      if (!(problems.length > 0)) throw refusal;
      return false;
    }
  };
}

function judge(folder, program) {
  const work = mkdtempSync(join(tmpdir(), "judges-"));
  const said = (yes) => (yes ? "valid" : "not");
  const rows = [];
  try {
    for (const file of readdirSync(folder).filter((file) => file.endsWith(".json")).sort()) {
      const fixture = JSON.parse(readFileSync(join(folder, file), "utf8"));
      const schema = basename(file, ".json");
      const judges = { ...others(fixture.schema), muniment: ours(program, work, schema, fixture.schema) };
      for (const list of ["valid", "invalid"]) {
        fixture[list].forEach((answers, number) => {
          const verdicts = Object.values(judges).map((judge) => said(judge(answers)));
          rows.push([schema, `${list} ${number + 1}`, ...verdicts]);
        });
      }
    }
  } finally {
    rmSync(work, { recursive: true });
  }
  return rows;
}

function main([folder, program]) {
  const rows = judge(folder, program);
  const line = (cells) => cells.map((cell, column) => cell.padEnd([20, 12, 7, 10, 9][column])).join("").trimEnd();
  const differs = ([, , ajv, cfworker, muniment]) => ajv === cfworker && muniment !== ajv;
  console.log(line(["schema", "example", "Ajv", "@cfworker", "Muniment"]));
  rows.forEach((row) => console.log(line(row) + (differs(row) ? "  DIFFERS from both" : "")));
  const apart = rows.filter(([, , ajv, cfworker]) => ajv !== cfworker);
  if (apart.length > 0) {
    console.log("\nThe two others differ between themselves:");
    apart.forEach((row) => console.log(line(row)));
  }
  const wrong = rows.filter(differs).length;
  console.log(`\n${rows.length} examples: Muniment differs from both others in ${wrong}; they differ between themselves in ${apart.length}`);
  return wrong === 0 && rows.length > 0 ? 0 : 1;
}

process.exit(main(process.argv.slice(2)));
