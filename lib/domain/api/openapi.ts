import { z } from 'zod'
import * as objects from './objects'
import { OPERATIONS, type Operation } from './operations'

/** What can go wrong, by status: Problem Details (RFC 9457), one shape for all. */
const PROBLEMS = {
  400: 'The request cannot be read, or has no Idempotency-Key',
  401: 'There is no key, or it does not work',
  403: 'The key has no right to this',
  404: 'There is no such thing in this shop',
  409: 'It has changed meanwhile, or the Idempotency-Key was used for something else',
  422: 'The fields cannot be taken, or it is refused',
  429: 'Too many requests: try again after Retry-After seconds',
} as const

/** The OpenAPI document of the API. @param origin of the shop, such as https://souk.example */
export function openApi(origin: string, title: string) {
  const schemas = schemasOf()
  const paths: Record<string, Record<string, unknown>> = {}
  for (const [operationId, operation] of Object.entries(OPERATIONS)) {
    const path = paths[operation.path] ?? {}
    path[operation.method.toLowerCase()] = { operationId, ...described(operation) }
    paths[operation.path] = path
  }
  return {
    openapi: '3.1.0',
    info: { title: `${title} API`, version: '1', description: 'For the programs of one shop. Amounts are in minor units of their currency.' },
    servers: [{ url: `${origin}/api/v1` }],
    security: [{ key: [] }],
    paths,
    components: { schemas, securitySchemes: { key: { type: 'http', scheme: 'bearer', description: 'A key of /sell/settings/api-keys.' } } },
  }
}

function described({ summary, scope, params, query, isMade, body, answer }: Operation) {
  const required = isMade ? [{ name: 'Idempotency-Key', in: 'header', required: true, schema: { type: 'string', minLength: 1, maxLength: 255 } }] : []
  return {
    summary,
    description: `Takes a key with the right \`${scope}\`.`,
    parameters: [...parametersOf(params, 'path'), ...parametersOf(query, 'query'), ...required],
    ...(body && { requestBody: { required: true, content: json(body) } }),
    responses: {
      [isMade ? 201 : 200]: { description: 'Done', content: json(answer) },
      ...Object.fromEntries(
        Object.entries(PROBLEMS).map(([status, description]) => [
          status,
          { description, content: json(objects.ApiProblem, 'application/problem+json') },
        ]),
      ),
    },
  }
}

function parametersOf(schema: z.ZodObject, place: 'path' | 'query') {
  const { properties = {} } = z.toJSONSchema(schema, { io: 'input' })
  return Object.entries(properties).map(([name, of]) => ({ name, in: place, required: place === 'path', schema: of }))
}

function json(schema: z.ZodType, type = 'application/json') {
  return { [type]: { schema: { $ref: refOf(String(schema.meta()?.id)) } } }
}

const refOf = (id: string) => `#/components/schemas/${id}`

/** Every schema that has a name, by it. What is taken may leave out what has a default. */
function schemasOf() {
  const bodies = new Set(Object.values(OPERATIONS).map(({ body }) => body?.meta()?.id))
  const [taken, answered] = (['input', 'output'] as const).map((io) => z.toJSONSchema(z.globalRegistry, { uri: refOf, io }).schemas)
  const all = Object.keys(answered ?? {}).map((id) => [id, bare((bodies.has(id) ? taken : answered)?.[id])] as const)
  return Object.fromEntries(all)
}

/** Inside an OpenAPI document a schema is named by its place. */
function bare(schema: z.core.JSONSchema.BaseSchema | undefined) {
  const { $schema: _, $id: __, ...rest } = schema ?? {}
  return rest
}
