import { expect, test } from 'vitest'
import { breaches } from './code-rules'

const lines = (count: number) => 'const a = 1\n'.repeat(count)

test.each([
  ['app/api/checkout/route.ts', lines(31), 'A route is at most 30 lines'],
  ['lib/checkout/place-order.ts', lines(251), 'A file is at most 250 lines'],
  ['lib/checkout/utils.ts', 'export const a = 1\n', 'No barrel files'],
  ['lib/checkout/index.ts', '', 'No barrel files'],
  ['lib/checkout/a.ts', "import { b } from './b.ts'\n", 'no file extension'],
  ['lib/payments/a.ts', "const status = 'cancelled'\n", 'canceled'],
  ['lib/sellers/a.ts', 'const vendorName = vendor.name\n', 'Say seller'],
  ['app/a.tsx', '<p>The merchant pays</p>\n', 'Say seller'],
  ['package-lock.json', '"resolved": "https://example.test/a.tgz"\n', 'no registry'],
  ['lib/domain/a.test.ts', "test.only('one', () => {})\n", 'focused test'],
  ['lib/domain/a.ts', '// @ts-ignore\n', 'not argued away'],
  ['lib/db/a.ts', 'await tx.$executeRaw`update "Cart" set "updatedAt" = now() where id = 1`\n', 'Moments are kept in UTC'],
  ['app/sell/actions.ts', 'export async function shipAction(id: string) {}\n', 'An action is made by action('],
  ['app/sell/page.tsx', "async function ship() {\n  'use server'\n}\n", 'in files named actions.ts'],
])('%s is refused', (path, text, says) => {
  expect(breaches([{ path, text }]).map((problem) => problem.says)).toEqual([expect.stringContaining(says)])
})

test.each([
  ['app/api/checkout/route.ts', lines(30)],
  ['lib/checkout/place-order.ts', lines(250)],
  ['app/sell/actions.ts', "'use server'\n\nexport const shipAction = action([z.uuid()], async (id) => id)\n"],
  ['lib/sellers/a.ts', '// Each seller stays merchant of record.\n'],
])('%s is allowed', (path, text) => {
  expect(breaches([{ path, text }])).toEqual([])
})
