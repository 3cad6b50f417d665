import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser'
import { printAST } from '@formatjs/icu-messageformat-parser/printer.js'

const ACCENTS: Record<string, string> = {
  ...{ a: 'å', b: 'ƀ', c: 'ç', d: 'ð', e: 'é', f: 'ƒ', g: 'ĝ', h: 'ĥ', i: 'î', j: 'ĵ', k: 'ķ', l: 'ļ', m: 'ɱ', n: 'ñ', o: 'ö', p: 'þ', q: 'ǫ' },
  ...{ r: 'ŕ', s: 'š', t: 'ţ', u: 'û', v: 'ṽ', w: 'ŵ', x: 'ẋ', y: 'ý', z: 'ž' },
}
const VOWEL = /[aeiou]/gi

/**
 * An ICU message as the pseudo-locale shows it: accented, about 40 % longer, in brackets. Arguments, plurals, selects and tags stay as they are.
 * @throws SyntaxError where the message is not ICU
 */
export function pseudo(message: string): string {
  return `[${printAST(lengthened(parse(message)))}]`
}

function lengthened(elements: MessageFormatElement[]): MessageFormatElement[] {
  return elements.map((element) => {
    switch (element.type) {
      case TYPE.literal:
        return { ...element, value: accented(element.value) }
      case TYPE.plural:
      case TYPE.select: {
        const options = Object.entries(element.options).map(([name, option]) => [name, { ...option, value: lengthened(option.value) }])
        return { ...element, options: Object.fromEntries(options) }
      }
      case TYPE.tag:
        return { ...element, children: lengthened(element.children) }
      default:
        return element
    }
  })
}

// Two vowels in three are doubled, which makes English about 40 % longer together with the brackets.
function accented(text: string): string {
  return text
    .replace(VOWEL, (vowel) => vowel + vowel.toLowerCase())
    .replace(/[a-z]/gi, (letter) => {
      const accent = ACCENTS[letter.toLowerCase()] ?? letter
      return letter === letter.toLowerCase() ? accent : accent.toUpperCase()
    })
}
