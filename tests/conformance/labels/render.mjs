// Renders the labels that come in as ZPL: node render.mjs WIDTH_MM HEIGHT_MM DOTS_PER_MM < labels
// Each comes out as a line of base64, a PNG.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const { ready } = createRequire(`${process.cwd()}/`)("zpl-renderer-js");
const [width, height, density] = process.argv.slice(2).map(Number);
const { api } = await ready;
const zpl = readFileSync(0, "latin1");
const labels = await api.zplToBase64MultipleAsync(zpl, width, height, density);
process.stdout.write(labels.join("\n"));
process.exit(0);
