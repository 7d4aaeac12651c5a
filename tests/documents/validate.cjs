// Reads {"schemas": {NAME: SCHEMA}, "documents": [TEXT, ...]} and writes the faults of each document,
// by ajv in strict mode: what a schema says and no type can have is a fault of the schema.
const { readFileSync } = require("node:fs");

const [modules] = process.argv.slice(2);
const load = (name) => require(require.resolve(name, { paths: [modules] }));
const Ajv = load("ajv/dist/2020").default;
const ajv = new Ajv({ strict: true, allErrors: true });
load("ajv-formats").default(ajv);

const asked = JSON.parse(readFileSync(0, "utf8"));
const validators = Object.fromEntries(
  Object.entries(asked.schemas).map(([name, schema]) => [name, ajv.compile(schema)]),
);
const faults = asked.documents.map((text) => {
  const document = JSON.parse(text);
  const validate = validators[document.format];
  return validate(document) ? [] : validate.errors.map((one) => `${one.instancePath} ${one.message}`);
});
process.stdout.write(JSON.stringify(faults));
