import { useState } from 'react'
import { createRoot } from 'react-dom/client'

import { connectWedge } from '#renderer/scanner/connect-wedge.ts'
import { createPlainKeys } from '#renderer/scanner/plain-keys.ts'
import type { Scan } from '#renderer/scanner/scan-hub.ts'
import { createScanHub } from '#renderer/scanner/scan-hub.ts'
import { typeScan } from '#renderer/scanner/simulate.ts'
import { ScannerContext, usePlainKey, useScanner } from '#renderer/scanner/use-scanner.ts'
import type { WedgeSettings } from '#renderer/scanner/wedge-settings.ts'
import { defaultWedgeSettings } from '#renderer/scanner/wedge-settings.ts'

/** What the page noted while it was used; read by the tests. */
export type WedgeFixture = {
  readonly notes: string[]
  readonly scans: Scan[]
  readonly warnings: string[]
  readonly timeStamps: number[]
  readonly attach: (changes: Partial<WedgeSettings>) => void
  readonly simulate: (text: string) => Promise<void>
}

declare global {
  interface Window {
    wedgeFixture: WedgeFixture
  }
}

const notes: string[] = []
const scans: Scan[] = []
const warnings: string[] = []
const timeStamps: number[] = []
const hub = createScanHub({ onUnclaimed: (scan) => notes.push(`unclaimed ${scan.raw}`), onFault: (error) => notes.push(`fault ${String(error)}`) })
const plainKeys = createPlainKeys()

const Dialog = ({ close }: { readonly close: () => void }) => {
  useScanner((scan) => void notes.push(`dialog ${scan.raw}`), { level: 'dialog' })
  return <div role="dialog"><button id="close-dialog" onClick={close}>Close</button></div>
}

const Field = ({ id, type, change = (value) => value, maxLength }: { readonly id: string; readonly type: string; readonly change?: (value: string) => string; readonly maxLength?: number }) => {
  const [value, setValue] = useState('')
  return (
    <input id={id} type={type} value={value} maxLength={maxLength} aria-label={id}
      onChange={(event) => {
        notes.push(`${id}=${event.target.value}`)
        setValue(change(event.target.value))
      }} />
  )
}

const Page = () => {
  const [dialog, setDialog] = useState(false)
  const [renders, setRenders] = useState(0)
  useScanner((scan) => {
    scans.push(scan)
    setRenders(renders + 1)
  })
  usePlainKey({ l: () => { notes.push(`plain l after ${renders}`); return () => void notes.push('l taken back') }, o: () => setDialog(true), '/': () => document.getElementById('text')?.focus() })
  return (
    <form onSubmit={(event) => {
      event.preventDefault()
      notes.push('submitted')
    }} onKeyDown={(event) => notes.push(`key ${event.key}`)}>
      <Field id="text" type="text" />
      <Field id="upper" type="text" change={(value) => value.toUpperCase()} />
      <Field id="short" type="text" maxLength={3} />
      <Field id="number" type="number" />
      <Field id="date" type="date" />
      <textarea id="area" aria-label="area" onChange={() => undefined} />
      <select id="select" aria-label="select" onChange={(event) => notes.push(`select=${event.target.value}`)}>
        <option>nothing</option><option>5012 row</option>
      </select>
      <div id="editable" contentEditable suppressContentEditableWarning />
      <input id="check" type="checkbox" aria-label="check" onChange={() => notes.push('checked')} />
      <button id="button" type="button" onClick={() => notes.push('clicked')}>Act</button>
      <button id="submit" type="submit">Save</button>
      {dialog && <Dialog close={() => setDialog(false)} />}
    </form>
  )
}

let detach: () => void = () => undefined
window.wedgeFixture = {
  notes, scans, warnings, timeStamps,
  attach: (changes) => {
    detach()
    detach = connectWedge(document, { ...defaultWedgeSettings, ...changes }, hub, plainKeys, (warning) => warnings.push(warning.code))
  },
  simulate: (text) => typeScan(document.activeElement ?? document.body, text)
}
window.addEventListener('keydown', (event) => timeStamps.push(event.timeStamp), true)
const root = document.createElement('div')
document.body.append(root)
createRoot(root).render(<ScannerContext value={{ hub, plainKeys }}><Page /></ScannerContext>)
