import ts from 'typescript-5'
import type { Problem, SourceFile } from './code-rules'

// What the text of these names is: elements that were handed in.
const ELEMENTS = /^(children|actions?|trigger|above|icon|link|foot|reload)$/

/**
 * Texts that stand bare beside other nodes. A browser's translation puts another node in the place of each text: React then cannot put an element before it, or
 * take it away, and the page crashes; or it goes on changing a text that nobody sees. The only text of an element is safe.
 */
export function looseTexts(files: SourceFile[]): Problem[] {
  return files
    .filter(({ path }) => /^(app|components)\/.*\.tsx$/.test(path))
    .flatMap((file) => {
      const line = lineOf(file)
      return line === null ? [] : [{ path: file.path, line, says: SAYS }]
    })
}

const SAYS = 'A text beside other nodes has an element of its own, such as <span>: a translated page crashes otherwise.'

// The line of the first element with a loose text, or null.
function lineOf({ path, text }: SourceFile): number | null {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX)
  const visit = (node: ts.Node): ts.Node | undefined => (isLoose(node) ? node : ts.forEachChild(node, visit))
  const found = visit(source)
  return found ? source.getLineAndCharacterOfPosition(found.getStart()).line + 1 : null
}

function isLoose(node: ts.Node): boolean {
  if (!ts.isJsxElement(node) && !ts.isJsxFragment(node)) return false
  const nodes = node.children.filter((child) => !isBlank(child))
  return nodes.length > 1 && nodes.some((child) => ts.isJsxText(child) || (ts.isJsxExpression(child) && child.expression && isText(child.expression)))
}

// Spaces between elements are never translated; comments are nothing.
function isBlank(child: ts.JsxChild): boolean {
  if (ts.isJsxText(child)) return child.text.trim() === ''
  return ts.isJsxExpression(child) && (!child.expression || (ts.isStringLiteralLike(child.expression) && child.expression.text.trim() === ''))
}

function isText(expression: ts.Expression): boolean {
  if (ts.isParenthesizedExpression(expression)) return isText(expression.expression)
  if (ts.isConditionalExpression(expression)) return isText(expression.whenTrue) || isText(expression.whenFalse)
  if (ts.isBinaryExpression(expression)) return isText(expression.right)
  if (ts.isCallExpression(expression)) return !isElements(expression)
  if (ts.isIdentifier(expression)) return !ELEMENTS.test(expression.text) && expression.text !== 'undefined'
  if (ts.isPropertyAccessExpression(expression)) return !ELEMENTS.test(expression.name.text)
  return ts.isStringLiteralLike(expression) || ts.isTemplateExpression(expression) || ts.isNumericLiteral(expression)
}

// Lists of elements, and elements that are made by whoever uses a component.
function isElements({ expression }: ts.CallExpression): boolean {
  return ts.isPropertyAccessExpression(expression) ? /^(map|flatMap)$/.test(expression.name.text) : expression.getText() === 'over'
}
