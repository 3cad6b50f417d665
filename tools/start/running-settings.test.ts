import { chmod, mkdtemp, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { keepSettings, runningSettings } from './running-settings'

const data = await mkdtemp(path.join(tmpdir(), 'souk-running-'))

test('what a shop was started with is read beside it, and by its owner alone, also where a file lay there before', async () => {
  expect(await runningSettings(data)).toBeNull()
  await writeFile(path.join(data, 'settings.json'), '{}')
  await chmod(path.join(data, 'settings.json'), 0o644)
  const file = await keepSettings(data, { APP_URL: 'http://localhost:3000', AUTH_SECRET: 'secret' })
  expect(await runningSettings(data)).toEqual({ APP_URL: 'http://localhost:3000', AUTH_SECRET: 'secret' })
  expect((await stat(file)).mode & 0o777).toBe(0o600)
})
