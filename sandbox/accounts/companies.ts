import type Stripe from 'stripe'
import type { Tables } from '@/sandbox/core/tables'
import type { World } from '@/sandbox/core/world'
import { EMPTY_ADDRESS } from '@/sandbox/http/shapes'
import { NO_DOCUMENT } from './persons'

type Company = NonNullable<Tables['account']['hidden']['company']>

/** What is told about a company; what is absent stays as it is. The tax number is never shown again. */
export interface CompanyFacts {
  fields: Partial<Pick<Stripe.Account.Company, 'directors_provided' | 'executives_provided' | 'name' | 'owners_provided' | 'phone' | 'structure'>>
  address?: Partial<Stripe.Address>
  taxId?: string
  document?: { front?: string; back?: string }
}

function freshCompany(): Company {
  return {
    object: {
      address: EMPTY_ADDRESS,
      directors_provided: false,
      executives_provided: false,
      name: null,
      owners_provided: false,
      tax_id_provided: false,
      verification: { document: NO_DOCUMENT },
    },
    taxId: null,
    isDocumentWanted: false,
  }
}

/** Writes what is kept about the company behind an account. Inside a transaction. */
export function writeCompany(world: World, account: string, change: Partial<Company>): void {
  const before = world.store.get('account', account)?.hidden.company ?? freshCompany()
  world.store.update('account', account, {}, { company: { ...before, ...change } })
}

/** Writes what was told about it. Inside a transaction. */
export function tellCompany(world: World, account: string, facts: CompanyFacts): void {
  const { object } = world.store.get('account', account)?.hidden.company ?? freshCompany()
  const document = { ...(object.verification?.document ?? NO_DOCUMENT), ...facts.document }
  writeCompany(world, account, {
    object: {
      ...object,
      ...facts.fields,
      address: { ...EMPTY_ADDRESS, ...object.address, ...facts.address },
      tax_id_provided: object.tax_id_provided || facts.taxId !== undefined,
      verification: { document },
    },
    ...(facts.taxId !== undefined && { taxId: facts.taxId }),
    ...(facts.document && { isDocumentWanted: false }),
  })
}
