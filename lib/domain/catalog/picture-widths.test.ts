import { expect, test } from 'vitest'
import { pictureWidth, srcSetOf } from './picture-widths'

test('a picture is offered in each width below its own, and as it is', () => {
  expect(srcSetOf('/pictures/x')).toBe('/pictures/x?w=240 240w, /pictures/x?w=480 480w, /pictures/x?w=960 960w, /pictures/x 1600w')
  expect(srcSetOf('/pictures/x', 480)).toBe('/pictures/x?w=240 240w, /pictures/x 480w')
  expect(srcSetOf('blob:http://localhost:3000/1')).toBeUndefined()
})

test('only our widths are made, whatever an address asks for', () => {
  expect(pictureWidth('480')).toBe(480)
  for (const asked of [null, '', '481', '480.0', '1e9', ' 480']) expect(pictureWidth(asked)).toBeNull()
})
