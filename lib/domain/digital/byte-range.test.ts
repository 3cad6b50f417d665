import { describe, expect, test } from 'vitest'
import { byteRange } from './byte-range'

describe('a Range header of a file of 100 bytes', () => {
  test.each([
    [null, null],
    ['', null],
    ['bytes=0-9', { start: 0, end: 9 }],
    ['bytes=90-', { start: 90, end: 99 }],
    ['bytes=90-1000', { start: 90, end: 99 }],
    ['bytes=-10', { start: 90, end: 99 }],
    ['bytes=-1000', { start: 0, end: 99 }],
    ['bytes=99-99', { start: 99, end: 99 }],
    ['bytes=100-', 'unsatisfiable'],
    ['bytes=-0', 'unsatisfiable'],
    ['bytes=9-3', null],
    ['bytes=0-1,5-6', null],
    ['bytes=-', null],
    ['lines=0-9', null],
    ['bytes=99999999999999999999-', 'unsatisfiable'],
  ] as const)('%s', (header, expected) => {
    expect(byteRange(header, 100)).toEqual(expected)
  })
})
