/** The code point of 0 in scripts whose digits stand one after the other; full-width ones become plain by NFKC. */
const ZEROS = [
  ...[0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50, 0xed0, 0xf20, 0x1040, 0x17e0, 0x1810],
]

/** A typed number in plain digits and signs: full-width, Arabic and other digits, Arabic separators and unusual spaces become those of ASCII. */
export function plainDigits(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/\p{Nd}/gu, (digit) => {
      const code = digit.codePointAt(0) ?? 0
      const zero = ZEROS.find((first) => code >= first && code < first + 10)
      return zero === undefined ? digit : String(code - zero)
    })
    .replaceAll('٫', '.')
    .replaceAll(/[٬،、]/g, ',')
    .replaceAll(/[’‘′´`]/g, "'")
    .replaceAll(/\s+/g, ' ')
    .trim()
}
