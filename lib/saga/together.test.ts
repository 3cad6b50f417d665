import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { together } from './together'

test('what arrives at once, or while a batch is under way, is worked on together, in order, each key for itself', async () => {
  const batches: string[] = []
  const add = together(async (key: string, items: number[]) => {
    await wait(100)
    batches.push(`${key}:${items.join()}`)
    return items.length
  })
  const atOnce = [add('a', 1), add('a', 2), add('b', 9)]
  await wait(50)
  const meanwhile = [add('a', 3), add('a', 4)]
  expect(await Promise.all([...atOnce, ...meanwhile])).toEqual([2, 2, 1, 2, 2])
  expect(batches.sort()).toEqual(['a:1,2', 'a:3,4', 'b:9'])
  expect(await add('a', 4)).toBe(1)
})

test('an error is that of its batch alone', async () => {
  const add = together(async (_: string, items: number[]) => {
    await wait(100)
    if (items.includes(2)) throw new Error('no')
    return items.length
  })
  const first = add('a', 1)
  await wait(50)
  const results = await Promise.allSettled([first, add('a', 2), add('a', 3)])
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected'])
  expect(await add('a', 4)).toBe(1)
})
