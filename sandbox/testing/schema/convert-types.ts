import ts from 'typescript-5'
import { at } from '@/sandbox/core/typed'

/** As much of JSON Schema as the SDK's declarations need. */
export interface Schema {
  $ref?: string
  type?: string
  const?: unknown
  enum?: unknown[]
  anyOf?: Schema[]
  items?: Schema
  properties?: Record<string, Schema>
  required?: string[]
  additionalProperties?: boolean | Schema
  not?: Schema
}

/** Turns types into schemas, each object type once; objects are closed: a field that is not declared is refused. */
export class TypeConverter {
  readonly definitions: Record<string, Schema> = {}
  private readonly checker: ts.TypeChecker
  private readonly names = new Map<ts.Type, string>()
  private readonly used = new Map<string, number>()

  constructor(checker: ts.TypeChecker) {
    this.checker = checker
  }

  /** The schema of a type; object types come as a reference into `definitions`. */
  convert(type: ts.Type): Schema {
    const { flags } = type
    const is = (flag: ts.TypeFlags) => (flags & flag) !== 0
    const F = ts.TypeFlags
    if (is(F.Any | F.Unknown)) return {}
    // `deleted?: void` on a customer: the field is never there.
    if (is(F.Never | F.Void | F.Undefined)) return { not: {} }
    if (type.isStringLiteral() || type.isNumberLiteral()) return { const: type.value }
    if (is(F.BooleanLiteral)) return { const: this.checker.typeToString(type) === 'true' }
    if (is(F.Null)) return { type: 'null' }
    if (is(F.String | F.TemplateLiteral)) return { type: 'string' }
    if (is(F.Number)) return { type: 'number' }
    if (is(F.Boolean)) return { type: 'boolean' }
    // The SDK reads decimals into objects; on the wire they are texts.
    if (type.aliasSymbol?.name === 'Decimal' || type.symbol?.name === 'Decimal') return { type: 'string' }
    if (type.isUnion()) return this.union(type)
    if (this.checker.isArrayType(type)) return { type: 'array', items: this.convert(this.argument(type)) }
    if (type.getCallSignatures().length > 0) return {}
    return is(F.Object) || type.isIntersection() ? this.object(type) : {}
  }

  private argument(type: ts.Type): ts.Type {
    return at(this.checker.getTypeArguments(type as ts.TypeReference), 0)
  }

  private union(type: ts.UnionType): Schema {
    const parts = type.types.filter((each) => !(each.flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Void))).map((each) => this.convert(each))
    const constants = parts.filter((part) => 'const' in part).map((part) => part.const)
    const rest = parts.filter((part) => !('const' in part))
    if (constants.includes(true) && constants.includes(false) && constants.length === 2) rest.push({ type: 'boolean' })
    else if (constants.length > 0) rest.push({ enum: constants })
    if (rest.length === 0) return { not: {} }
    return rest.length === 1 ? at(rest, 0) : { anyOf: rest }
  }

  private object(type: ts.Type): Schema {
    const known = this.names.get(type)
    if (known) return { $ref: `#/definitions/${known}` }
    const name = this.freshName(type)
    this.names.set(type, name)
    const properties: Record<string, Schema> = {}
    const required: string[] = []
    const schema: Schema = { type: 'object', properties, required, additionalProperties: false }
    this.definitions[name] = schema
    for (const property of this.checker.getPropertiesOfType(type)) {
      const of = this.checker.getTypeOfSymbol(property)
      const isMethod = of.getCallSignatures().length > 0 && !of.isUnion()
      if (isMethod || property.name.startsWith('__@')) continue
      properties[property.name] = this.convert(of)
      if (!(property.flags & ts.SymbolFlags.Optional)) required.push(property.name)
    }
    const index = this.checker.getIndexTypeOfType(type, ts.IndexKind.String)
    if (index) schema.additionalProperties = this.convert(index)
    return { $ref: `#/definitions/${name}` }
  }

  private freshName(type: ts.Type): string {
    const plain = this.checker
      .typeToString(type)
      .replace(/[^\w.]/g, '_')
      .slice(0, 60)
    const count = this.used.get(plain) ?? 0
    this.used.set(plain, count + 1)
    return count === 0 ? plain : `${plain}__${count}`
  }
}
