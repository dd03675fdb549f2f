import { Component, type ReactNode } from 'react';

interface ErrorBoundaryProps {
  /** Draws what stands in the place of what failed. */
  readonly fallback: (again: () => void) => ReactNode;
  readonly children: ReactNode;
}

/** A bug on one page ends that page and not the window. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { readonly hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError(): { readonly hasFailed: boolean } {
    return { hasFailed: true };
  }

  override render(): ReactNode {
    return this.state.hasFailed ? this.props.fallback(() => this.setState({ hasFailed: false })) : this.props.children;
  }
}
