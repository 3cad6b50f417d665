import type { StripeAddressElementChangeEvent } from '@stripe/stripe-js'
import { checkAddressOptions, requireOneOf } from '@/sandbox/js/host/check-options'
import { IntegrationError } from '@/sandbox/js/host/integration-error'
import type { AddressMode } from '@/sandbox/js/wire/frame-options'
import type { AddressChange, AddressValue } from '@/sandbox/js/wire/messages'
import { EMPTY_ADDRESS } from './element-states'
import { type ElementPort, FrameElement } from './frame-element'

const FRAME = { type: 'address', path: '/js/address-element', title: 'Secure address input frame', firstHeight: '420px' }

type Given = Pick<AddressChange, 'complete' | 'isNewAddress' | 'value'>
const FORMATS = ['latin', 'localized'] as const

/** The Address Element. */
export class AddressHandle extends FrameElement<AddressChange> {
  readonly _mode: AddressMode
  readonly #other: () => AddressHandle | null

  /** @param other the group's Address Element of the other mode, whose address this one may take over */
  constructor(options: Record<string, unknown>, port: ElementPort, other: () => AddressHandle | null) {
    super(FRAME, EMPTY_ADDRESS, options, port)
    this._mode = options.mode as AddressMode
    this.#other = other
  }

  override update(options: Record<string, unknown>): this {
    if (options.mode !== undefined && options.mode !== this._mode) {
      throw new IntegrationError('Invalid value for update(): the mode of an Address Element cannot be changed once it has been created.')
    }
    const next = { ...this.options, ...options }
    checkAddressOptions('update()', next)
    return super.update(options)
  }

  /** The address as it stands: its own, or the other element's. */
  get _given(): Given & Pick<AddressChange, 'empty' | 'localState'> {
    const other = this._state.usesOther ? this.#other() : null
    const { empty, complete, isNewAddress, value, localState } = other && !other._state.usesOther ? other._state : this._state
    return { empty, complete, isNewAddress, value, localState }
  }

  /**
   * Judges the fields, shows what is wrong, and gives what is in them, complete or not.
   * @param options `localized` gives the state in the script of its country (Dahlia and later: otherwise in Latin letters) [doc js/get_value_address_element]
   */
  async getValue(options: { format?: (typeof FORMATS)[number] } = {}): Promise<Given> {
    requireOneOf('getValue()', 'format', options.format, FORMATS)
    if (!this._mounted) throw new IntegrationError('The Address Element must be mounted before calling getValue().')
    await this._submit(false)
    const { complete, isNewAddress, value, localState } = this._given
    const given = copy(value)
    if (options.format === 'localized' && localState) given.address.state = localState
    return { complete, isNewAddress, value: given }
  }

  protected changeEvent(): StripeAddressElementChangeEvent {
    const { empty, complete, isNewAddress, value } = this._given
    return { elementType: 'address', elementMode: this._mode, empty, complete, isNewAddress, value: copy(value) }
  }
}

const copy = (value: AddressValue): AddressValue => ({ ...value, address: { ...value.address } })
