import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseEnv } from 'node:util'
import { expect, test } from 'vitest'
import { setInFile } from './env-file'

const file = path.join(await mkdtemp(path.join(tmpdir(), 'souk-env-')), '.env')

test('names are set where they stand, commented out or not; the others and their comments stay', async () => {
  await writeFile(file, '# The address\n#APP_URL=https://shop.example\n\nSMTP_URL=smtp://mail\nSTRIPE_CLIENT_ID = ca_old\n')
  await setInFile(file, { APP_URL: 'https://new.example', STRIPE_CLIENT_ID: 'ca_new', OPERATOR_EMAILS: 'ada@souk.test' })
  expect(await readFile(file, 'utf8')).toBe(
    '# The address\nAPP_URL=https://new.example\n\nSMTP_URL=smtp://mail\nSTRIPE_CLIENT_ID=ca_new\nOPERATOR_EMAILS=ada@souk.test\n',
  )
})

test('a file that is not there is made, and what is written is read as it was', async () => {
  const values = {
    DATABASE_URL: 'postgresql://a:p%23$x@db.example/souk?prepare=true',
    AUTH_SECRET: 'YWJj+/8=',
    MAIL_FROM: 'Shop <a@b.example>',
    SMTP_URL: "smtp://it's:a@mail",
  }
  await setInFile(`${file}.other`, values)
  expect(parseEnv(await readFile(`${file}.other`, 'utf8'))).toEqual(values)
})
