import type Stripe from 'stripe'
import { invalidRequest } from '@/sandbox/http/errors'

type Controller = Stripe.Account.Controller
type Kind = 'custom' | 'express' | 'standard'

/** What a platform can say about who is responsible for an account. */
export interface ControllerChoice {
  fees?: { payer?: 'account' | 'application' }
  losses?: { payments?: 'application' | 'stripe' }
  requirement_collection?: 'application' | 'stripe'
  stripe_dashboard?: { type?: 'express' | 'full' | 'none' }
}

function controller(payer: string, losses: string, collection: string, dashboard: string): Controller {
  return {
    fees: { payer },
    is_controller: true,
    losses: { payments: losses },
    requirement_collection: collection,
    stripe_dashboard: { type: dashboard },
    type: 'application',
  }
}

const KINDS: Record<Kind, Controller> = {
  custom: controller('application_custom', 'application', 'application', 'none'),
  express: controller('application_express', 'application', 'stripe', 'express'),
  standard: controller('account', 'stripe', 'stripe', 'full'),
}

/**
 * Type and controller of an account that a platform makes, by either of the two ways to say it [doc connect/migrate-to-controller-properties].
 * Throws 400 for both at once and for a platform that collects requirements beside a dashboard or a liability of Stripe's.
 */
export function controllerFor(type: Kind | undefined, choice: ControllerChoice | undefined): { type: Stripe.Account.Type; controller: Controller } {
  if (type && choice) throw invalidRequest('You may only specify one of these parameters: type, controller.', { param: 'controller' })
  if (!choice) return { type: type ?? 'standard', controller: KINDS[type ?? 'standard'] }
  const payer = choice.fees?.payer ?? 'account'
  const losses = choice.losses?.payments ?? 'stripe'
  const collection = choice.requirement_collection ?? 'stripe'
  const dashboard = choice.stripe_dashboard?.type ?? 'full'
  if (collection === 'application' && (dashboard !== 'none' || losses !== 'application' || payer !== 'application')) {
    const message =
      'When `controller[requirement_collection]` is `application`, `controller[stripe_dashboard][type]` must be `none` and ' +
      '`controller[losses][payments]` and `controller[fees][payer]` must be `application`.'
    throw invalidRequest(message, { param: 'controller[requirement_collection]' })
  }
  if (dashboard === 'express' && losses === 'stripe' && payer === 'account') {
    const message = 'Accounts with the Express Dashboard need a platform that pays the fees or is liable for losses.'
    throw invalidRequest(message, { param: 'controller[stripe_dashboard][type]' })
  }
  const made = controller(payer, losses, collection, dashboard)
  const isStandard = payer === 'account' && losses === 'stripe' && collection === 'stripe' && dashboard === 'full'
  return { type: isStandard ? 'standard' : 'none', controller: made }
}

/** Whether the platform itself collects what Stripe requires (custom accounts and their like). */
export function collectsRequirements(account: Stripe.Account): boolean {
  return account.controller?.is_controller === true && account.controller.requirement_collection === 'application'
}
