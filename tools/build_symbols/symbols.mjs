// Write the symbols as SVG and their anchors as CSV: node symbols.mjs MILSYMBOL_FOLDER OUTPUT
//
// Black lines, no fill and no letters: the viewer fills them in a side's colour. All have the frame
// of a friend, since both sides are equals here; no echelon and no staff, which the viewer draws.

import { mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";

const [folder, output] = process.argv.slice(2);
const ms = createRequire(import.meta.url)(resolve(folder, "dist", "milsymbol.js"));

const LAND = "10", SEA = "30", AIR = "01";
// Name: symbol set and entity of MIL-STD-2525D, which APP-6(D) shares.
const BRANCHES = {
  plain: [LAND, "000000"],
  infantry: [LAND, "121100"],
  cavalry: [LAND, "121300"],
  artillery: [LAND, "130300"],
  engineers: [LAND, "140700"],
  services: [LAND, "163400"],
  naval: [SEA, "120000"],
  air: [AIR, "110100"],
};
// The frames that milsymbol draws, on its canvas with the centre at (100, 100).
const FRAMES = { [LAND]: [25, 50, 150, 100], [SEA]: [40, 40, 120, 120], [AIR]: [45, 30, 110, 120] };
const FRIEND = "3";

const rows = ["name,width,height,frame_left,frame_top,frame_width,frame_height"];
mkdirSync(output, { recursive: true });
for (const [branch, [set, entity]] of Object.entries(BRANCHES)) {
  const code = `100${FRIEND}${set}0000${entity}0000`;
  const symbol = new ms.Symbol(code, { size: 100, fill: false, monoColor: "#000000", infoFields: false });
  const svg = symbol.asSVG();
  if (!symbol.isValid() || svg.includes("<text")) throw new Error(`no drawing for ${branch}: ${code}`);
  const [left, top, width, height] = svg.match(/viewBox="([^"]+)"/)[1].split(" ").map(Number);
  const [frameLeft, frameTop, frameWidth, frameHeight] = FRAMES[set];
  writeFileSync(join(output, `${branch}.svg`), svg + "\n");
  rows.push([branch, width, height, frameLeft - left, frameTop - top, frameWidth, frameHeight].join());
}
writeFileSync(join(output, "anchors.csv"), rows.join("\n") + "\n");
