import type { CompanyFacts } from '@/sandbox/accounts/companies'
import type { PersonFacts } from '@/sandbox/accounts/persons'
import type { Call } from '@/sandbox/api/endpoint'
import { keysOf, recordOf } from '@/sandbox/core/typed'
import { invalidRequest, missing } from '@/sandbox/http/errors'
import {
  clearable,
  clearableText,
  flag,
  hash,
  type Infer,
  integer,
  mergeMetadata,
  metadata,
  oneOf,
  required,
  type Shape,
  type Spec,
  text,
  unsupported,
} from '@/sandbox/http/params'
import { addressShape } from '@/sandbox/http/shapes'
import { BAD_DOCUMENT, GOOD_DOCUMENT } from '@/sandbox/identity-tests'

const document = hash({ back: text(), front: text() })
const digits = (count: number): Spec<string> => ({
  parse: (raw, path) => {
    const value = text(30).parse(raw, path).replace(/[\s-]/g, '')
    if (new RegExp(`^\\d{${count}}$`).test(value)) return value
    throw invalidRequest(`Invalid ${path}: must be ${count} digits`, { param: path })
  },
})
const share: Spec<number> = {
  parse: (raw, path) => {
    const value = Number(text(10).parse(raw, path))
    if (value >= 0 && value <= 100) return value
    throw invalidRequest('Invalid percentage: must be between 0 and 100', { param: path })
  },
}
const notHere = (names: string) => recordOf(names.split(' '), unsupported)

/** What can be told about a person, at `persons` and as `individual`. */
export const personShape = {
  ...notHere('address_kana address_kanji first_name_kana first_name_kanji last_name_kana last_name_kanji additional_tos_acceptances documents'),
  ...notHere('id_number_secondary us_cfpb_data registered_address full_name_aliases'),
  address: hash(addressShape),
  dob: clearable(hash({ day: required(integer({ min: 1, max: 31 })), month: required(integer({ min: 1, max: 12 })), year: required(integer()) })),
  email: clearableText(800),
  first_name: clearableText(100),
  gender: oneOf('female', 'male'),
  id_number: text(30),
  last_name: clearableText(100),
  maiden_name: clearableText(100),
  metadata: metadata(),
  nationality: text(2),
  phone: clearableText(30),
  political_exposure: oneOf('existing', 'none'),
  relationship: hash({
    authorizer: flag(),
    director: flag(),
    executive: flag(),
    legal_guardian: flag(),
    owner: flag(),
    percent_ownership: clearable(share),
    representative: flag(),
    title: clearableText(100),
  }),
  ssn_last_4: digits(4),
  verification: hash({ additional_document: unsupported(), document }),
} satisfies Shape

/** What can be told about a company. */
export const companyShape = {
  ...notHere('address_kana address_kanji administrative_address directorship_declaration export_license_id export_purpose_code name_kana name_kanji'),
  ...notHere('ownership_declaration ownership_exemption_reason physical_address principal_place_of_business registration_date registration_number'),
  ...notHere('representative_declaration tax_id_registrar vat_id'),
  address: hash(addressShape),
  directors_provided: flag(),
  executives_provided: flag(),
  name: clearableText(100),
  owners_provided: flag(),
  phone: clearableText(30),
  structure: text(100),
  tax_id: text(30),
  verification: hash({ document }),
} satisfies Shape

function given<T extends object>(fields: T): Partial<T> {
  const kept: Partial<T> = {}
  for (const name of keysOf(fields)) if (fields[name] !== undefined) kept[name] = fields[name]
  return kept
}

/** A document is a test token or an uploaded file of the platform or the account. Throws 400. */
function checkDocument(call: Call, account: string, sent: { back?: string; front?: string } | undefined, path: string): void {
  for (const [side, id] of Object.entries(sent ?? {})) {
    if (id === GOOD_DOCUMENT || id === BAD_DOCUMENT) continue
    const file = call.world.store.get('file', id)
    const param = `${path}verification[document][${side}]`
    if (!file || (file.account !== account && file.account !== call.account)) throw missing('file upload', id, param, 400)
    if (['identity_document', 'additional_verification', 'account_requirement'].includes(file.object.purpose)) continue
    throw invalidRequest(`The file ${id} has the purpose ${file.object.purpose} and cannot prove an identity.`, { param })
  }
}

/** The facts in a request about a person. `path` is the hash they came in, with brackets. Throws 400. */
export function personFacts(
  call: Call,
  account: string,
  params: Infer<typeof personShape>,
  before: Record<string, string> = {},
  path = '',
): PersonFacts {
  checkDocument(call, account, params.verification?.document, path)
  const { email, first_name, last_name, phone, gender, maiden_name, nationality, political_exposure } = params
  return {
    fields: given({ email, first_name, last_name, phone, gender, maiden_name, nationality, political_exposure }),
    ...given({
      address: params.address,
      dob: params.dob,
      relationship: params.relationship,
      metadata: params.metadata === undefined ? undefined : mergeMetadata(before, params.metadata),
      idNumber: params.id_number?.replace(/[\s-]/g, ''),
      ssnLast4: params.ssn_last_4,
      document: params.verification?.document,
    }),
  }
}

/** The same about a company. Throws 400. */
export function companyFacts(call: Call, account: string, params: Infer<typeof companyShape>): CompanyFacts {
  checkDocument(call, account, params.verification?.document, 'company')
  const { directors_provided, executives_provided, name, owners_provided, phone, structure } = params
  return {
    fields: given({ directors_provided, executives_provided, name, owners_provided, phone, structure }),
    ...given({
      address: params.address,
      taxId: params.tax_id?.replace(/[\s-]/g, ''),
      document: params.verification?.document,
    }),
  }
}
