// Vitest's setup of every test file: whatever a local Stripe inside the file answers or records must be valid by the SDK's types, or the file fails.
import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, inject } from 'vitest'
import { watchSandboxes } from '@/sandbox/core/watch'
import { checkSent, noFindings } from './check-sent'

const found = noFindings(inject('stripeChecks'))
watchSandboxes((sent) => checkSent(found, sent))

afterAll(() => {
  if (found.answers + found.events === 0) return
  writeFileSync(join(inject('answersFolder'), `${randomUUID()}.json`), JSON.stringify(found))
  if (found.problems.length > 0) {
    const different = [...new Set(found.problems)]
    throw new Error(`The local Stripe sent ${found.problems.length} things that the SDK's types do not allow:\n${different.slice(0, 20).join('\n')}`)
  }
})
