import { statSync } from 'node:fs'
import path from 'node:path'
import { expect, inject, test } from 'vitest'
import { openSecrets } from './secrets'

test('a secret is made once, kept, and readable by its owner alone', async () => {
  const file = path.join(inject('testFolder'), 'secrets', 'secrets.json')
  const made = await (await openSecrets(file)).random('auth secret')
  expect(Buffer.from(made, 'base64')).toHaveLength(32)
  expect(await (await openSecrets(file)).random('auth secret')).toBe(made)
  expect(await (await openSecrets(file)).random('jobs secret')).not.toBe(made)
  expect(statSync(file).mode & 0o777).toBe(0o600)
})
