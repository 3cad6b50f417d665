// What people, programs and attackers put where something else is meant.
import fc from 'fast-check'

const ODD_TEXTS = [
  '',
  ' ',
  '\0',
  'a\0b',
  '\ud800',
  'a\udfffb',
  '\u202egnp.exe',
  '\u200b',
  '楽',
  "'",
  '" or 1=1 --',
  '<script>alert(1)</script>',
  '../../etc/passwd',
  '__proto__',
  'constructor',
  '$undefined',
  '$K1',
  '{"not":"x"}',
  'null',
  'x'.repeat(3000),
  '1,234.50',
  '-1',
  '9'.repeat(30),
  '2147483648',
  '9007199254740993',
  '1e400',
  'NaN',
  '0x10',
  '2026-02-31',
  '+275760-09-13T00:00:00.001Z',
  'zzzzzzzzz.x',
  '00000000-0000-0000-0000-000000000000',
  'acct_1Nobody',
  'pi_0',
  'S-4294967296',
  'https://evil.example/',
  '//evil.example',
  'javascript:alert(1)',
]

/** @param known what is right somewhere: ids of things that exist, names of fields */
export function texts(known: readonly string[]) {
  return fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...ODD_TEXTS) },
    { weight: 3, arbitrary: fc.constantFrom(...known) },
    fc.string({ unit: 'binary', maxLength: 40 }),
  )
}

const ODD_NUMBERS = [0, -1, 1, 20, 2 ** 31, 2 ** 31 - 1, -(2 ** 31) - 1, 2 ** 53, 1e21, 0.5, Number.MIN_VALUE]

/** Anything JSON can say, filters of a query builder included. */
export function jsonValues(known: readonly string[]): fc.Arbitrary<unknown> {
  const leaf = fc.oneof(texts(known), fc.constantFrom(...ODD_NUMBERS), fc.constantFrom(null, true, false, {}, []))
  const filter = fc.constantFrom('not', 'gt', 'in', 'OR', 'contains', 'set', 'increment').chain((name) => leaf.map((value) => ({ [name]: value })))
  const member = fc.tuple(fc.constantFrom(...FIELDS), fc.oneof(leaf, filter))
  const record = fc.array(member, { maxLength: 8 }).map((members) => Object.fromEntries(members))
  return fc.oneof({ weight: 4, arbitrary: leaf }, filter, { weight: 2, arbitrary: record }, fc.array(fc.oneof(leaf, record), { maxLength: 4 }))
}

/** Names of fields, parameters and members that some part of the shop reads. */
export const FIELDS = [
  ...['cursor', 'key', 'q', 'status', 'code', 'next', 'callbackUrl', 'error', 'done', 'locale', 'token', 'email', 'state', 'json', 'csrfToken'],
  ...['product', 'quantity', 'id', 'currency', 'percent', 'fixed', 'note', 'shopName', 'version', 'seenStock', 'picture', 'removePicture'],
  ...['name', 'description', 'price', 'stock', 'chargeWhen', 'chargeOn', 'change', 'addId', 'variantId', 'seenPriceMinor', 'seenCurrency'],
  ...['checkoutId', 'items', 'card', 'kind', 'confirmationTokenId', 'savedCardId', 'completion', 'pictureUrl', '\0'],
]

/** A part of a path as a careless program writes it: encoded, half encoded, or not UTF-8. */
export function segments(known: readonly string[]): fc.Arbitrary<string> {
  const broken = fc.constantFrom(
    '%00',
    'a%00b',
    '%',
    '%E0%A4',
    '%C0%80',
    '%ED%A0%80',
    '%2e%2e',
    '%2F',
    '%252F',
    '%5C',
    '%0d%0aX-Y:1',
    'a%',
    '..',
    '.',
    ';',
    '[slug]',
  )
  return fc.oneof({ weight: 2, arbitrary: broken }, { weight: 3, arbitrary: texts(known).map(encoded) })
}

/** Percent-encoded UTF-8; half of a surrogate pair becomes the three bytes that no decoder takes. */
export function encoded(text: string): string {
  return text.isWellFormed() ? encodeURIComponent(text) : '%ED%A0%80'
}
