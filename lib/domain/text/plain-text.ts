// Controls, format characters (bidi, zero width), separators, private use, lone surrogates, and what Unicode asks to be drawn as nothing (fillers, selectors).
const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}\p{Default_Ignorable_Code_Point}\u2800\u{1D159}]/gu
// What some scripts and emoji need of these: a joiner between emoji or after a letter of a script that joins, and the selector of an emoji's look.
const NEEDED = /(?<=\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f)\u200d(?=\p{Extended_Pictographic})|(?<=\p{Emoji})\ufe0f/gu
const JOINS =
  /(?<=[\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Myanmar}])[\u200c\u200d](?=\p{L})/gu
/** More marks on one letter than any language writes: they would cover the lines around. */
const STACKED = /\p{M}{5,}/u

/** Whether a text shows all that is in it: no control, bidi or invisible characters, no towers of marks. Line breaks count as controls. */
export function isPlain(text: string): boolean {
  return !STACKED.test(text.normalize('NFD')) && text.replace(NEEDED, '').replace(JOINS, '').search(HIDDEN) === -1
}

/** The same for a text of several lines. */
export function isPlainLines(text: string): boolean {
  return isPlain(text.replaceAll(/[\n\t]/g, ' '))
}

/** A text as one line without anything hidden, for names that were stored before they were refused. */
export function onePlainLine(text: string): string {
  const needed = new Set([...text.matchAll(NEEDED), ...text.matchAll(JOINS)].map(({ index }) => index))
  return text
    .replace(HIDDEN, (hidden, index: number) => (needed.has(index) ? hidden : ' '))
    .replaceAll(/\s+/g, ' ')
    .trim()
}

/** A text of several lines without anything hidden, with one empty line between paragraphs. */
export function plainParagraphs(text: string): string {
  return text
    .split(/\r\n?|\n/)
    .map(onePlainLine)
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
}
