import type Stripe from 'stripe'
import { type Call, endpoint, pathId } from '@/sandbox/api/endpoint'
import { recordOf } from '@/sandbox/core/typed'
import { FILE_EVIDENCE, TEXT_EVIDENCE } from '@/sandbox/disputes/dispute-objects'
import { answerDispute, concedeDispute, type DisputeRow } from '@/sandbox/disputes/disputes'
import { invalidRequest, missing } from '@/sandbox/http/errors'
import { page } from '@/sandbox/http/pagination'
import { clearableText, flag, hash, type Infer, mergeMetadata, metadata, oneOf, text, unsupported } from '@/sandbox/http/params'
import { present } from '@/sandbox/http/present'
import { listParams } from '@/sandbox/http/shapes'

const MAX_TEXT = 20_000
const MAX_ALL = 150_000
/** All files together [doc disputes/responding]. */
const MAX_FILES = 4.5 * (1 << 20)

const texts = recordOf(TEXT_EVIDENCE, () => clearableText(MAX_TEXT))
const files = recordOf(FILE_EVIDENCE, () => clearableText())
const evidenceShape = { ...texts, ...files, appeal: unsupported(), enhanced_evidence: unsupported() }
const updateShape = {
  evidence: hash(evidenceShape),
  intended_submission_method: oneOf('manual', 'prefer_manual', 'prefer_smart_disputes', 'smart_disputes'),
  metadata: metadata(),
  submit: flag(),
}

function find(call: Call): DisputeRow {
  const row = call.world.store.owned('dispute', call.account, pathId(call))
  if (row) return row
  throw missing('dispute', pathId(call), 'dispute', 404)
}

function answer(call: Call, row: DisputeRow): unknown {
  return present(call.world, 'dispute', row)
}

/** Files must have been uploaded on the account; there are limits to all texts and to all files together, older ones included [doc]. Throws 400. */
function checkEvidence(call: Call, evidence: Partial<Stripe.Dispute.Evidence>): void {
  let bytes = 0
  for (const field of FILE_EVIDENCE) {
    const id = evidence[field]
    if (!id) continue
    const file = call.world.store.owned('file', call.account, String(id))?.object
    if (file?.purpose !== 'dispute_evidence') throw missing('file upload', String(id), `evidence[${field}]`, 400)
    bytes += file.size
  }
  if (bytes > MAX_FILES) throw invalidRequest('The combined size of all evidence files is limited to 4.5 MB.', { param: 'evidence' })
  const length = TEXT_EVIDENCE.reduce((sum, field) => sum + (evidence[field]?.length ?? 0), 0)
  if (length <= MAX_ALL) return
  throw invalidRequest(`The combined character count of all evidence fields is limited to ${MAX_ALL}.`, { param: 'evidence' })
}

function update(call: Call, params: Infer<typeof updateShape>): unknown {
  const row = find(call)
  const { evidence } = params
  if (evidence) checkEvidence(call, { ...row.object.evidence, ...evidence })
  const next = answerDispute(call.world, call, row, {
    evidence,
    metadata: mergeMetadata(row.object.metadata, params.metadata),
    method: params.intended_submission_method,
    // Evidence is sent unless one says otherwise; metadata alone sends nothing.
    submit: params.submit ?? evidence !== undefined,
  })
  return answer(call, next)
}

export const disputeEndpoints = [
  endpoint('GET', '/v1/disputes', { ...listParams, charge: text(), payment_intent: text() }, (call, params) =>
    page(
      call.world,
      {
        table: 'dispute',
        account: call.account,
        url: '/v1/disputes',
        noun: 'dispute',
        where: ({ object }) =>
          (!params.charge || object.charge === params.charge) && (!params.payment_intent || object.payment_intent === params.payment_intent),
      },
      params,
    ),
  ),
  endpoint('GET', '/v1/disputes/:id', {}, (call) => answer(call, find(call))),
  endpoint('POST', '/v1/disputes/:id', updateShape, update),
  endpoint('POST', '/v1/disputes/:id/close', {}, (call) => answer(call, concedeDispute(call.world, call, find(call)))),
]
