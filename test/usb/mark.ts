/** Every line that the guest means for people begins with this; all else is the kernel's. */
export const mark = 'usb| '
/** The first thing the guest's script says: Node runs, and nothing of the drivers' native parts is loaded yet. */
export const begun = 'the checks begin'
