import type { ReactNode } from 'react';

interface DrawingProps {
  readonly children: ReactNode;
}

/** Line icons on a 20-unit grid, coloured by their surroundings and silent to screen readers. */
function Drawing({ children }: DrawingProps) {
  return (
    <svg
      className="icon"
      viewBox="0 0 20 20"
      width="20"
      height="20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {children}
    </svg>
  );
}

export const SearchIcon = () => (
  <Drawing>
    <circle cx="9" cy="9" r="5.25" />
    <path d="m13 13 4 4" />
  </Drawing>
);

export const MenuIcon = () => (
  <Drawing>
    <path d="M3 5.5h14M3 10h14M3 14.5h9" />
  </Drawing>
);

export const CloseIcon = () => (
  <Drawing>
    <path d="m5 5 10 10M15 5 5 15" />
  </Drawing>
);

export const MoreIcon = () => (
  <Drawing>
    <path d="M4.5 10h.01M10 10h.01M15.5 10h.01" strokeWidth="2.5" />
  </Drawing>
);

export const PlusIcon = () => (
  <Drawing>
    <path d="M10 4.5v11M4.5 10h11" />
  </Drawing>
);

export const ExpandIcon = () => (
  <Drawing>
    <path d="M9 4.5H4.5V9M4.5 4.5 10 10M11 15.5h4.5V11" />
  </Drawing>
);

export const BookmarkIcon = () => (
  <Drawing>
    <path d="M6 3.5h8v13l-4-3-4 3Z" />
  </Drawing>
);

export const SunIcon = () => (
  <Drawing>
    <circle cx="10" cy="10" r="3.25" />
    <path d="M10 2v1.75M10 16.25V18M2 10h1.75M16.25 10H18M4.3 4.3l1.3 1.3M14.4 14.4l1.3 1.3M4.3 15.7l1.3-1.3M14.4 5.6l1.3-1.3" />
  </Drawing>
);

export const MoonIcon = () => (
  <Drawing>
    <path d="M16.5 11.8A6.9 6.9 0 0 1 8.2 3.5a6.9 6.9 0 1 0 8.3 8.3Z" />
  </Drawing>
);

export const MonitorIcon = () => (
  <Drawing>
    <rect x="2.75" y="3.75" width="14.5" height="9.5" rx="1.5" />
    <path d="M7 16.5h6" />
  </Drawing>
);

export const ChevronIcon = () => (
  <Drawing>
    <path d="m7.5 5 5 5-5 5" />
  </Drawing>
);

export const PlayIcon = () => (
  <Drawing>
    <path d="M6.5 4.5v11l9-5.5Z" fill="currentColor" />
  </Drawing>
);

export const StopIcon = () => (
  <Drawing>
    <rect x="5.5" y="5.5" width="9" height="9" rx="1" fill="currentColor" />
  </Drawing>
);

export const PencilIcon = () => (
  <Drawing>
    <path d="m4 16 .8-3.4 8.5-8.5a1.5 1.5 0 0 1 2.1 0l.5.5a1.5 1.5 0 0 1 0 2.1l-8.5 8.5Z" />
  </Drawing>
);

export const ResetIcon = () => (
  <Drawing>
    <path d="M4.5 4v4h4M4.8 8a6 6 0 1 1-.6 3.8" />
  </Drawing>
);

export const ShareIcon = () => (
  <Drawing>
    <path d="M8.5 11.5a3 3 0 0 0 4.3 0l2.7-2.7a3 3 0 0 0-4.3-4.3l-1 1M11.5 8.5a3 3 0 0 0-4.3 0l-2.7 2.7a3 3 0 0 0 4.3 4.3l1-1" />
  </Drawing>
);

export const RunAboveIcon = () => (
  <Drawing>
    <path d="M4 4.5h12" />
    <path d="M6.5 8v8.5l7-4.25Z" fill="currentColor" />
  </Drawing>
);

export const PadIcon = () => (
  <Drawing>
    <path d="M11 3.5H5.5a1 1 0 0 0-1 1v11a1 1 0 0 0 1 1h9a1 1 0 0 0 1-1V8Z" />
    <path d="M11 3.5V8h4.5M7.5 11h5M7.5 13.5h3" />
  </Drawing>
);

export const CopyIcon = () => (
  <Drawing>
    <rect x="7" y="7" width="9.5" height="9.5" rx="1.5" />
    <path d="M4.5 13h-.25c-.7 0-1.25-.55-1.25-1.25v-7.5C3 3.55 3.55 3 4.25 3h7.5c.7 0 1.25.55 1.25 1.25v.25" />
  </Drawing>
);

export const CheckIcon = () => (
  <Drawing>
    <path d="m4.5 10.5 3.5 3.5 7.5-8" />
  </Drawing>
);

/** The mark of djdocs: an open page with a folded corner and a prompt. */
export const Logo = () => (
  <svg className="logo" viewBox="0 0 28 28" width="28" height="28" aria-hidden="true" focusable="false">
    <rect width="28" height="28" rx="7" fill="var(--accent-strong)" />
    <path
      d="M8 9.5 12 14l-4 4.5"
      fill="none"
      stroke="var(--on-accent)"
      strokeWidth="2.4"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
    <path d="M14.5 18.5H20" stroke="var(--on-accent)" strokeWidth="2.4" strokeLinecap="round" />
  </svg>
);
