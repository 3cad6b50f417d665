/**
 * What letters of other scripts and digits look like in Latin, after Unicode's confusables.txt (UTS #39): the pairs that stand in ordinary fonts. Looked up in
 * lower case.
 */
const LOOKS: Record<string, string> = {
  a: 'аɑα⍺',
  b: 'ьƅᏼ',
  c: 'сϲᴄⲥ',
  d: 'ԁⅾ',
  e: 'еҽ℮є',
  f: 'ꞙẝքƒ',
  g: 'ɡց',
  h: 'һհꮒ',
  i: 'іıɩɪιⅰꙇ',
  j: 'јϳ',
  k: 'κкᴋⲕ',
  l: '1|ӏון߁ⵏ∣ǀⅼ١۱',
  m: 'мᴍⅿ',
  n: 'ոռηп',
  o: '0оοօσⲟᴏ௦०໐ഠသסهዐ〇',
  p: 'рρϱⲣ',
  q: 'ԛզ',
  r: 'гᴦⲅ',
  s: 'ѕꜱƽ',
  t: 'тτᴛ',
  u: 'ᴜυսʋ',
  v: 'ѵνᴠⅴט',
  w: 'ѡԝաᴡω',
  x: 'хχ×ⅹ',
  y: 'уүγʏყ',
  z: 'ᴢ',
}
const LATIN = new Map(Object.entries(LOOKS).flatMap(([letter, looks]) => [...looks].map((look) => [look, letter] as const)))
/** A capital I, in Latin, Cyrillic and Greek, is also read as an l. */
const CAPITAL_I = /[IІΙӀ]/g

/**
 * What is left of a name for somebody who glances at it: two names that share one of these are taken for each other. Case, accents, spaces and signs do not
 * count, and letters that look like another are that one. For comparing only.
 * @returns one or two texts of lower case letters and digits of any script; none where the name has neither
 */
export function skeletonsOf(name: string): string[] {
  const plain = name.normalize('NFKD').replaceAll(/\p{M}/gu, '')
  const seen = [plain, plain.replaceAll(CAPITAL_I, 'l')].map(fold)
  return [...new Set(seen)].filter(Boolean)
}

function fold(text: string): string {
  const looks = [...text.toLowerCase()].map((letter) => LATIN.get(letter) ?? letter).join('')
  return looks
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
}
