import { expect, test } from 'vitest'
import { skeletonsOf } from './skeleton'

const areTwins = (one: string, other: string) => skeletonsOf(one).some((each) => skeletonsOf(other).includes(each))

test.each([
  ['Kiln & Field', 'kiln and field', false],
  ['Kiln & Field', 'Kiln  Field', true],
  ['Kiln & Field', 'KILN & FIELD.', true],
  ['Kiln & Field', 'Кiln & Field', true],
  ['Kiln & Field', 'Kiln & Fie1d', true],
  ['Kiln & Field', 'Ki|n & Field', true],
  ['Kiln & Field', 'KiIn & FieId', true],
  ['Kiln & Field', 'Kílñ & Fıeld', true],
  ['Kiln & Field', 'Ｋｉｌｎ ＆ Ｆｉｅｌｄ', true],
  ['Kiln & Field', '𝐊𝐢𝐥𝐧 & 𝕱𝖎𝖊𝖑𝖉', true],
  ['Kiln & Field', 'Kiln & Fields', false],
  ['IKEA', 'lKEA', true],
  ['IKEA', '1kea', true],
  ['IKEA', 'ikea', true],
  ['Modern', 'Modem', true],
  ['Woven', 'VVoven', true],
  ['Boots', 'B00ts', true],
  ['paypal', 'раураl', true],
  ['Hall', 'Hail', false],
  ['Clay & Co', 'Day & Co', false],
  ['Studio 1', 'Studio 2', false],
  ['楽', '楽!', true],
  ['楽', '薬', false],
  ['Ёлка', 'Елка', true],
])('%s and %s look alike: %s', (one, other, alike) => {
  expect(areTwins(one, other)).toBe(alike)
})

test('a name without letters and digits looks like none', () => {
  expect(skeletonsOf(' – ')).toEqual([])
})
