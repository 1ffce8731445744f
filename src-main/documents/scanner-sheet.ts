import bwipjs from 'bwip-js/node'
import type { Content } from 'pdfmake/interfaces'
import { setupCode } from '#shared/domain/devices/describe-scanner-setup.ts'
import { renderPdf } from './pdf.ts'
import type { ScannerSheetWords } from './scanner-sheet-words.ts'

const margin = 40
/** A module of 1 pt is 0.35 mm. */
const linearWidth = 340
const matrixWidth = 96

const symbol = (bcid: 'gs1-128' | 'gs1datamatrix', height: number): string => bwipjs.toSVG({ bcid, text: setupCode.elements, scale: 2, height, includetext: false, paddingwidth: 10, paddingheight: bcid === 'gs1-128' ? 0 : 10 })

const modeOf = ({ name, hints }: ScannerSheetWords['modes'][number]): Content => ({ unbreakable: true, margin: [0, 14, 0, 0], stack: [{ text: name, fontSize: 13, bold: true, margin: [0, 0, 0, 4] }, { ul: [...hints], fontSize: 11, lineHeight: 1.25 }] })

/** One page A4 that helps to set a scanner up, with a code whose scan shows what the scanner sends. The same words at the same instant give the same bytes. */
export function renderScannerSheet({ words, companyName, madeAt }: { readonly words: ScannerSheetWords; readonly companyName: string; readonly madeAt: Date }): Promise<Uint8Array> {
  return renderPdf({
    title: words.title, madeAt, pageSize: 'A4', pageMargins: [margin, margin, margin, margin],
    footer: { text: companyName === '' ? words.footer : `${companyName} · ${words.footer}`, alignment: 'center', fontSize: 9, color: '#444444' },
    content: [
      { text: words.title, fontSize: 22, bold: true, margin: [0, 0, 0, 8] },
      { text: words.intro, fontSize: 12, lineHeight: 1.25, margin: [0, 0, 0, 16] },
      { columns: [{ width: linearWidth, stack: [{ svg: symbol('gs1-128', 18), width: linearWidth }, { text: words.linear, alignment: 'center', fontSize: 10, margin: [0, 4, 0, 0] }] }, { width: '*', text: '' }, { width: matrixWidth, stack: [{ svg: symbol('gs1datamatrix', 20), width: matrixWidth }, { text: words.matrix, alignment: 'center', fontSize: 10, margin: [0, 4, 0, 0] }] }] },
      { text: words.says, fontSize: 10, margin: [0, 10, 0, 0] },
      ...words.modes.map(modeOf)
    ]
  })
}
