import { useMediaQuery } from '@mantine/hooks'
import { Notifications } from '@mantine/notifications'

/**
 * Where short messages stand: in a corner without anything that is pressed next. Acts stand at the upper or lower right of a wide window and in the middle of dialogs, so it
 * is the lower left; on a phone acts stand at the foot, so it is the top. A pointer that rests there holds one message only, so that newer ones are not kept waiting.
 */
export const Toasts = () => {
  const isPhone = useMediaQuery('(max-width: 599px)', false, { getInitialValueInEffect: false })
  return <Notifications position={isPhone ? 'top-center' : 'bottom-left'} limit={isPhone ? 2 : 4} pauseResetOnHover="notification" containerWidth={400} classNames={{ root: 'dk-toasts' }} />
}
