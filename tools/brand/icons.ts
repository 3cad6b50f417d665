// npm run icons: makes app/favicon.ico and app/apple-icon.png out of app/icon.svg, for programs that read no SVG.
import { readFile, writeFile } from 'node:fs/promises'
import sharp from 'sharp'

const svg = await readFile('app/icon.svg')
const png = (side: number) =>
  sharp(svg, { density: 96 * (side / 32) * 2 })
    .resize(side, side)
    .png()
    .toBuffer()

await writeFile('app/apple-icon.png', await png(180))
await writeFile('app/favicon.ico', icoOf(48, await png(48)))
console.log('Made app/favicon.ico and app/apple-icon.png.')

/** An ICO file of one PNG: a directory of one entry, then the picture. */
function icoOf(side: number, picture: Buffer): Buffer {
  const head = Buffer.alloc(22)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(1, 4)
  head.writeUInt8(side, 6)
  head.writeUInt8(side, 7)
  head.writeUInt16LE(1, 10)
  head.writeUInt16LE(32, 12)
  head.writeUInt32LE(picture.length, 14)
  head.writeUInt32LE(head.length, 18)
  return Buffer.concat([head, picture])
}
