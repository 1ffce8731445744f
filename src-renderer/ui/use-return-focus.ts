import { useEffect, useState } from 'react'

/** Where the focus goes back to when the open dialogs close, the nearest first; the places behind it serve when it is gone by then. */
let places: readonly HTMLElement[] = []

/** What opened the dialog: an item of a menu is gone with its menu, so it stands for the button of the menu. */
const openerOf = (active: HTMLElement): HTMLElement => {
  const menu = active.closest('[role="menu"]')
  return (menu === null ? null : document.querySelector<HTMLElement>(`[aria-controls="${CSS.escape(menu.id)}"]`)) ?? active
}

const placesNow = (): readonly HTMLElement[] => {
  const active = document.activeElement
  if (!(active instanceof HTMLElement) || active === document.body) return places.filter((place) => place.isConnected)
  places = active.closest('[role="dialog"]') === null ? [openerOf(active)] : [active, ...places]
  return places
}

/** Gives the focus back to where it was before this dialog opened, once it is gone; to the screen when that is not there any more. */
export function useReturnFocus(): void {
  const [before] = useState(placesNow)
  useEffect(() => () => {
    // The dialog leaves the page first, and whoever closed it may have given the focus to something else.
    setTimeout(() => {
      const { activeElement } = document
      if (activeElement !== null && activeElement !== document.body) return
      const place = before.find((one) => one.isConnected) ?? document.getElementById('main')
      place?.focus({ preventScroll: true })
    }, 0)
  }, [before])
}
