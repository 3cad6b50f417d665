import sharp from 'sharp'
import { expect, test } from 'vitest'
import { removePictureIfUnused, savePicture } from '@/lib/db/catalog/pictures'
import { db, transaction } from '@/lib/db/client'
import { testDatabase } from '@/testing/database'
import { getPicture } from './get-picture'
import { preparePicture } from './prepare-picture'

await testDatabase()

async function stored(width: number): Promise<string> {
  const upload = await sharp({ create: { width, height: 600, channels: 3, background: `rgb(${width % 255}, 40, 90)` } })
    .png()
    .toBuffer()
  const prepared = await preparePicture(new Uint8Array(upload))
  if (prepared.kind !== 'ready') throw new Error(prepared.kind)
  await transaction((tx) => savePicture(tx, prepared.picture))
  return prepared.picture.id
}
const widthOf = async (picture: { bytes: Uint8Array } | null) => (picture ? (await sharp(picture.bytes).metadata()).width : null)
const sizes = (pictureId: string) => db().pictureSize.count({ where: { pictureId } })

test('a smaller copy is made once, kept, and goes with its picture', async () => {
  const id = await stored(1400)
  const asked = await Promise.all([getPicture(id, 480), getPicture(id, 480), getPicture(id, 240)])
  expect(await Promise.all(asked.map(widthOf))).toEqual([480, 480, 240])
  expect(await sizes(id)).toBe(2)
  expect(await widthOf(await getPicture(id, 480))).toBe(480)
  expect(await widthOf(await getPicture(id))).toBe(1400)
  await transaction((tx) => removePictureIfUnused(tx, id))
  expect([await getPicture(id, 480), await sizes(id)]).toEqual([null, 0])
})

test('a picture that is no wider is given as it is', async () => {
  const id = await stored(400)
  expect([await widthOf(await getPicture(id, 480)), await sizes(id)]).toEqual([400, 0])
  expect(await getPicture('not an id', 480)).toBeNull()
})
