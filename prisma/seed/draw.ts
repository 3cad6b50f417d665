// Draws the example products' pictures again, from art/ into pictures/: npx tsx prisma/seed/draw.ts
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import sharp from 'sharp'
import * as ceramics from './art/ceramics'
import * as coffee from './art/coffee'
import * as paper from './art/paper'

const folder = path.join(import.meta.dirname, 'pictures')
await mkdir(folder, { recursive: true })
for (const [name, draw] of Object.entries({ ...ceramics, ...paper, ...coffee })) {
  await sharp(Buffer.from(draw()))
    .resize(1000)
    .webp({ quality: 84, effort: 6 })
    .toFile(path.join(folder, `${name}.webp`))
}

/** Close-ups, cut out of a picture: left, top and side, as parts of its own. */
const CLOSE_UPS = { mug: [0.25, 0.25, 0.5], bowl: [0.2, 0.15, 0.55], notebook: [0.3, 0.25, 0.5] } as const
for (const [name, [left, top, side]] of Object.entries(CLOSE_UPS)) {
  const cut = { left: Math.round(left * 1000), top: Math.round(top * 1000), width: Math.round(side * 1000), height: Math.round(side * 1000) }
  await sharp(path.join(folder, `${name}.webp`))
    .extract(cut)
    .resize(1000)
    .webp({ quality: 82, effort: 6 })
    .toFile(path.join(folder, `${name}-close.webp`))
}
