import compile from 'icu-minify/compile'

/** An ICU message as the formatter without a parser takes it. The compiler's objects have no prototype, and React sends only plain ones to the browser. */
export function compiled(text: string): unknown {
  return JSON.parse(JSON.stringify(compile(text)))
}
