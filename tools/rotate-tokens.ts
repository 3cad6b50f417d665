// `npm run tokens:rotate`: after a new key was put first into TOKEN_ENCRYPTION_KEYS, seals every stored token with it.
import { resealShopSecrets } from '@/lib/api/shop-secrets'
import { resealSecrets } from '@/lib/auth/second-factor'
import { disconnect } from '@/lib/db/client'
import { resealKeys } from '@/lib/digital/key-secrets'
import { env } from '@/lib/env'
import { resealTokens } from '@/lib/sellers/connect/reseal-tokens'
import { resealWebhookSecrets } from '@/lib/webhooks/signing-secrets'

const first = env().TOKEN_ENCRYPTION_KEYS[0]?.id
console.log(`Sealing all tokens with key "${first}" …`)
const report = await resealTokens(({ seen, total, resealed }) => console.log(`  ${seen} of ${total} accounts read, ${resealed} sealed anew`))
const lost = await resealSecrets()
const lostKeys = await resealKeys()
const lostEndpoints = await resealWebhookSecrets()
const lostShopEndpoints = await resealShopSecrets()
await disconnect()
if (lost.length > 0) {
  console.error(
    `No key opens the second factor of ${lost.join(', ')}. Put the key it was sealed with back into the list, or delete their row of SecondFactor.`,
  )
  process.exitCode = 1
}
if (lostKeys.length > 0) {
  console.error(`No key opens ${lostKeys.length} license keys, such as ${lostKeys[0]}. Put the key they were sealed with back into the list.`)
  process.exitCode = 1
}
if (lostEndpoints.length > 0) {
  console.error(
    `No key opens the signing secrets of ${lostEndpoints.join(', ')}. Put the key they were sealed with back into the list, or register the webhook endpoints again at /admin/webhooks.`,
  )
  process.exitCode = 1
}
if (lostShopEndpoints.length > 0) {
  console.error(
    `No key opens the signing secrets of the sellers' endpoints ${lostShopEndpoints.join(', ')}. Put the key they were sealed with back into the list, or have these sellers add them again.`,
  )
  process.exitCode = 1
}
if (report.unreadable.length === 0) {
  console.log(`Done. Every token is under key "${first}"; the other keys can be taken out of TOKEN_ENCRYPTION_KEYS.`)
} else {
  console.error(
    `No key opens the tokens of ${report.unreadable.join(', ')}. Put the key they were sealed with back into the list, or have these sellers reconnect.`,
  )
  process.exitCode = 1
}
