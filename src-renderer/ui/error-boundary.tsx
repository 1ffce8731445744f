import { Component } from 'react'
import type { ErrorInfo, ReactNode } from 'react'
import { newKey } from './new-key.ts'

type BoundaryProps = {
  readonly children: ReactNode
  /** Anything whose change means another screen, which starts afresh. */
  readonly resetKey: string
  readonly onError: (faultId: string, error: unknown, stack: string) => void
  readonly fallback: (faultId: string, retry: () => void) => ReactNode
}
type BoundaryState = { readonly faultId: string | null; readonly resetKey: string }

/** Holds a screen that broke, so that the rest of the window goes on; the fault gets an id a person can read out. */
export class ErrorBoundary extends Component<BoundaryProps, BoundaryState> {
  override state: BoundaryState = { faultId: null, resetKey: this.props.resetKey }

  static getDerivedStateFromError(): Partial<BoundaryState> {
    return { faultId: newKey().slice(0, 8) }
  }

  static getDerivedStateFromProps({ resetKey }: BoundaryProps, state: BoundaryState): Partial<BoundaryState> | null {
    return resetKey === state.resetKey ? null : { faultId: null, resetKey }
  }

  override componentDidCatch(error: unknown, info: ErrorInfo): void {
    this.props.onError(this.state.faultId ?? '', error, info.componentStack ?? '')
  }

  override render(): ReactNode {
    const { faultId } = this.state
    return faultId === null ? this.props.children : this.props.fallback(faultId, () => this.setState({ faultId: null }))
  }
}
