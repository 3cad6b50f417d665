import sharp from 'sharp'
import { expect, test } from 'vitest'
import { MAX_PICTURE_BYTES } from '@/lib/domain/catalog/limits'
import { checkPicture, preparePicture } from './prepare-picture'
import { takeTurn } from './take-turn'

const canvas = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: '#b5651d' } })
const NOT_A_PICTURE = 'picture.unreadable'
const outcomeOf = async (upload: Uint8Array) => {
  const result = await preparePicture(upload)
  return result.kind === 'refused' ? result.said.key : result.kind
}

test.each(['png', 'jpeg', 'webp', 'avif'] as const)('a %s becomes WebP', async (format) => {
  const result = await preparePicture(await canvas(400, 300).toFormat(format).toBuffer())
  expect(result).toMatchObject({ kind: 'ready', picture: { contentType: 'image/webp', width: 400, height: 300 } })
  if (result.kind === 'ready') expect(await sharp(result.picture.bytes).metadata()).toMatchObject({ format: 'webp', width: 400, height: 300 })
})

test('a large picture shrinks to 1600 pixels, a small one does not grow', async () => {
  const large = await preparePicture(await canvas(4000, 2000).jpeg().toBuffer())
  expect(large).toMatchObject({ picture: { width: 1600, height: 800 } })
  const small = await preparePicture(await canvas(200, 200).jpeg().toBuffer())
  expect(small).toMatchObject({ picture: { width: 200, height: 200 } })
})

test('the place where it was taken is gone, and it stands upright', async () => {
  const upload = await canvas(400, 300)
    .withExif({ IFD0: { Copyright: 'secret owner' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '52/1 30/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()
  expect((await sharp(upload).metadata()).exif).toBeDefined()
  const result = await preparePicture(upload)
  expect(result).toMatchObject({ picture: { width: 300, height: 400 } })
  if (result.kind !== 'ready') return
  const { exif, orientation, icc, xmp } = await sharp(result.picture.bytes).metadata()
  expect({ exif, orientation, icc, xmp }).toEqual({})
  expect(Buffer.from(result.picture.bytes).includes('secret owner')).toBe(false)
})

test('the same picture has the same id, another has another', async () => {
  const id = async (side: number) => {
    const result = await preparePicture(await canvas(side, 300).png().toBuffer())
    return result.kind === 'ready' ? result.picture.id : ''
  }
  expect(await id(400)).toBe(await id(400))
  expect(await id(400)).not.toBe(await id(401))
  expect(await id(400)).toMatch(/^[\w-]{43}$/)
})

test('what is no picture is refused, whatever it calls itself', async () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="400"><script>alert(1)</script></svg>'
  const png = await canvas(400, 400).png().toBuffer()
  expect(await outcomeOf(Buffer.from(svg))).toBe(NOT_A_PICTURE)
  expect(await outcomeOf(Buffer.from('%PDF-1.7'))).toBe(NOT_A_PICTURE)
  expect(await outcomeOf(await canvas(400, 400).gif().toBuffer())).toBe(NOT_A_PICTURE)
  expect(await outcomeOf(new Uint8Array())).toBe(NOT_A_PICTURE)
  expect(await outcomeOf(Buffer.concat([png.subarray(0, 8), Buffer.from(svg)]))).toBe(NOT_A_PICTURE)
  expect(await outcomeOf(Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.alloc(5000)]))).toBe(NOT_A_PICTURE)
})

test('a file cut short is refused', async () => {
  const noise = sharp({ create: { width: 400, height: 400, channels: 3, background: '#000', noise: { type: 'gaussian', mean: 128, sigma: 60 } } })
  const whole = await noise.jpeg().toBuffer()
  expect(await outcomeOf(whole)).toBe('ready')
  expect(await outcomeOf(whole.subarray(0, whole.length / 2))).toBe(NOT_A_PICTURE)
})

test('a picture with too many bytes or pixels, or too few, is refused with the reason', async () => {
  expect(await outcomeOf(new Uint8Array(MAX_PICTURE_BYTES + 1))).toBe('picture.tooManyBytes')
  expect(await outcomeOf(await canvas(199, 400).png().toBuffer())).toBe('picture.tooSmall')
  expect(await outcomeOf(await canvas(6001, 300).png().toBuffer())).toBe('picture.tooLarge')
  expect(await outcomeOf(await canvas(6000, 200).png().toBuffer())).toBe('ready')
  expect(await outcomeOf(await canvas(5001, 5000).png().toBuffer())).toBe('picture.tooManyPixels')
})

test('a small file that unfolds to a huge picture is refused by its header, in whatever format', async () => {
  for (const format of ['png', 'webp', 'jpeg'] as const) {
    const bomb = await canvas(5990, 5990).toFormat(format).toBuffer()
    expect(bomb.byteLength).toBeLessThan(MAX_PICTURE_BYTES)
    expect(await checkPicture(bomb)).toEqual({ key: 'picture.tooManyPixels', values: { megapixels: 25 } })
  }
})

test('of a moving picture the first frame is kept; a film is none', async () => {
  const frames = await sharp({ create: { width: 300, height: 300 * 200, pageHeight: 300, channels: 3, background: '#369' } })
    .webp({ loop: 0 })
    .toBuffer()
  expect(await preparePicture(frames)).toMatchObject({ kind: 'ready', picture: { width: 300, height: 300 } })
  const film = await canvas(300, 300).avif().toBuffer()
  film.write('avis', 8, 'latin1')
  expect(await outcomeOf(film)).toBe(NOT_A_PICTURE)
})

test('pictures are decoded one at a time; while too many wait, the next is told to come again', async () => {
  let [running, most] = [0, 0]
  const ends: (() => void)[] = []
  const work = async () => {
    running += 1
    most = Math.max(most, running)
    await new Promise<void>((resolve) => ends.push(resolve))
    running -= 1
    return 'done'
  }
  const turns = Array.from({ length: 10 }, () => takeTurn(work))
  expect(await Promise.all(turns.slice(8))).toEqual(['busy', 'busy'])
  for (let n = 0; n < 8; n++) {
    while (ends.length === 0) await new Promise(setImmediate)
    ends.pop()?.()
  }
  expect(await Promise.all(turns.slice(0, 8))).toEqual(Array.from({ length: 8 }, () => 'done'))
  expect(most).toBe(1)
  const failing = takeTurn(() => Promise.reject(new Error('not a picture')))
  await expect(failing).rejects.toThrow('not a picture')
  expect(await takeTurn(async () => 'after an error')).toBe('after an error')
})

test('a photo in the format of iPhones is refused with the way to a JPEG, whatever brand it names first', async () => {
  const file = (brands: string) => Buffer.concat([Buffer.from([0, 0, 0, 28]), Buffer.from(`ftyp${brands}`, 'latin1'), Buffer.alloc(2000)])
  expect(await outcomeOf(file('heic\0\0\0\0mif1heic'))).toBe('picture.heic')
  expect(await outcomeOf(file('mif1\0\0\0\0mif1heic'))).toBe('picture.heic')
})
