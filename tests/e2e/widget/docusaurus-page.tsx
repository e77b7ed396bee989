import { type DetailedHTMLProps, type HTMLAttributes, useState } from 'react';
import { createRoot } from 'react-dom/client';
import type { DjdocsSearch } from '../../../renderer/widget/element.ts';
import type { SelectEventDetail } from '../../../renderer/widget/types.ts';

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'djdocs-search': DetailedHTMLProps<HTMLAttributes<DjdocsSearch>, DjdocsSearch> & {
        packs?: string;
        mode?: 'dialog';
        strings?: DjdocsSearch['strings'];
        'ondjdocs-select'?: (event: CustomEvent<SelectEventDetail>) => void;
      };
    }
  }
}

/** `src/theme/SearchBar`, with a property and an event of the widget beside what the README's has. */
function SearchBar({ onOpen }: { readonly onOpen: (title: string) => void }) {
  return (
    <djdocs-search
      mode="dialog"
      packs="../packs/"
      strings={{ placeholder: 'Find' }}
      ondjdocs-select={(event) => {
        event.preventDefault();
        onOpen(event.detail.result.title);
      }}
    />
  );
}

function Layout() {
  const [title, setTitle] = useState('Gears');
  return (
    <>
      <nav aria-label="Main" className="navbar navbar--fixed-top">
        <div className="navbar__inner">
          <div className="navbar__items navbar__items--right">
            <SearchBar onOpen={setTitle} />
          </div>
        </div>
      </nav>
      <main className="docMainContainer">
        <article>
          <h1>{title}</h1>
        </article>
      </main>
    </>
  );
}

createRoot(document.getElementById('__docusaurus') as HTMLElement).render(<Layout />);
