import type { SymbolData } from '#shared/domain/labels/filled-label.ts'

/** What a scanner reads from a symbol, without its AIM identifier: a UPC-A as the EAN-13 that it is, others as they are. */
export const expectedScan = ({ symbology, text }: SymbolData): { readonly aim: RegExp; readonly text: string } => {
  switch (symbology) {
    case 'code128': return { aim: /^\]C0$/, text }
    case 'gs1-128': return { aim: /^\]C1$/, text }
    case 'gs1-datamatrix': return { aim: /^\]d2$/, text }
    case 'qr':
    case 'gs1-digital-link': return { aim: /^\]Q[13]$/, text }
    case 'ean13': return { aim: /^\]E0$/, text }
    case 'upca': return { aim: /^\]E0$/, text: `0${text}` }
    case 'ean8': return { aim: /^\]E4$/, text }
    case 'itf14': return { aim: /^\]I[01]$/, text }
  }
}
