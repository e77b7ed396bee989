import { t } from '../i18n/strings.ts';
import type { Detour } from '../workers/protocol.ts';
import { hrefOf } from './address.ts';

interface DetoursProps {
  readonly detours: readonly Detour[];
  readonly page: { readonly docSet: string; readonly version: string };
}

/** Says why one is not exactly where the address leads, and where that place may be. */
export function Detours({ detours, page }: DetoursProps) {
  if (detours.length === 0) return null;
  return (
    <div className="detours" role="status">
      {detours.map((detour) => (
        <p key={detour.kind}>
          {detourText(detour, page.version)}
          {detour.kind === 'topic-missing' &&
            detour.elsewhere.map((version) => (
              <a
                className="chip"
                key={version}
                href={hrefOf({ ...wantedIn(detour), docSet: page.docSet, version })}
              >
                {t('detour.openIn', { version })}
              </a>
            ))}
        </p>
      ))}
    </div>
  );
}

/** What the address asked for. */
function wantedIn({ path, anchor }: { readonly path: string; readonly anchor?: string }) {
  return anchor === undefined ? { path } : { path, anchor };
}

function detourText(detour: Detour, version: string): string {
  switch (detour.kind) {
    case 'version-missing':
      return t('detour.version', { wanted: detour.wanted, version });
    case 'topic-missing':
      return t(detour.isNear ? 'detour.topicNear' : 'detour.topic', { path: detour.path, version });
    case 'section-missing':
      return t(detour.isNear ? 'detour.sectionNear' : 'detour.section', {
        anchor: detour.anchor ?? '',
        version,
      });
    case 'moved':
      return t('detour.moved', { address: addressOf(detour), version });
  }
}

function addressOf({ path, anchor }: { readonly path: string; readonly anchor?: string }): string {
  return anchor === undefined ? path : `${path}#${anchor}`;
}
