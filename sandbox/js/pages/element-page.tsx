/** @jsxImportSource hono/jsx */
import type { Child, FC } from 'hono/jsx'
import { HtmlPage } from '@/sandbox/http/html-page'

type FieldProps = { name: string; label: string; wide?: boolean; autocomplete?: string; optional?: boolean; hidden?: boolean }
type InputProps = FieldProps & { placeholder?: string; numeric?: boolean; brand?: boolean; type?: 'text' | 'tel' | 'email' }

/** A label, a control, and the place for what is wrong with it. */
const Field: FC<FieldProps & { children?: unknown }> = (props) => (
  <div class={props.wide ? 'Field Field--wide' : 'Field'} hidden={props.hidden}>
    <label class="Label" for={props.name}>
      {props.label}
    </label>
    <div class="Box">{props.children}</div>
    <p class="Error" id={`${props.name}-error`} role="alert" hidden />
  </div>
)

/** A field for text. */
export const TextField: FC<InputProps> = (props) => (
  <Field {...props}>
    <input
      class="Input"
      type={props.type ?? 'text'}
      id={props.name}
      name={props.name}
      placeholder={props.placeholder}
      autocomplete={props.autocomplete}
      inputmode={props.numeric ? 'numeric' : undefined}
      autocapitalize={props.numeric || props.type === 'email' ? 'off' : undefined}
      spellcheck={false}
      aria-required={props.optional ? undefined : 'true'}
      aria-describedby={`${props.name}-error`}
    />
    {props.brand ? <span class="Brand" id="brand" aria-hidden="true" /> : null}
  </Field>
)

/** A field to choose from. */
export const SelectField: FC<FieldProps> = (props) => (
  <Field {...props}>
    <select class="Input" id={props.name} name={props.name} autocomplete={props.autocomplete} aria-describedby={`${props.name}-error`} />
  </Field>
)

/** A box to check; hidden until the page asks for it. */
export const Checkbox: FC<{ name: string; checked?: boolean }> = ({ name, checked }) => (
  <div class="CheckboxField" hidden>
    <label>
      <input class="Checkbox" type="checkbox" id={name} name={name} checked={checked} />
      <span class="CheckboxLabel" />
    </label>
  </div>
)

/** The page inside an element's frame. Hidden until the host page has said how it should look. */
export const ElementPage: FC<{ title: string; script: string; children?: Child }> = ({ title, script, children }) => (
  <HtmlPage title={title} styles={['/js/element.css', '/js/element-choices.css']} script={script} isHidden>
    {children}
  </HtmlPage>
)
