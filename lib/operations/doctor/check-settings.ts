import type { Finding } from '@/lib/domain/wire/doctor-views'
import { env } from '@/lib/env'

/** 32 random bytes have about 26 different ones in base64; words and repeated letters have fewer. */
const FEWEST_LETTERS = 12

/** Whether our own secrets look random. */
export async function checkSettings(): Promise<Finding> {
  const { AUTH_SECRET, JOBS_SECRET, TOKEN_ENCRYPTION_KEYS } = env()
  const texts = { AUTH_SECRET, ...(JOBS_SECRET && { JOBS_SECRET }) }
  const weak = Object.entries(texts).flatMap(([name, text]) => (new Set(text).size < FEWEST_LETTERS ? [name] : []))
  if (TOKEN_ENCRYPTION_KEYS.some(({ key }) => new Set(key).size < FEWEST_LETTERS)) weak.push('TOKEN_ENCRYPTION_KEYS')
  return weak.length > 0 ? { state: 'bad', sentence: 'settingsWeak', what: weak.join(', ') } : { state: 'good', sentence: 'settingsGood' }
}
