/** A person whom Stripe's test mode verifies. */
export const JENNY = {
  first_name: 'Jenny',
  last_name: 'Rosen',
  email: 'jenny@example.com',
  phone: '+10000000000',
  dob: { day: 1, month: 1, year: 1901 },
  address: { line1: 'address_full_match', city: 'Springfield', postal_code: '62701', state: 'IL', country: 'US' },
  ssn_last_4: '0000',
}

/** A company that test mode verifies. */
export const COMPANY = { name: 'Example Goods Inc.', phone: '+10000000000', tax_id: '000000000', owners_provided: true, address: JENNY.address }
