import { createHash, randomBytes } from 'node:crypto'

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** Where the letters of ids come from. Absent: the machine's randomness and the world's time. */
export interface IdSource {
  bytes(count: number): Uint8Array
  /** The number that stands in an id where Stripe's have the time. */
  time(): number
}

let source: IdSource | null = null

/** Draws from `next` until told otherwise, and gives what was used before. A transaction draws from its world's source (store.ts). */
export function drawFrom(next: IdSource | null): IdSource | null {
  const before = source
  source = next
  return before
}

/** The same ids in the same order for the same seed. `position` keeps a world that starts again from drawing its first ids twice. */
export function seededSource(seed: number, position: number): IdSource {
  let count = 0
  const block = () => createHash('sha256').update(`souk-sandbox ${seed} ${position} ${count++}`).digest()
  let rest = block()
  return {
    bytes: (wanted) => {
      while (rest.length < wanted) rest = Buffer.concat([rest, block()])
      const taken = rest.subarray(0, wanted)
      rest = rest.subarray(wanted)
      return taken
    },
    time: () => 1_767_225_600 + position + count,
  }
}

/** A random text of `length` letters and digits. */
export function randomText(length: number): string {
  let text = ''
  while (text.length < length) {
    for (const byte of source ? source.bytes(length * 2) : randomBytes(length * 2)) {
      // 248 is the largest multiple of 62 in a byte: above it the letters would not be equally likely.
      if (byte < 248 && text.length < length) text += ALPHABET[byte % 62]
    }
  }
  return text
}

function timeText(seconds: number): string {
  let rest = source ? source.time() : seconds
  let text = ''
  for (let place = 0; place < 5; place++) {
    text = ALPHABET[rest % 62] + text
    rest = Math.floor(rest / 62)
  }
  return text
}

/** A short id without the account in it, like `cus_UFHpEBf3p9kWG4`. */
export function shortId(prefix: string, length = 14): string {
  return `${prefix}_${randomText(length)}`
}

/** An id that carries its account's last ten letters, like `pm_1SRzqgKXBGcbgpbZjI0IVI0I`. `now` in seconds. */
export function accountId(prefix: string, account: string, now: number, generation: '1' | '3' = '1'): string {
  const tail = generation === '3' ? `1${randomText(7)}` : randomText(8)
  return `${prefix}_${generation}${timeText(now)}${account.slice(-10)}${tail}`
}

/** An id of the same family as `sibling`: a charge shares all but the last letters with its payment intent. */
export function siblingId(prefix: string, sibling: string): string {
  const body = sibling.slice(sibling.indexOf('_') + 1)
  return `${prefix}_${body.slice(0, 16)}1${randomText(7)}`
}

/** The id of a new account, like `acct_1E4bfnKXBGcbgpbZ`. */
export function newAccountId(now: number): string {
  return `acct_1${timeText(now)}${randomText(10)}`
}
