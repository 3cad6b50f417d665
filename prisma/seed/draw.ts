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
