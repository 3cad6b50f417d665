import type Stripe from 'stripe'
import { type Call, endpoint, pathId } from '@/sandbox/api/endpoint'
import { shortId } from '@/sandbox/core/ids'
import { invalidRequest, missing } from '@/sandbox/http/errors'
import { page } from '@/sandbox/http/pagination'
import { hash, type Infer, oneOf, required, text, unsupported } from '@/sandbox/http/params'
import { listParams } from '@/sandbox/http/shapes'

const MB = 1 << 20
const PURPOSES = oneOf(
  'account_requirement',
  'additional_verification',
  'business_icon',
  'business_logo',
  'customer_signature',
  'dispute_evidence',
  'identity_document',
  'tax_document_user_upload',
)
/** Kinds of file that a purpose takes, and the most bytes of one [doc files]. */
const EVIDENCE = { types: ['application/pdf', 'image/jpeg', 'image/png'], bytes: 5 * MB }
const MAX_BYTES = 16 * MB

/** A multipart body arrives here as plain parameters (`multipart.ts`); the content in base 64. */
const createShape = {
  file: required(hash({ data: required(text(Number.MAX_SAFE_INTEGER)), filename: required(text()), type: required(text()) })),
  file_link_data: unsupported(),
  purpose: required(PURPOSES),
}

function create(call: Call, { file, purpose }: Infer<typeof createShape>): unknown {
  const size = Buffer.from(file.data, 'base64').length
  if (purpose === 'dispute_evidence' && !EVIDENCE.types.includes(file.type)) {
    throw invalidRequest(`Invalid file type: ${file.type}. Evidence is a PDF, JPEG or PNG.`, { param: 'file' })
  }
  if (size > (purpose === 'dispute_evidence' ? EVIDENCE.bytes : MAX_BYTES)) throw invalidRequest('The file is too large.', { param: 'file' })
  const id = shortId('file', 24)
  const made: Stripe.File = {
    id,
    object: 'file',
    created: call.world.clock.now(),
    expires_at: null,
    filename: file.filename,
    links: { object: 'list', data: [], has_more: false, url: `/v1/file_links?file=${id}` },
    purpose,
    size,
    title: null,
    type: file.type.split('/')[1]?.replace('jpeg', 'jpg') ?? null,
    // The content cannot be fetched: nobody but a bank reads evidence.
    url: null,
  }
  return call.world.store.insert('file', call.account, id, made, { data: file.data }).object
}

export const fileEndpoints = [
  endpoint('POST', '/v1/files', createShape, create),
  endpoint('GET', '/v1/files', { ...listParams, purpose: text() }, (call, params) =>
    page(
      call.world,
      {
        table: 'file',
        account: call.account,
        url: '/v1/files',
        noun: 'file upload',
        where: (row) => !params.purpose || row.object.purpose === params.purpose,
      },
      params,
    ),
  ),
  endpoint('GET', '/v1/files/:id', {}, (call) => {
    const row = call.world.store.owned('file', call.account, pathId(call))
    if (row) return row.object
    throw missing('file upload', pathId(call), 'file', 404)
  }),
]
