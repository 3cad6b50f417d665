import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { together } from './together'

test('what arrives while a batch is under way is worked on together, in order, each key for itself', async () => {
  const batches: string[] = []
  const add = together(async (key: string, items: number[]) => {
    await wait(5)
    batches.push(`${key}:${items.join()}`)
    return items.length
  })
  expect(await Promise.all([add('a', 1), add('a', 2), add('b', 9), add('a', 3)])).toEqual([1, 2, 1, 2])
  expect(batches.sort()).toEqual(['a:1', 'a:2,3', 'b:9'])
  expect(await add('a', 4)).toBe(1)
})

test('an error is that of its batch alone', async () => {
  const add = together(async (_: string, items: number[]) => {
    await wait(5)
    if (items.includes(2)) throw new Error('no')
    return items.length
  })
  const results = await Promise.allSettled([add('a', 1), add('a', 2), add('a', 3)])
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected'])
  expect(await add('a', 4)).toBe(1)
})
