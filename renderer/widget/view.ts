import { CROSS, GLASS, h, icon } from './dom.ts';
import type { WidgetStrings } from './strings.ts';

/** The parts of the widget that change while it is used. */
export interface View {
  readonly root: HTMLElement;
  readonly input: HTMLInputElement;
  readonly panel: HTMLElement;
  readonly tools: HTMLElement;
  readonly status: HTMLElement;
  readonly list: HTMLElement;
  readonly foot: HTMLElement;
  /** Of the dialog's form only. */
  readonly dialog?: HTMLDialogElement;
  readonly opener?: HTMLButtonElement;
  readonly close?: HTMLButtonElement;
}

/** The widget as it is first painted, closed. @param keys the shortcut as it stands on a key cap, or nothing */
export function buildView(strings: WidgetStrings, isDialog: boolean, keys: string): View {
  const input = h('input', {
    part: 'input',
    type: 'text',
    role: 'combobox',
    'aria-label': strings.label,
    'aria-expanded': 'false',
    'aria-controls': 'list',
    'aria-autocomplete': 'list',
    placeholder: strings.placeholder,
    autocomplete: 'off',
    autocapitalize: 'none',
    spellcheck: 'false',
    enterkeyhint: 'search',
    maxlength: '500',
  });
  const tools = h('div', { class: 'tools', part: 'tools' });
  const status = h('p', { class: 'status', part: 'status', role: 'status' });
  const list = h('div', {
    class: 'list',
    part: 'list',
    role: 'listbox',
    id: 'list',
    'aria-label': strings.results,
  });
  const foot = h('div', { class: 'foot', part: 'foot' });
  const panel = h('div', { class: 'panel', part: 'panel' }, tools, status, list, foot);
  const cap = () => (keys ? [h('kbd', { part: 'shortcut', 'aria-hidden': 'true' }, keys)] : []);
  const shared = { input, panel, tools, status, list, foot };
  if (!isDialog) {
    panel.hidden = true;
    const field = h('div', { class: 'field', part: 'field' }, icon('icon', GLASS), input, ...cap());
    return { ...shared, root: h('div', { class: 'root box' }, field, panel) };
  }
  const close = h(
    'button',
    { type: 'button', class: 'close', part: 'close', 'aria-label': strings.close },
    icon('close-icon', CROSS),
  );
  const field = h('div', { class: 'field', part: 'field' }, icon('icon', GLASS), input, close);
  const dialog = h('dialog', { part: 'dialog', 'aria-label': strings.label }, field, panel);
  const opener = h(
    'button',
    {
      type: 'button',
      class: 'opener',
      part: 'button',
      'aria-haspopup': 'dialog',
      'aria-label': strings.label,
    },
    icon('icon', GLASS),
    h('span', {}, strings.placeholder),
    ...cap(),
  );
  return { ...shared, root: h('div', { class: 'root' }, opener, dialog), dialog, opener, close };
}
