import { Modal } from '../app/modal.tsx';
import { ThemePicker } from '../app/theme-picker.tsx';
import { t } from '../i18n/strings.ts';
import { LanguagePicker } from './language-picker.tsx';
import { TextSizePicker } from './text-size-picker.tsx';

/** What can be chosen, in one place. Every choice holds at once. */
export default function SettingsDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <Modal title={t('settings.title')} closeLabel={t('settings.close')} onClose={onClose}>
      <div className="setting">
        <span aria-hidden="true">{t('theme.label')}</span>
        <ThemePicker name="theme-setting" />
      </div>
      <TextSizePicker />
      <LanguagePicker />
    </Modal>
  );
}
