/** @jsxImportSource hono/jsx */
import type { FC } from 'hono/jsx'
import type Stripe from 'stripe'
import type { CompanyFacts } from '@/sandbox/accounts/companies'
import type { PersonFacts } from '@/sandbox/accounts/persons'
import { GOOD_DOCUMENT } from '@/sandbox/identity-tests'

type Question = [name: string, label: string, value: string, kind?: string]

const ADDRESS: Question[] = [
  ['line1', 'Street', 'address_full_match'],
  ['city', 'City', 'Springfield'],
  ['postal_code', 'Postal code', '62701'],
  ['state', 'State', 'IL'],
]
const PERSON: Question[] = [
  ['first_name', 'First name', 'Jenny'],
  ['last_name', 'Last name', 'Rosen'],
  ['dob', 'Date of birth', '1901-01-01', 'date'],
  ['email', 'Email', 'jenny@example.com', 'email'],
  ['phone', 'Phone', '+10000000000', 'tel'],
  ...ADDRESS,
  ['ssn_last_4', 'Last four digits of the social security number', '0000'],
  ['title', 'Job title', 'Owner'],
]
const COMPANY: Question[] = [
  ['name', 'Legal name', 'Example Goods Inc.'],
  ['phone', 'Phone', '+10000000000', 'tel'],
  ['tax_id', 'Tax number', '000000000'],
  ...ADDRESS,
]

const Fields: FC<{ legend: string; prefix: string; questions: Question[] }> = ({ legend, prefix, questions }) => (
  <fieldset>
    <legend>{legend}</legend>
    <p class="hint">Test values; these are verified.</p>
    {questions.map(([name, label, value, kind]) => (
      <div class="field">
        <label for={`${prefix}_${name}`}>{label}</label>
        <input id={`${prefix}_${name}`} name={`${prefix}_${name}`} type={kind ?? 'text'} value={value} autocomplete="off" />
      </div>
    ))}
  </fieldset>
)

const isDocument = (name: string) => name.endsWith('.verification.document')
const ofCompany = (due: string[]) => due.some((name) => name.startsWith('company.') && !isDocument(name))
const ofPerson = (due: string[]) => due.some((name) => /^(individual|representative|person_\w+)\./.test(name) && !isDocument(name))

/** The questions about the company and the person behind an account, and the documents that are wanted of them. */
export const IdentityQuestions: FC<{ account: Stripe.Account; due: string[] }> = ({ account, due }) => {
  // The job title is asked of representatives only, numbers and states in the United States only.
  const names = due.map((name) => name.slice(name.lastIndexOf('.') + 1))
  const asked = (questions: Question[]) => questions.filter(([name]) => names.includes(name) || (name === 'dob' && names.includes('year')))
  const isPerson = account.business_type === 'individual'
  return (
    <>
      {ofCompany(due) ? <Fields legend="Your company" prefix="company" questions={asked(COMPANY)} /> : null}
      {ofPerson(due) ? <Fields legend={isPerson ? 'You' : 'Who represents the company'} prefix="person" questions={asked(PERSON)} /> : null}
      {due.some(isDocument) ? (
        <div class="field">
          <label for="document">Document</label>
          <select id="document" name="document">
            <option value={GOOD_DOCUMENT}>A test document that proves everything</option>
            <option value="">None yet</option>
          </select>
        </div>
      ) : null}
    </>
  )
}

/** What the form said about company and person; null where it was not asked. */
export function readIdentity(said: (name: string) => string, due: string[]): { company: CompanyFacts | null; person: PersonFacts | null } {
  const text = (prefix: string, names: string[]) =>
    Object.fromEntries(names.map((name) => [name, said(`${prefix}_${name}`)]).filter(([, value]) => value !== ''))
  const address = (prefix: string) => text(prefix, ['line1', 'city', 'postal_code', 'state'])
  const [year, month, day] = said('person_dob').split('-').map(Number)
  const title = said('person_title')
  const document = said('document') ? { front: said('document') } : null
  const of = (pattern: RegExp) => document && due.some((name) => isDocument(name) && pattern.test(name)) && { document }
  const company: CompanyFacts = {
    fields: { ...text('company', ['name', 'phone']), ...(due.includes('company.owners_provided') && { owners_provided: true }) },
    address: address('company'),
    ...(said('company_tax_id') && { taxId: said('company_tax_id') }),
    ...of(/^company/),
  }
  const person: PersonFacts = {
    fields: text('person', ['first_name', 'last_name', 'email', 'phone']),
    address: address('person'),
    ...(year && month && day && { dob: { day, month, year } }),
    ...(/^\d{4}$/.test(said('person_ssn_last_4')) && { ssnLast4: said('person_ssn_last_4') }),
    ...(title && { relationship: { title, representative: true } }),
    ...of(/^(individual|person_)/),
  }
  return {
    company: due.some((name) => name.startsWith('company.')) ? company : null,
    person: due.some((name) => /^(individual|representative|person_\w+)\./.test(name)) ? person : null,
  }
}
