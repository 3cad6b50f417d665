import type { StripeErrorShape } from './messages'

type Sentences = Record<string, string>

// By decline code where one says more than the code, else by code. English is the API's own.
const LANGUAGES: Record<string, Sentences> = {
  de: {
    card_declined: 'Ihre Karte wurde abgelehnt.',
    insufficient_funds: 'Ihre Karte ist nicht ausreichend gedeckt.',
    expired_card: 'Ihre Karte ist abgelaufen.',
    incorrect_cvc: 'Der Sicherheitscode Ihrer Karte ist falsch.',
    invalid_cvc: 'Der Sicherheitscode Ihrer Karte ist ungültig.',
    processing_error: 'Bei der Verarbeitung Ihrer Karte ist ein Fehler aufgetreten. Versuchen Sie es in Kürze erneut.',
    incorrect_number: 'Ihre Kartennummer ist falsch.',
    invalid_expiry_month: 'Der Ablaufmonat Ihrer Karte ist ungültig.',
    invalid_expiry_year: 'Das Ablaufjahr Ihrer Karte ist ungültig.',
    card_velocity_exceeded: 'Ihre Karte wurde abgelehnt, weil zu häufig Versuche unternommen wurden oder ihr Limit überschritten ist.',
    authentication_required: 'Ihre Karte wurde abgelehnt. Diese Transaktion erfordert eine Authentifizierung.',
    authentication_failure:
      'Wir können Ihre Zahlungsmethode nicht authentifizieren. Bitte wählen Sie eine andere Zahlungsmethode und versuchen Sie es erneut.',
  },
  fr: {
    card_declined: 'Votre carte a été refusée.',
    insufficient_funds: 'Votre carte ne dispose pas de fonds suffisants.',
    expired_card: 'Votre carte a expiré.',
    incorrect_cvc: 'Le code de sécurité de votre carte est incorrect.',
    invalid_cvc: "Le code de sécurité de votre carte n'est pas valide.",
    processing_error: "Une erreur s'est produite lors du traitement de votre carte. Réessayez dans quelques instants.",
    incorrect_number: 'Le numéro de votre carte est incorrect.',
    invalid_expiry_month: "Le mois d'expiration de votre carte n'est pas valide.",
    invalid_expiry_year: "L'année d'expiration de votre carte n'est pas valide.",
    card_velocity_exceeded: 'Votre carte a été refusée en raison de tentatives trop fréquentes ou du dépassement de son plafond.',
    authentication_required: 'Votre carte a été refusée. Cette transaction nécessite une authentification.',
    authentication_failure: 'Nous ne pouvons pas authentifier votre moyen de paiement. Veuillez en choisir un autre et réessayer.',
  },
  es: {
    card_declined: 'Tu tarjeta ha sido rechazada.',
    insufficient_funds: 'Tu tarjeta no tiene fondos suficientes.',
    expired_card: 'Tu tarjeta ha caducado.',
    incorrect_cvc: 'El código de seguridad de tu tarjeta es incorrecto.',
    invalid_cvc: 'El código de seguridad de tu tarjeta no es válido.',
    processing_error: 'Se ha producido un error al procesar tu tarjeta. Vuelve a intentarlo dentro de un momento.',
    incorrect_number: 'El número de tu tarjeta es incorrecto.',
    invalid_expiry_month: 'El mes de caducidad de tu tarjeta no es válido.',
    invalid_expiry_year: 'El año de caducidad de tu tarjeta no es válido.',
    card_velocity_exceeded: 'Tu tarjeta ha sido rechazada por intentos demasiado frecuentes o por superar su límite.',
    authentication_required: 'Tu tarjeta ha sido rechazada. Esta transacción requiere autenticación.',
    authentication_failure: 'No podemos autenticar tu método de pago. Elige otro método de pago e inténtalo de nuevo.',
  },
  it: {
    card_declined: 'La carta è stata rifiutata.',
    insufficient_funds: 'I fondi della carta sono insufficienti.',
    expired_card: 'La carta è scaduta.',
    incorrect_cvc: 'Il codice di sicurezza della carta è errato.',
    invalid_cvc: 'Il codice di sicurezza della carta non è valido.',
    processing_error: "Si è verificato un errore durante l'elaborazione della carta. Riprova tra poco.",
    incorrect_number: 'Il numero della carta è errato.',
    invalid_expiry_month: 'Il mese di scadenza della carta non è valido.',
    invalid_expiry_year: "L'anno di scadenza della carta non è valido.",
    card_velocity_exceeded: 'La carta è stata rifiutata per tentativi troppo frequenti o per il superamento del limite.',
    authentication_required: "La carta è stata rifiutata. Questa transazione richiede l'autenticazione.",
    authentication_failure: 'Non è possibile autenticare il metodo di pagamento. Scegline un altro e riprova.',
  },
}

/** Codes of an intent that its cardholder did not confirm. */
const FAILURES = new Set(['payment_intent_authentication_failure', 'setup_intent_authentication_failure'])

/**
 * A refusal in the language of a locale such as `de-AT`; codes never change. What the shop's author did wrong stays English, as do refusals that have no
 * translation.
 * @param locale `auto`, null and undefined take the browser's language
 */
export function inLanguage<Shape extends StripeErrorShape>(error: Shape, locale: string | null | undefined): Shape {
  const wanted = !locale || locale === 'auto' ? (globalThis.navigator?.language ?? 'en') : locale
  const sentences = LANGUAGES[wanted.split('-')[0]?.toLowerCase() ?? '']
  const isFailure = FAILURES.has(error.code ?? '')
  // A card that is none here is told so in English: that sentence is for the author.
  if (!sentences || (error.type !== 'card_error' && !isFailure) || error.decline_code === 'test_mode_live_card') return error
  const message = isFailure ? sentences.authentication_failure : (sentences[error.decline_code ?? ''] ?? sentences[error.code ?? ''])
  return message ? { ...error, message } : error
}
