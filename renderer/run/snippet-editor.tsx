import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import {
  bracketMatching,
  HighlightStyle,
  indentOnInput,
  indentUnit,
  syntaxHighlighting,
} from '@codemirror/language';
import { Compartment, EditorState, Prec } from '@codemirror/state';
import { drawSelection, EditorView, highlightSpecialChars, keymap } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { useEffect, useRef } from 'react';
import type { SnippetKind } from '../../indexer/core/snippets.ts';
import { editorLanguage } from './editor-language.ts';

export interface SnippetEditorProps {
  /** What it starts with; later changes of it are not heard. */
  readonly text: string;
  readonly kind: SnippetKind;
  readonly label: string;
  /** Whether it leaves the focus where it is. @default false */
  readonly isQuiet?: boolean;
  readonly onChange: (text: string) => void;
  /** Ctrl+Enter, or Cmd+Enter. */
  readonly onRun: () => void;
}

/**
 * A snippet to be changed. The editor lives in a shadow root, because there it brings its style sheets as objects, where in a
 * document it would write style elements, which the page's policy refuses.
 */
export default function SnippetEditor({ text, kind, label, isQuiet, onChange, onRun }: SnippetEditorProps) {
  const holder = useRef<HTMLDivElement>(null);
  const heard = useRef({ onChange, onRun });
  heard.current = { onChange, onRun };
  const start = useRef(text);
  useEffect(() => {
    if (!holder.current) return;
    const root = holder.current.shadowRoot ?? holder.current.attachShadow({ mode: 'open' });
    const language = new Compartment();
    const view = new EditorView({
      root,
      parent: root,
      state: EditorState.create({
        doc: start.current,
        extensions: [
          Prec.highest(keymap.of([{ key: 'Mod-Enter', run: () => runNow(heard.current) }])),
          history(),
          drawSelection(),
          highlightSpecialChars(),
          indentOnInput(),
          indentUnit.of('    '),
          bracketMatching(),
          keymap.of([...defaultKeymap, ...historyKeymap, indentWithTab]),
          language.of([]),
          syntaxHighlighting(COLOURS),
          LOOK,
          EditorView.contentAttributes.of({ 'aria-label': label }),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) heard.current.onChange(update.state.doc.toString());
          }),
        ],
      }),
    });
    let isOpen = true;
    editorLanguage(kind).then((found) => {
      if (isOpen) view.dispatch({ effects: language.reconfigure(found) });
    });
    if (!isQuiet) view.focus();
    return () => {
      isOpen = false;
      view.destroy();
    };
  }, [kind, label, isQuiet]);
  return <div ref={holder} className="code-editor" />;
}

function runNow({ onRun }: Pick<SnippetEditorProps, 'onRun'>): true {
  onRun();
  return true;
}

/** The colours that code has everywhere in the app. */
const COLOURS = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword, tags.controlKeyword], color: 'var(--tok-keyword)' },
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--tok-string)' },
  { tag: [tags.number, tags.bool, tags.null, tags.atom], color: 'var(--tok-constant)' },
  {
    tag: [tags.function(tags.variableName), tags.definition(tags.className), tags.tagName],
    color: 'var(--tok-function)',
  },
  { tag: [tags.comment, tags.meta], color: 'var(--tok-comment)' },
  { tag: [tags.attributeName, tags.propertyName], color: 'var(--tok-parameter)' },
]);

const LOOK = EditorView.theme({
  '&': { color: 'var(--ink)', backgroundColor: 'var(--raised)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--font-code)', lineHeight: '1.6', fontSize: '0.84rem' },
  '.cm-content': { padding: '0.85rem 0', caretColor: 'var(--ink-strong)' },
  '.cm-line': { padding: '0 1.1rem' },
  '.cm-cursor': { borderLeftColor: 'var(--ink-strong)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    background: 'var(--accent-wash)',
  },
  '&.cm-focused .cm-matchingBracket': { background: 'var(--mark)', outline: 'none' },
});
