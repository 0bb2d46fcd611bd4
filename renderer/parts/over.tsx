/** What lies over the screen: a dialog that holds the focus and hears every key first. Esc closes it. */
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useKeys } from '../keys.ts';
import { useWords } from '../words/words.ts';
import { Button } from './button.tsx';

type Props = {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly wide?: boolean;
  /** It asks; its own buttons answer, and there is none beside its title. */
  readonly alert?: boolean;
  /** Enter does this. */
  readonly onConfirm?: () => void;
  readonly testId?: string;
};

export function Over({ title, onClose, children, wide = false, alert = false, onConfirm, testId }: Props) {
  const { t } = useWords();
  useKeys('dialog', { alone: true, keys: { Escape: onClose, ...(onConfirm === undefined ? {} : { Enter: onConfirm }) } });
  return (
    <ModalOverlay className="overlay" isOpen isKeyboardDismissDisabled>
      <Modal className={wide ? 'dialog wide' : 'dialog'}>
        <Dialog role={alert ? 'alertdialog' : 'dialog'} data-testid={testId}>
          <header className="dialog-head">
            <Heading slot="title">{title}</Heading>
            {!alert && (
              <Button kind="quiet" cap="Esc" icon={<X size={18} aria-hidden="true" />} onPress={onClose} testId="dialog-close">
                {t('common.close')}
              </Button>
            )}
          </header>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
