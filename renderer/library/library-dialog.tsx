import { Modal } from '../app/modal.tsx';
import { t } from '../i18n/strings.ts';
import { AddForm } from './add-form.tsx';
import { CatalogueList } from './catalogue-list.tsx';
import type { Desk } from './desk.ts';
import { useGiven } from './given.ts';
import { InstalledList } from './installed-list.tsx';
import { ReportView } from './report-view.tsx';
import { SearchShortcut } from './search-shortcut.tsx';
import { deskOfWindow, useLibraryWork } from './use-desk.ts';
import { WorkingView } from './working-view.tsx';

/** Everything about what is installed: what it is, adding, getting, verifying, going back, removing. */
export default function LibraryDialog({ onClose }: { readonly onClose: () => void }) {
  const desk = deskOfWindow();
  if (desk) return <LibraryDesk desk={desk} onClose={onClose} />;
  return (
    <Modal title={t('library.manage')} closeLabel={t('library.close')} onClose={onClose}>
      <p>{t('library.readOnly')}</p>
    </Modal>
  );
}

function LibraryDesk({ desk, onClose }: { readonly desk: Desk; readonly onClose: () => void }) {
  const { work, shelf, actions, hasChanged } = useLibraryWork(desk);
  const isBusy = work.step === 'working';
  useGiven((given) => {
    // What is dropped while something is added is left alone: the dialog says that it is busy.
    if (isBusy) return;
    if ('sources' in given) actions.look(given.sources);
    else if ('error' in given) actions.refuse(given.error);
    else actions.take();
  });
  const close = (href?: string) => {
    if (isBusy) return;
    if (work.step === 'looking') actions.stop();
    if (work.step === 'asking') actions.leave(work.sources);
    onClose();
    if (href !== undefined) location.hash = href;
    // Everything that is open may be another one now.
    if (hasChanged) location.reload();
  };
  return (
    <Modal title={t('library.manage')} closeLabel={t('library.close')} onClose={() => close()}>
      <div className="library-desk" aria-live="polite">
        {work.step === 'shelf' && (
          <>
            {work.error !== undefined && (
              <p className="library-error" role="alert">
                {work.error}
              </p>
            )}
            <div className="library-actions">
              <button type="button" className="button" onClick={() => actions.choose('folders')}>
                {t('library.addFolder')}
              </button>
              <button type="button" className="button" onClick={() => actions.choose('files')}>
                {t('library.addFile')}
              </button>
              <span className="library-hint">{t('library.drop')}</span>
            </div>
            <InstalledList docSets={shelf.docSets} actions={actions} />
            <CatalogueList items={shelf.catalogue} docSets={shelf.docSets ?? []} actions={actions} />
            <SearchShortcut />
          </>
        )}
        {work.step === 'looking' && <WorkingView told={work.told} names="" onCancel={actions.stop} />}
        {work.step === 'asking' && <AddForm sources={work.sources} known={work.known} actions={actions} />}
        {work.step === 'working' && (
          <WorkingView told={work.told} names={work.names} onCancel={actions.cancel} />
        )}
        {work.step === 'done' && <ReportView report={work.report} onDone={close} onBack={actions.back} />}
      </div>
    </Modal>
  );
}
