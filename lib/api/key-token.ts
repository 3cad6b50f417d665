import { createHash, randomBytes } from 'node:crypto'

/** What every key begins with, by which programs that look for secrets in code find it. */
const MARK = 'souk_key_'
/** How many characters of the random part are shown afterwards. */
const SHOWN = 6
const TOKEN = /^souk_key_[\w-]{43}$/

/** A new key of 256 random bits. `prefix` is what its owner knows it by, `hash` what is stored of it. */
export function newKey(): { token: string; prefix: string; hash: string } {
  const token = MARK + randomBytes(32).toString('base64url')
  return { token, prefix: token.slice(0, MARK.length + SHOWN), hash: hashOf(token) }
}

/** The hash of the key in `Authorization: Bearer <key>`; null where none is there that we could have made. */
export function hashOfBearer(headers: Headers): string | null {
  const [, token = ''] = /^Bearer (\S+)$/i.exec(headers.get('authorization') ?? '') ?? []
  return TOKEN.test(token) ? hashOf(token) : null
}

// A key is random, not chosen by a person: one round of SHA-256 cannot be tried out.
const hashOf = (token: string) => createHash('sha256').update(token).digest('hex')
