// Parameters that stripe-node declares and this program does not have: they are refused as such, not as unknown. Written by
// `npx tsx sandbox/testing/schema/write-not-here.ts`; a test compares.
/** By endpoint, the names of its parameters with spaces between. */
export const NOT_HERE: Record<string, string> = {
  'POST /v1/accounts':
    'business_profile[annual_revenue] business_profile[estimated_worker_count] business_profile[minority_owned_business_designation] ' +
    'business_profile[monthly_estimated_revenue] business_profile[specified_commercial_transactions_act_url] business_profile[support_address] ' +
    'settings[bacs_debit_payments] settings[branding] settings[card_issuing] settings[card_payments][decline_on] ' +
    'settings[card_payments][statement_descriptor_prefix_kana] settings[card_payments][statement_descriptor_prefix_kanji] settings[invoices] ' +
    'settings[payments][statement_descriptor_kana] settings[payments][statement_descriptor_kanji] settings[paypay_payments] ' +
    'settings[sepa_debit_payments] settings[treasury]',
  'POST /v1/accounts/:id':
    'business_profile[annual_revenue] business_profile[estimated_worker_count] business_profile[minority_owned_business_designation] ' +
    'business_profile[monthly_estimated_revenue] business_profile[specified_commercial_transactions_act_url] business_profile[support_address] ' +
    'settings[bacs_debit_payments] settings[branding] settings[card_issuing] settings[card_payments][decline_on] ' +
    'settings[card_payments][statement_descriptor_prefix_kana] settings[card_payments][statement_descriptor_prefix_kanji] settings[invoices] ' +
    'settings[payments][statement_descriptor_kana] settings[payments][statement_descriptor_kanji] settings[paypay_payments] ' +
    'settings[sepa_debit_payments] settings[treasury]',
  'POST /v1/files': 'file[name]',
  'POST /v1/payment_intents':
    'payment_method_data[acss_debit] payment_method_data[affirm] payment_method_data[afterpay_clearpay] payment_method_data[alipay] ' +
    'payment_method_data[alma] payment_method_data[amazon_pay] payment_method_data[au_becs_debit] payment_method_data[bacs_debit] ' +
    'payment_method_data[bancontact] payment_method_data[billie] payment_method_data[bizum] payment_method_data[blik] ' +
    'payment_method_data[boleto] payment_method_data[cashapp] payment_method_data[crypto] payment_method_data[customer_balance] ' +
    'payment_method_data[eps] payment_method_data[fpx] payment_method_data[giropay] payment_method_data[grabpay] payment_method_data[ideal] ' +
    'payment_method_data[interac_present] payment_method_data[kakao_pay] payment_method_data[klarna] payment_method_data[konbini] ' +
    'payment_method_data[kr_card] payment_method_data[link] payment_method_data[mb_way] payment_method_data[mobilepay] ' +
    'payment_method_data[multibanco] payment_method_data[naver_pay] payment_method_data[nz_bank_account] payment_method_data[oxxo] ' +
    'payment_method_data[p24] payment_method_data[pay_by_bank] payment_method_data[payco] payment_method_data[paynow] ' +
    'payment_method_data[paypal] payment_method_data[paypay] payment_method_data[payto] payment_method_data[pix] payment_method_data[promptpay] ' +
    'payment_method_data[revolut_pay] payment_method_data[samsung_pay] payment_method_data[satispay] payment_method_data[scalapay] ' +
    'payment_method_data[sepa_debit] payment_method_data[sequra] payment_method_data[sofort] payment_method_data[sunbit] ' +
    'payment_method_data[swish] payment_method_data[twint] payment_method_data[upi] payment_method_data[wechat_pay] payment_method_data[zip] ' +
    'payment_method_options[acss_debit] payment_method_options[affirm] payment_method_options[afterpay_clearpay] payment_method_options[alipay] ' +
    'payment_method_options[alma] payment_method_options[amazon_pay] payment_method_options[au_becs_debit] payment_method_options[bacs_debit] ' +
    'payment_method_options[bancontact] payment_method_options[billie] payment_method_options[bizum] payment_method_options[blik] ' +
    'payment_method_options[boleto] payment_method_options[card][installments] payment_method_options[card][mandate_options] ' +
    'payment_method_options[card][moto] payment_method_options[card][request_extended_authorization] ' +
    'payment_method_options[card][request_incremental_authorization] payment_method_options[card][request_multicapture] ' +
    'payment_method_options[card][request_overcapture] payment_method_options[card][require_cvc_recollection] ' +
    'payment_method_options[card][setup_credential_usage] payment_method_options[card][stored_credential_usage] ' +
    'payment_method_options[card][three_d_secure] payment_method_options[card_present] payment_method_options[cashapp] ' +
    'payment_method_options[crypto] payment_method_options[customer_balance] payment_method_options[eps] payment_method_options[fpx] ' +
    'payment_method_options[giropay] payment_method_options[grabpay] payment_method_options[ideal] payment_method_options[interac_present] ' +
    'payment_method_options[kakao_pay] payment_method_options[klarna] payment_method_options[konbini] payment_method_options[kr_card] ' +
    'payment_method_options[link] payment_method_options[mb_way] payment_method_options[mobilepay] payment_method_options[multibanco] ' +
    'payment_method_options[naver_pay] payment_method_options[nz_bank_account] payment_method_options[oxxo] payment_method_options[p24] ' +
    'payment_method_options[pay_by_bank] payment_method_options[payco] payment_method_options[paynow] payment_method_options[paypal] ' +
    'payment_method_options[paypay] payment_method_options[payto] payment_method_options[pix] payment_method_options[promptpay] ' +
    'payment_method_options[revolut_pay] payment_method_options[samsung_pay] payment_method_options[satispay] payment_method_options[scalapay] ' +
    'payment_method_options[sepa_debit] payment_method_options[sequra] payment_method_options[sofort] payment_method_options[sunbit] ' +
    'payment_method_options[swish] payment_method_options[twint] payment_method_options[upi] payment_method_options[us_bank_account][networks] ' +
    'payment_method_options[wechat_pay] payment_method_options[zip]',
  'POST /v1/payment_intents/:id':
    'payment_method_options[acss_debit] payment_method_options[affirm] payment_method_options[afterpay_clearpay] payment_method_options[alipay] ' +
    'payment_method_options[alma] payment_method_options[amazon_pay] payment_method_options[au_becs_debit] payment_method_options[bacs_debit] ' +
    'payment_method_options[bancontact] payment_method_options[billie] payment_method_options[bizum] payment_method_options[blik] ' +
    'payment_method_options[boleto] payment_method_options[card][installments] payment_method_options[card][mandate_options] ' +
    'payment_method_options[card][moto] payment_method_options[card][request_extended_authorization] ' +
    'payment_method_options[card][request_incremental_authorization] payment_method_options[card][request_multicapture] ' +
    'payment_method_options[card][request_overcapture] payment_method_options[card][require_cvc_recollection] ' +
    'payment_method_options[card][setup_credential_usage] payment_method_options[card][stored_credential_usage] ' +
    'payment_method_options[card][three_d_secure] payment_method_options[card_present] payment_method_options[cashapp] ' +
    'payment_method_options[crypto] payment_method_options[customer_balance] payment_method_options[eps] payment_method_options[fpx] ' +
    'payment_method_options[giropay] payment_method_options[grabpay] payment_method_options[ideal] payment_method_options[interac_present] ' +
    'payment_method_options[kakao_pay] payment_method_options[klarna] payment_method_options[konbini] payment_method_options[kr_card] ' +
    'payment_method_options[link] payment_method_options[mb_way] payment_method_options[mobilepay] payment_method_options[multibanco] ' +
    'payment_method_options[naver_pay] payment_method_options[nz_bank_account] payment_method_options[oxxo] payment_method_options[p24] ' +
    'payment_method_options[pay_by_bank] payment_method_options[payco] payment_method_options[paynow] payment_method_options[paypal] ' +
    'payment_method_options[paypay] payment_method_options[payto] payment_method_options[pix] payment_method_options[promptpay] ' +
    'payment_method_options[revolut_pay] payment_method_options[samsung_pay] payment_method_options[satispay] payment_method_options[scalapay] ' +
    'payment_method_options[sepa_debit] payment_method_options[sequra] payment_method_options[sofort] payment_method_options[sunbit] ' +
    'payment_method_options[swish] payment_method_options[twint] payment_method_options[upi] payment_method_options[us_bank_account][networks] ' +
    'payment_method_options[wechat_pay] payment_method_options[zip]',
  'POST /v1/payment_intents/:id/confirm':
    'payment_method_data[acss_debit] payment_method_data[affirm] payment_method_data[afterpay_clearpay] payment_method_data[alipay] ' +
    'payment_method_data[alma] payment_method_data[amazon_pay] payment_method_data[au_becs_debit] payment_method_data[bacs_debit] ' +
    'payment_method_data[bancontact] payment_method_data[billie] payment_method_data[bizum] payment_method_data[blik] ' +
    'payment_method_data[boleto] payment_method_data[cashapp] payment_method_data[crypto] payment_method_data[customer_balance] ' +
    'payment_method_data[eps] payment_method_data[fpx] payment_method_data[giropay] payment_method_data[grabpay] payment_method_data[ideal] ' +
    'payment_method_data[interac_present] payment_method_data[kakao_pay] payment_method_data[klarna] payment_method_data[konbini] ' +
    'payment_method_data[kr_card] payment_method_data[link] payment_method_data[mb_way] payment_method_data[mobilepay] ' +
    'payment_method_data[multibanco] payment_method_data[naver_pay] payment_method_data[nz_bank_account] payment_method_data[oxxo] ' +
    'payment_method_data[p24] payment_method_data[pay_by_bank] payment_method_data[payco] payment_method_data[paynow] ' +
    'payment_method_data[paypal] payment_method_data[paypay] payment_method_data[payto] payment_method_data[pix] payment_method_data[promptpay] ' +
    'payment_method_data[revolut_pay] payment_method_data[samsung_pay] payment_method_data[satispay] payment_method_data[scalapay] ' +
    'payment_method_data[sepa_debit] payment_method_data[sequra] payment_method_data[sofort] payment_method_data[sunbit] ' +
    'payment_method_data[swish] payment_method_data[twint] payment_method_data[upi] payment_method_data[wechat_pay] payment_method_data[zip] ' +
    'payment_method_options[acss_debit] payment_method_options[affirm] payment_method_options[afterpay_clearpay] payment_method_options[alipay] ' +
    'payment_method_options[alma] payment_method_options[amazon_pay] payment_method_options[au_becs_debit] payment_method_options[bacs_debit] ' +
    'payment_method_options[bancontact] payment_method_options[billie] payment_method_options[bizum] payment_method_options[blik] ' +
    'payment_method_options[boleto] payment_method_options[card][installments] payment_method_options[card][mandate_options] ' +
    'payment_method_options[card][moto] payment_method_options[card][request_extended_authorization] ' +
    'payment_method_options[card][request_incremental_authorization] payment_method_options[card][request_multicapture] ' +
    'payment_method_options[card][request_overcapture] payment_method_options[card][require_cvc_recollection] ' +
    'payment_method_options[card][setup_credential_usage] payment_method_options[card][stored_credential_usage] ' +
    'payment_method_options[card][three_d_secure] payment_method_options[card_present] payment_method_options[cashapp] ' +
    'payment_method_options[crypto] payment_method_options[customer_balance] payment_method_options[eps] payment_method_options[fpx] ' +
    'payment_method_options[giropay] payment_method_options[grabpay] payment_method_options[ideal] payment_method_options[interac_present] ' +
    'payment_method_options[kakao_pay] payment_method_options[klarna] payment_method_options[konbini] payment_method_options[kr_card] ' +
    'payment_method_options[link] payment_method_options[mb_way] payment_method_options[mobilepay] payment_method_options[multibanco] ' +
    'payment_method_options[naver_pay] payment_method_options[nz_bank_account] payment_method_options[oxxo] payment_method_options[p24] ' +
    'payment_method_options[pay_by_bank] payment_method_options[payco] payment_method_options[paynow] payment_method_options[paypal] ' +
    'payment_method_options[paypay] payment_method_options[payto] payment_method_options[pix] payment_method_options[promptpay] ' +
    'payment_method_options[revolut_pay] payment_method_options[samsung_pay] payment_method_options[satispay] payment_method_options[scalapay] ' +
    'payment_method_options[sepa_debit] payment_method_options[sequra] payment_method_options[sofort] payment_method_options[sunbit] ' +
    'payment_method_options[swish] payment_method_options[twint] payment_method_options[upi] payment_method_options[us_bank_account][networks] ' +
    'payment_method_options[wechat_pay] payment_method_options[zip]',
  'POST /v1/prices': 'product_data[tax_code] product_data[tax_details]',
  'POST /v1/prices/:id': 'currency_options',
  'POST /v1/setup_intents':
    'payment_method_data[acss_debit] payment_method_data[affirm] payment_method_data[afterpay_clearpay] payment_method_data[alipay] ' +
    'payment_method_data[alma] payment_method_data[amazon_pay] payment_method_data[au_becs_debit] payment_method_data[bacs_debit] ' +
    'payment_method_data[bancontact] payment_method_data[billie] payment_method_data[bizum] payment_method_data[blik] ' +
    'payment_method_data[boleto] payment_method_data[cashapp] payment_method_data[crypto] payment_method_data[customer_balance] ' +
    'payment_method_data[eps] payment_method_data[fpx] payment_method_data[giropay] payment_method_data[grabpay] payment_method_data[ideal] ' +
    'payment_method_data[interac_present] payment_method_data[kakao_pay] payment_method_data[klarna] payment_method_data[konbini] ' +
    'payment_method_data[kr_card] payment_method_data[link] payment_method_data[mb_way] payment_method_data[mobilepay] ' +
    'payment_method_data[multibanco] payment_method_data[naver_pay] payment_method_data[nz_bank_account] payment_method_data[oxxo] ' +
    'payment_method_data[p24] payment_method_data[pay_by_bank] payment_method_data[payco] payment_method_data[paynow] ' +
    'payment_method_data[paypal] payment_method_data[paypay] payment_method_data[payto] payment_method_data[pix] payment_method_data[promptpay] ' +
    'payment_method_data[revolut_pay] payment_method_data[samsung_pay] payment_method_data[satispay] payment_method_data[scalapay] ' +
    'payment_method_data[sepa_debit] payment_method_data[sequra] payment_method_data[sofort] payment_method_data[sunbit] ' +
    'payment_method_data[swish] payment_method_data[twint] payment_method_data[upi] payment_method_data[wechat_pay] payment_method_data[zip] ' +
    'payment_method_options[acss_debit] payment_method_options[amazon_pay] payment_method_options[bacs_debit] payment_method_options[bizum] ' +
    'payment_method_options[blik] payment_method_options[card][mandate_options] payment_method_options[card][moto] ' +
    'payment_method_options[card][setup_credential_usage] payment_method_options[card][three_d_secure] payment_method_options[card_present] ' +
    'payment_method_options[klarna] payment_method_options[link] payment_method_options[paypal] payment_method_options[payto] ' +
    'payment_method_options[pix] payment_method_options[sepa_debit] payment_method_options[upi] ' +
    'payment_method_options[us_bank_account][networks]',
  'POST /v1/setup_intents/:id':
    'payment_method_data payment_method_options[acss_debit] payment_method_options[amazon_pay] payment_method_options[bacs_debit] ' +
    'payment_method_options[bizum] payment_method_options[blik] payment_method_options[card][mandate_options] payment_method_options[card][moto] ' +
    'payment_method_options[card][setup_credential_usage] payment_method_options[card][three_d_secure] payment_method_options[card_present] ' +
    'payment_method_options[klarna] payment_method_options[link] payment_method_options[paypal] payment_method_options[payto] ' +
    'payment_method_options[pix] payment_method_options[sepa_debit] payment_method_options[upi] ' +
    'payment_method_options[us_bank_account][networks]',
  'POST /v1/setup_intents/:id/confirm':
    'payment_method_data[acss_debit] payment_method_data[affirm] payment_method_data[afterpay_clearpay] payment_method_data[alipay] ' +
    'payment_method_data[alma] payment_method_data[amazon_pay] payment_method_data[au_becs_debit] payment_method_data[bacs_debit] ' +
    'payment_method_data[bancontact] payment_method_data[billie] payment_method_data[bizum] payment_method_data[blik] ' +
    'payment_method_data[boleto] payment_method_data[cashapp] payment_method_data[crypto] payment_method_data[customer_balance] ' +
    'payment_method_data[eps] payment_method_data[fpx] payment_method_data[giropay] payment_method_data[grabpay] payment_method_data[ideal] ' +
    'payment_method_data[interac_present] payment_method_data[kakao_pay] payment_method_data[klarna] payment_method_data[konbini] ' +
    'payment_method_data[kr_card] payment_method_data[link] payment_method_data[mb_way] payment_method_data[mobilepay] ' +
    'payment_method_data[multibanco] payment_method_data[naver_pay] payment_method_data[nz_bank_account] payment_method_data[oxxo] ' +
    'payment_method_data[p24] payment_method_data[pay_by_bank] payment_method_data[payco] payment_method_data[paynow] ' +
    'payment_method_data[paypal] payment_method_data[paypay] payment_method_data[payto] payment_method_data[pix] payment_method_data[promptpay] ' +
    'payment_method_data[revolut_pay] payment_method_data[samsung_pay] payment_method_data[satispay] payment_method_data[scalapay] ' +
    'payment_method_data[sepa_debit] payment_method_data[sequra] payment_method_data[sofort] payment_method_data[sunbit] ' +
    'payment_method_data[swish] payment_method_data[twint] payment_method_data[upi] payment_method_data[wechat_pay] payment_method_data[zip] ' +
    'payment_method_options[acss_debit] payment_method_options[amazon_pay] payment_method_options[bacs_debit] payment_method_options[bizum] ' +
    'payment_method_options[blik] payment_method_options[card][mandate_options] payment_method_options[card][moto] ' +
    'payment_method_options[card][setup_credential_usage] payment_method_options[card][three_d_secure] payment_method_options[card_present] ' +
    'payment_method_options[klarna] payment_method_options[link] payment_method_options[paypal] payment_method_options[payto] ' +
    'payment_method_options[pix] payment_method_options[sepa_debit] payment_method_options[upi] ' +
    'payment_method_options[us_bank_account][networks]',
  'POST /v1/test_helpers/confirmation_tokens':
    'payment_method_data[acss_debit] payment_method_data[affirm] payment_method_data[afterpay_clearpay] payment_method_data[alipay] ' +
    'payment_method_data[alma] payment_method_data[amazon_pay] payment_method_data[au_becs_debit] payment_method_data[bacs_debit] ' +
    'payment_method_data[bancontact] payment_method_data[billie] payment_method_data[bizum] payment_method_data[blik] ' +
    'payment_method_data[boleto] payment_method_data[cashapp] payment_method_data[crypto] payment_method_data[customer_balance] ' +
    'payment_method_data[eps] payment_method_data[fpx] payment_method_data[giropay] payment_method_data[grabpay] payment_method_data[ideal] ' +
    'payment_method_data[interac_present] payment_method_data[kakao_pay] payment_method_data[klarna] payment_method_data[konbini] ' +
    'payment_method_data[kr_card] payment_method_data[link] payment_method_data[mb_way] payment_method_data[mobilepay] ' +
    'payment_method_data[multibanco] payment_method_data[naver_pay] payment_method_data[nz_bank_account] payment_method_data[oxxo] ' +
    'payment_method_data[p24] payment_method_data[pay_by_bank] payment_method_data[payco] payment_method_data[paynow] ' +
    'payment_method_data[paypal] payment_method_data[paypay] payment_method_data[payto] payment_method_data[pix] payment_method_data[promptpay] ' +
    'payment_method_data[revolut_pay] payment_method_data[samsung_pay] payment_method_data[satispay] payment_method_data[scalapay] ' +
    'payment_method_data[sepa_debit] payment_method_data[sequra] payment_method_data[sofort] payment_method_data[sunbit] ' +
    'payment_method_data[swish] payment_method_data[twint] payment_method_data[upi] payment_method_data[wechat_pay] payment_method_data[zip]',
  'POST /v1/tokens': 'account[company][ownership_declaration_shown_and_signed]',
  'POST /v2/core/accounts':
    'configuration[merchant][bacs_debit_payments] configuration[merchant][branding] configuration[merchant][capabilities][ach_debit_payments] ' +
    'configuration[merchant][capabilities][acss_debit_payments] configuration[merchant][capabilities][affirm_payments] ' +
    'configuration[merchant][capabilities][afterpay_clearpay_payments] configuration[merchant][capabilities][alma_payments] ' +
    'configuration[merchant][capabilities][amazon_pay_payments] configuration[merchant][capabilities][au_becs_debit_payments] ' +
    'configuration[merchant][capabilities][bacs_debit_payments] configuration[merchant][capabilities][bancontact_payments] ' +
    'configuration[merchant][capabilities][blik_payments] configuration[merchant][capabilities][blik_recurring_payments] ' +
    'configuration[merchant][capabilities][boleto_payments] configuration[merchant][capabilities][cartes_bancaires_payments] ' +
    'configuration[merchant][capabilities][cashapp_payments] configuration[merchant][capabilities][eps_payments] ' +
    'configuration[merchant][capabilities][fpx_payments] configuration[merchant][capabilities][gb_bank_transfer_payments] ' +
    'configuration[merchant][capabilities][grabpay_payments] configuration[merchant][capabilities][ideal_payments] ' +
    'configuration[merchant][capabilities][jcb_payments] configuration[merchant][capabilities][jp_bank_transfer_payments] ' +
    'configuration[merchant][capabilities][kakao_pay_payments] configuration[merchant][capabilities][klarna_payments] ' +
    'configuration[merchant][capabilities][konbini_payments] configuration[merchant][capabilities][kr_card_payments] ' +
    'configuration[merchant][capabilities][link_payments] configuration[merchant][capabilities][mobilepay_payments] ' +
    'configuration[merchant][capabilities][multibanco_payments] configuration[merchant][capabilities][mx_bank_transfer_payments] ' +
    'configuration[merchant][capabilities][naver_pay_payments] configuration[merchant][capabilities][oxxo_payments] ' +
    'configuration[merchant][capabilities][p24_payments] configuration[merchant][capabilities][pay_by_bank_payments] ' +
    'configuration[merchant][capabilities][payco_payments] configuration[merchant][capabilities][paynow_payments] ' +
    'configuration[merchant][capabilities][promptpay_payments] configuration[merchant][capabilities][revolut_pay_payments] ' +
    'configuration[merchant][capabilities][samsung_pay_payments] configuration[merchant][capabilities][satispay_payments] ' +
    'configuration[merchant][capabilities][sepa_bank_transfer_payments] configuration[merchant][capabilities][sepa_debit_payments] ' +
    'configuration[merchant][capabilities][sequra_payments] configuration[merchant][capabilities][sunbit_payments] ' +
    'configuration[merchant][capabilities][swish_payments] configuration[merchant][capabilities][twint_payments] ' +
    'configuration[merchant][capabilities][us_bank_transfer_payments] configuration[merchant][capabilities][zip_payments] ' +
    'configuration[merchant][card_payments] configuration[merchant][konbini_payments] configuration[merchant][script_statement_descriptor] ' +
    'configuration[merchant][sepa_debit_payments] configuration[merchant][support][address] ' +
    'configuration[recipient][capabilities][bank_accounts] configuration[recipient][capabilities][cards] identity[attestations] ' +
    'identity[business_details] identity[individual]',
  'POST /v2/core/accounts/:id':
    'configuration[merchant][applied] configuration[merchant][bacs_debit_payments] configuration[merchant][branding] ' +
    'configuration[merchant][capabilities][ach_debit_payments] configuration[merchant][capabilities][acss_debit_payments] ' +
    'configuration[merchant][capabilities][affirm_payments] configuration[merchant][capabilities][afterpay_clearpay_payments] ' +
    'configuration[merchant][capabilities][alma_payments] configuration[merchant][capabilities][amazon_pay_payments] ' +
    'configuration[merchant][capabilities][au_becs_debit_payments] configuration[merchant][capabilities][bacs_debit_payments] ' +
    'configuration[merchant][capabilities][bancontact_payments] configuration[merchant][capabilities][blik_payments] ' +
    'configuration[merchant][capabilities][blik_recurring_payments] configuration[merchant][capabilities][boleto_payments] ' +
    'configuration[merchant][capabilities][cartes_bancaires_payments] configuration[merchant][capabilities][cashapp_payments] ' +
    'configuration[merchant][capabilities][eps_payments] configuration[merchant][capabilities][fpx_payments] ' +
    'configuration[merchant][capabilities][gb_bank_transfer_payments] configuration[merchant][capabilities][grabpay_payments] ' +
    'configuration[merchant][capabilities][ideal_payments] configuration[merchant][capabilities][jcb_payments] ' +
    'configuration[merchant][capabilities][jp_bank_transfer_payments] configuration[merchant][capabilities][kakao_pay_payments] ' +
    'configuration[merchant][capabilities][klarna_payments] configuration[merchant][capabilities][konbini_payments] ' +
    'configuration[merchant][capabilities][kr_card_payments] configuration[merchant][capabilities][link_payments] ' +
    'configuration[merchant][capabilities][mobilepay_payments] configuration[merchant][capabilities][multibanco_payments] ' +
    'configuration[merchant][capabilities][mx_bank_transfer_payments] configuration[merchant][capabilities][naver_pay_payments] ' +
    'configuration[merchant][capabilities][oxxo_payments] configuration[merchant][capabilities][p24_payments] ' +
    'configuration[merchant][capabilities][pay_by_bank_payments] configuration[merchant][capabilities][payco_payments] ' +
    'configuration[merchant][capabilities][paynow_payments] configuration[merchant][capabilities][promptpay_payments] ' +
    'configuration[merchant][capabilities][revolut_pay_payments] configuration[merchant][capabilities][samsung_pay_payments] ' +
    'configuration[merchant][capabilities][satispay_payments] configuration[merchant][capabilities][sepa_bank_transfer_payments] ' +
    'configuration[merchant][capabilities][sepa_debit_payments] configuration[merchant][capabilities][sequra_payments] ' +
    'configuration[merchant][capabilities][sunbit_payments] configuration[merchant][capabilities][swish_payments] ' +
    'configuration[merchant][capabilities][twint_payments] configuration[merchant][capabilities][us_bank_transfer_payments] ' +
    'configuration[merchant][capabilities][zip_payments] configuration[merchant][card_payments] configuration[merchant][konbini_payments] ' +
    'configuration[merchant][script_statement_descriptor] configuration[merchant][sepa_debit_payments] configuration[merchant][support][address] ' +
    'configuration[recipient][applied] configuration[recipient][capabilities][bank_accounts] configuration[recipient][capabilities][cards] ' +
    'defaults[payout_methods] identity[attestations] identity[business_details] identity[individual]',
}
