import { expect, test } from 'vitest'
import { previewRefusal } from './preview-refusal'

const preview = { ...process.env, VERCEL_ENV: 'preview', VERCEL_URL: 'souk-abc-team.vercel.app' }

test('a preview without a database says so instead of failing, and no other deployment does', async () => {
  const refused = previewRefusal({ ...preview, DATABASE_URL: undefined })
  expect(refused?.status).toBe(503)
  expect(await refused?.text()).toMatch(/^ {2}DATABASE_URL: /m)
  expect(previewRefusal(preview)).toBeNull()
  expect(previewRefusal({ ...process.env, DATABASE_URL: undefined, VERCEL_ENV: 'production' })).toBeNull()
})
