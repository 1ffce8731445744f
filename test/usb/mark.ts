/** Every line that the guest means for people begins with this; all else is the kernel's. */
export const mark = 'usb| '
