import ts from 'typescript-5'
import type { Problem, SourceFile } from './code-rules'

// What only programs read.
const FOR_PROGRAMS = /^app\/(api\/(jobs|stripe)|pictures)\/|^app\/\(auth\)\/mailbox\/.*route\.ts$/

// Proper names are the same in every language.
const NAMES = /^(GitHub|Google|Stripe|Visa|Mastercard)$/
// "Sold out", "Saving…", "No e-mail": a capital letter, then a word, then nothing or a space or punctuation.
const PROSE = /^[\p{Lu}][\p{Ll}’']*([\s,.:;!?…’–].*)?$/su
const WORD = /\p{L}{2,}/u
// Attributes a person reads or hears.
const READ =
  /^(alt|aria-(label|description|placeholder|roledescription|valuetext)|title|placeholder|label|hint|lead|legend|caption|description|busyText|deed|keep|about)$/

/** Texts that stand in a page, a component or a mail instead of in messages/en/<area>.json. */
export function literalTexts(files: SourceFile[]): Problem[] {
  const looked = files.filter(
    ({ path }) => /^(app|components|lib\/mail\/templates)\/.*\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path) && !FOR_PROGRAMS.test(path),
  )
  return looked.flatMap((file) => {
    const line = lineOf(file)
    return line === null ? [] : [{ path: file.path, line, says: SAYS }]
  })
}

const SAYS = 'A text of a page or a mail is a message: put it into messages/en/<area>.json (docs/customize.md).'

// The line of the first literal text, or null.
function lineOf({ path, text }: SourceFile): number | null {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS)
  const visit = (node: ts.Node): ts.Node | undefined => (isLiteralText(node) ? node : ts.forEachChild(node, visit))
  const found = visit(source)
  return found ? source.getLineAndCharacterOfPosition(found.getStart()).line + 1 : null
}

function isLiteralText(node: ts.Node): boolean {
  if (ts.isJsxText(node)) return WORD.test(node.text.replace(/&\w+;/g, ''))
  if (ts.isTemplateExpression(node)) return isRead(node) ? templateTexts(node).some((part) => WORD.test(part)) : isProse(node, node.head.text)
  return ts.isStringLiteralLike(node) && !NAMES.test(node.text) && (isRead(node) ? WORD.test(node.text) : isProse(node, node.text))
}

function templateTexts(node: ts.TemplateExpression): string[] {
  return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)]
}

// The value itself of an attribute such as aria-label, also within `a ? 'b' : 'c'`.
function isRead(node: ts.Node): boolean {
  let above = node.parent
  while (ts.isJsxExpression(above) || ts.isConditionalExpression(above) || ts.isParenthesizedExpression(above)) above = above.parent
  return ts.isJsxAttribute(above) && READ.test(above.name.getText())
}

function isProse(node: ts.Node, text: string): boolean {
  return PROSE.test(text) && WORD.test(text) && !isTechnical(node)
}

// Where a string with a capital letter is no text: imports, types, names of properties, what is compared, errors for developers, keys of a keyboard.
function isTechnical(node: ts.Node): boolean {
  const { parent } = node
  if (ts.isImportDeclaration(parent) || ts.isLiteralTypeNode(parent) || ts.isCaseClause(parent) || ts.isElementAccessExpression(parent)) return true
  if (ts.isPropertyAssignment(parent) && parent.name === node) return true
  if (ts.isBinaryExpression(parent) && parent.operatorToken.kind !== ts.SyntaxKind.QuestionQuestionToken) {
    return parent.operatorToken.kind !== ts.SyntaxKind.PlusToken && parent.operatorToken.kind !== ts.SyntaxKind.BarBarToken
  }
  return isForDevelopers(parent)
}

function isForDevelopers(parent: ts.Node): boolean {
  if (ts.isNewExpression(parent)) return /Error$/.test(parent.expression.getText())
  return ts.isCallExpression(parent) && /^console\./.test(parent.expression.getText())
}
