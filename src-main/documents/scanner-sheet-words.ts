/** Every word on the sheet that helps to set a scanner up. Each way to connect it has a heading and hints. */
export type ScannerSheetWords = {
  readonly title: string
  readonly intro: string
  readonly linear: string
  readonly matrix: string
  readonly says: string
  readonly modes: readonly { readonly name: string; readonly hints: readonly string[] }[]
  readonly footer: string
}

/** The sheet in English. */
export const englishScannerSheetWords: ScannerSheetWords = {
  title: 'Setting up a scanner',
  intro: 'Open Devices, choose the scanner and start its test. Scan one of these two codes: the screen says whether prefix, suffix, AIM identifier and the separator GS arrive.',
  linear: 'GS1-128',
  matrix: 'GS1 DataMatrix',
  says: 'Both say (01)09501101530003 (10)DOCK7 (21)4711. Between lot and serial number stands the separator.',
  modes: [
    { name: 'USB HID POS: the best choice', hints: ['In the scanner’s manual it is called USB HID POS, HID bar code scanner or USB OEM with usage page 8C.', 'Nothing else has to be set: the scanner names each symbol and says where a code ends.', 'It works whatever window is in front, and on any keyboard layout.'] },
    { name: 'Serial and USB COM: as good', hints: ['Choose plain RS-232 or USB CDC (COM port); not a packet protocol such as SSI.', '9600 baud, 8 data bits, no parity, 1 stop bit, unless the device says otherwise here.', 'Suffix CR. Transmit the AIM code identifier in front. Send GS (hexadecimal 1D) as it is.'] },
    { name: 'Keyboard: works everywhere', hints: ['Set the scanner’s country to the keyboard of this computer.', 'Suffix Enter (CR). Transmit the AIM code identifier in front. Caps lock override on.', 'Send control characters as Ctrl+], as F8 or as Alt+029: one of them arrives as GS. If none does, choose another way to connect.'] }
  ],
  footer: 'Print at 100 %. Codes are made for scanners that read 0.33 mm bars and wider.'
}
