import { expect, test } from 'vitest'
import { z } from 'zod'
import { archiveProductAction, updateProductAction } from '@/app/sell/products/actions'
import { action, PostedForm, postedText, StateBefore } from './action'

const NOT_FOUND = { digest: 'NEXT_HTTP_ERROR_FALLBACK;404' }
const ID = '0b0a3f4e-7c1d-4d5e-9f00-000000000001'
const rename = action([z.uuid(), StateBefore, PostedForm], async (id, before, form) => ({ id, before, name: postedText(form, 'name') }))

/** Calls an action as the network does: with arguments of any kind. */
function call(called: unknown, ...args: unknown[]): Promise<unknown> {
  return (called as (...args: unknown[]) => Promise<unknown>)(...args)
}

const form = new FormData()
form.set('name', 'Bowl')

test('an action gets its arguments parsed, without those it does not take and without the state that was sent back', async () => {
  expect(await call(rename, ID, { name: 'forged' }, form, 'more')).toEqual({ id: ID, before: undefined, name: 'Bowl' })
})

test.each([[{ not: 'x' }, null, form], [[ID], null, form], [ID, null, {}], [ID, null, 'name=Bowl'], [ID], [], [null, null, null]])(
  'the arguments %o, %o, %o are told that there is no such page',
  async (...args) => {
    await expect(call(rename, ...args)).rejects.toMatchObject(NOT_FOUND)
  },
)

test('text that cannot be kept is refused in every argument, whatever its schema says', async () => {
  const loose = action([z.object({ list: z.array(z.string()) })], async ({ list }) => list)
  await expect(call(loose, { list: ['a\0'] })).rejects.toMatchObject(NOT_FOUND)
  await expect(call(loose, { list: ['\ud800'] })).rejects.toMatchObject(NOT_FOUND)
  expect(await call(loose, { list: ['楽'] })).toEqual(['楽'])
})

test('a filter instead of an id archives and changes nothing', async () => {
  await expect(call(archiveProductAction, { not: 'x' })).rejects.toMatchObject(NOT_FOUND)
  await expect(call(updateProductAction, { not: 'x' }, { pictureUrl: null }, form)).rejects.toMatchObject(NOT_FOUND)
})

test('a field that is missing or holds a file is empty text', () => {
  const posted = new FormData()
  posted.set('file', new File(['x'], 'x.txt'))
  expect([postedText(posted, 'file'), postedText(posted, 'none')]).toEqual(['', ''])
})
