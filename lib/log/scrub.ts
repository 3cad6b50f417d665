/** Members of what is logged that are never written, at the top or one or two levels down. */
const SECRET_NAMES = [
  'authorization',
  'cookie',
  'password',
  'secret',
  'clientSecret',
  'client_secret',
  'token',
  'accessToken',
  'access_token',
  'refreshToken',
  'refresh_token',
  'sealedAccessToken',
  'sealedRefreshToken',
  'email',
  'identifier',
  'card',
  'number',
  'cvc',
]
export const SECRET_PATHS = SECRET_NAMES.flatMap((name) => [name, `*.${name}`, `*.*.${name}`])

type Pattern = { find: RegExp; put: string }

// What gives itself away wherever it stands, in the sentence of an error too.
const PATTERNS: Pattern[] = [
  { find: /\b(sk|rk|pk)_(test|live)_\w+/g, put: '$1_$2_[hidden]' },
  { find: /\b(whsec|rt)_\w+/g, put: '$1_[hidden]' },
  { find: /\b((?:pi|seti|cs)_\w+?)_secret_\w+/g, put: '$1_secret_[hidden]' },
  { find: /\b(Bearer|Basic) [\w.~+/=-]+/gi, put: '$1 [hidden]' },
  // JWE, JWT, and tokens sealed in the form before.
  { find: /\beyJ[\w-]+(\.[\w-]*){2,4}/g, put: '[token]' },
  { find: /\bv1\.[\w-]+\.[\w-]{16}\.[\w-]+/g, put: '[token]' },
  { find: /:\/\/[^\s/:@"]+:[^\s/@"]+@/g, put: '://[hidden]@' },
  { find: /([?&](?:token|code|state|key|secret|email)=)[^&\s"\\]+/gi, put: '$1[hidden]' },
  { find: /[\w.+-]+(@|%40)[\w-]+(\.[\w-]+)+/g, put: '[email]' },
]
// A bare JSON number is an amount or a time, never a card: it stays, or the line would not be JSON any more.
const CARD = /(?<![\w.-]|":)\d(?:[ -]?\d){13,18}(?![\w-])/g

/** Takes secrets, tokens, e-mail addresses and card numbers out of a log line. */
export function scrub(line: string): string {
  const plain = PATTERNS.reduce((text, { find, put }) => text.replace(find, put), line)
  return plain.replace(CARD, (digits) => (isCardNumber(digits) ? '[card]' : digits))
}

/** By the check digit every card number ends with (Luhn, ISO/IEC 7812). */
function isCardNumber(text: string): boolean {
  const digits = [...text.replaceAll(/\D/g, '')].reverse().map(Number)
  const sum = digits.reduce((total, digit, at) => total + (at % 2 ? (digit * 2 > 9 ? digit * 2 - 9 : digit * 2) : digit), 0)
  return sum % 10 === 0
}
