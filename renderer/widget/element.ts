import { docSetFilter } from './doc-set-filter.ts';
import { h } from './dom.ts';
import { type Engine, EngineFailure, startEngine } from './engine-client.ts';
import { OptionList } from './option-list.ts';
import { Questions } from './questions.ts';
import { RecentSearches } from './recent-searches.ts';
import { moreOption, optionOfRank, recentOptions, resultGroups } from './result-list.ts';
import { type LogEntry, sendLog } from './search-log.ts';
import { describeShortcut, isShortcut, isSign } from './shortcut.ts';
import { fill, stringsFor, type WidgetStrings } from './strings.ts';
import { STYLES } from './styles.ts';
import type {
  SearchEventDetail,
  SearchedDocSet,
  SearchOptions,
  SearchResult,
  SearchResults,
  SelectEventDetail,
} from './types.ts';
import { buildView, type View } from './view.ts';

/** Milliseconds after which a query counts as meant, for the owner's log. */
const REST = 1000;
/** Results at first, and after "more": each may cost a request. */
const FIRST = 5;
const MORE = 20;

/** Attributes whose change makes the widget anew. */
const SHAPING = ['mode', 'packs', 'lang', 'strings', 'label', 'placeholder', 'shortcut', 'doc-set'];

let sheet: CSSStyleSheet | undefined;

/**
 * `<djdocs-search packs="/packs/">`: a search box over a site that `djdocs export` wrote. The README lists its attributes,
 * parts, custom properties and events.
 */
export class DjdocsSearch extends HTMLElement {
  static readonly observedAttributes = SHAPING;

  readonly #shadow = this.attachShadow({ mode: 'open', delegatesFocus: true });
  #view: View | undefined;
  #strings: WidgetStrings = stringsFor('en');
  #ownStrings: Partial<WidgetStrings> = {};
  #engine: Engine | undefined;
  #recent = new RecentSearches('');
  #docSets: readonly SearchedDocSet[] = [];
  #chosenDocSet = '';

  #limit = FIRST;
  #answer: { readonly query: string; readonly results: SearchResults } | undefined;
  #list: OptionList | undefined;
  readonly #questions = new Questions({
    waits: () => this.#say(this.#strings.searching),
    hears: (query, results) => this.#showResults(query, results),
    fails: (error) => this.#showFailure(error),
  });
  /** Enter was pressed before the answer was there. */
  #isEager = false;
  #changedAt = 0;
  #rest: ReturnType<typeof setTimeout> | undefined;
  #logged = '';

  /** Texts instead of the widget's own, by their names. */
  get strings(): Partial<WidgetStrings> {
    return this.#ownStrings;
  }
  set strings(own: Partial<WidgetStrings>) {
    this.#ownStrings = own;
    this.#rebuild();
  }

  /** Address of the folder with the packs. */
  get packs(): string {
    return this.getAttribute('packs') ?? 'packs/';
  }
  set packs(address: string) {
    this.setAttribute('packs', address);
  }

  connectedCallback(): void {
    this.#build();
    document.addEventListener('keydown', this.#pressAnywhere);
    addEventListener('online', this.#comeBack);
  }

  disconnectedCallback(): void {
    document.removeEventListener('keydown', this.#pressAnywhere);
    removeEventListener('online', this.#comeBack);
    this.#questions.drop();
    clearTimeout(this.#rest);
  }

  attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    if (before === after) return;
    if (name === 'packs') this.#engine = undefined;
    this.#rebuild();
  }

  /** Opens the dialog, or puts the focus in the box. */
  show(): void {
    const { dialog, input } = this.#view ?? {};
    if (dialog && !dialog.open) dialog.showModal();
    input?.focus();
    input?.select();
  }

  /** Closes the dialog or the results. */
  close(): void {
    const { dialog } = this.#view ?? {};
    dialog?.close();
    this.#setOpen(false);
  }

  #rebuild(): void {
    if (this.isConnected && this.#view) this.#build();
  }

  #build(): void {
    this.#questions.drop();
    this.#answer = undefined;
    this.#strings = this.#readStrings();
    this.#recent = new RecentSearches(this.packs);
    const isDialog = this.getAttribute('mode') === 'dialog';
    const keys = this.#shortcut && describeShortcut(this.#shortcut, isApple());
    const view = buildView(this.#strings, isDialog, keys);
    this.#view = view;
    this.#list = new OptionList(view.list, view.input);
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(STYLES);
    }
    this.#shadow.adoptedStyleSheets = [sheet];
    this.#shadow.replaceChildren(view.root);
    this.#listen(view);
  }

  get #shortcut(): string {
    return this.getAttribute('shortcut') ?? (this.getAttribute('mode') === 'dialog' ? 'mod+k' : '');
  }

  #readStrings(): WidgetStrings {
    const language = this.closest('[lang]')?.getAttribute('lang') || document.documentElement.lang || 'en';
    const own: Record<string, unknown> = {};
    try {
      Object.assign(own, JSON.parse(this.getAttribute('strings') ?? '{}'));
    } catch {
      console.warn('djdocs-search: the attribute "strings" is not JSON');
    }
    for (const name of ['label', 'placeholder']) own[name] = this.getAttribute(name) ?? own[name];
    return stringsFor(language, { ...own, ...this.#ownStrings });
  }

  #listen(view: View): void {
    const { input, list, opener, dialog, close, panel } = view;
    input.addEventListener('input', () => this.#change());
    input.addEventListener('keydown', (event) => this.#press(event));
    // The engine is loaded when somebody is about to search.
    input.addEventListener('focus', () => {
      this.#place();
      this.#begin();
    });
    opener?.addEventListener('pointerenter', () => this.#begin(), { once: true });
    opener?.addEventListener('click', () => this.show());
    close?.addEventListener('click', () => this.close());
    dialog?.addEventListener('click', (event) => {
      if (event.target === dialog) this.close();
    });
    dialog?.addEventListener('close', () => opener?.focus());
    // The box keeps the focus while results are pointed at.
    panel.addEventListener('pointerdown', (event) => {
      if (event.target instanceof Element && !event.target.closest('select,button')) event.preventDefault();
    });
    view.root.addEventListener('focusout', ({ relatedTarget }) => {
      const isInside = relatedTarget instanceof Node && this.#shadow.contains(relatedTarget);
      if (!isInside && !dialog) this.#setOpen(false);
    });
    list.addEventListener('click', (event) => this.#click(event));
  }

  readonly #pressAnywhere = (event: KeyboardEvent): void => {
    const shortcut = this.#shortcut;
    if (event.defaultPrevented || event.isComposing || !isShortcut(shortcut, event, isApple())) return;
    // A sign that is typed into a field is text.
    if (isSign(shortcut) && isEditable(event.composedPath()[0])) return;
    event.preventDefault();
    this.show();
  };

  readonly #comeBack = (): void => {
    if (this.#view?.status.classList.contains('wrong')) this.#ask();
  };

  /** Starts the engine, and shows what was searched for last while nothing is typed. */
  #begin(): void {
    if (!this.#engine) {
      const engine = startEngine(new URL(this.packs.replace(/\/?$/, '/'), document.baseURI).href);
      this.#engine = engine;
      engine.docSets().then(
        (docSets) => {
          this.#docSets = docSets;
          this.#offerDocSets();
        },
        () => {}, // A search says what is wrong.
      );
    }
    const { input } = this.#view as View;
    if (input.value.trim() === '') this.#showRecent();
    else if (this.#answer) this.#setOpen(true);
  }

  #offerDocSets(): void {
    const { tools } = this.#view as View;
    tools.replaceChildren();
    if (this.#docSets.length < 2 || this.hasAttribute('doc-set')) return;
    tools.append(
      docSetFilter(this.#docSets, this.#chosenDocSet, this.#strings, (id) => {
        this.#chosenDocSet = id;
        this.#ask();
      }),
    );
  }

  #change(): void {
    this.#changedAt = performance.now();
    this.#limit = FIRST;
    this.#isEager = false;
    clearTimeout(this.#rest);
    const query = (this.#view as View).input.value.trim();
    if (query === '') {
      this.#ask();
      return;
    }
    this.#begin();
    this.#engine?.prepare(query, this.#filters());
    this.#questions.soon(() => this.#ask());
  }

  #ask(): void {
    const { input, list } = this.#view as View;
    const query = input.value.trim();
    if (query === '') {
      this.#questions.drop();
      this.#showRecent();
      return;
    }
    this.#begin();
    list.setAttribute('aria-busy', 'true');
    this.#questions.ask(this.#engine as Engine, query, this.#filters());
  }

  #filters(): SearchOptions {
    const docSet = this.getAttribute('doc-set') || this.#chosenDocSet;
    const version = this.getAttribute('version');
    return { limit: this.#limit, ...(docSet ? { docSet } : {}), ...(version ? { version } : {}) };
  }

  #showResults(query: string, results: SearchResults): void {
    const { hits, repaired } = results;
    const { one, many, first, none, more, repaired: instead } = this.#strings;
    const hasMore = hits.length === this.#limit && this.#limit < MORE;
    this.#answer = { query, results };
    const groups = resultGroups(hits, this.#docSets);
    // Who asked for more goes on where the first results ended.
    const next = this.#limit === FIRST ? undefined : optionOfRank(groups, FIRST + 1);
    this.#fillList(hasMore ? [...groups, moreOption(more)] : groups, next);
    const count = fill(hits.length === 0 ? none : hits.length === 1 ? one : hasMore ? first : many, {
      count: hits.length,
      query,
    });
    this.#say(repaired === undefined ? count : `${fill(instead, { from: query, to: repaired })} ${count}`);
    this.#setOpen(true);
    this.#told('djdocs-search', {
      query,
      count: hits.length,
      seconds: (performance.now() - this.#changedAt) / 1000,
    });
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => this.#logSearch(), REST);
    if (this.#isEager) this.#choose(this.#list?.first);
    this.#isEager = false;
  }

  #showFailure(error: unknown): void {
    const code = error instanceof EngineFailure ? error.code : 'failed';
    const isOffline = code === 'unreachable' && navigator.onLine === false;
    const reason = error instanceof Error ? error.message : String(error);
    this.#answer = undefined;
    this.#isEager = false;
    this.#fillList([]);
    this.#say(this.#strings[isOffline ? 'offline' : code], isOffline ? '' : reason);
    this.#setOpen(true);
  }

  #showRecent(): void {
    const { foot } = this.#view as View;
    const { recent, hint, forget } = this.#strings;
    const queries = this.getAttribute('recent') === 'off' ? [] : this.#recent.list();
    this.#answer = undefined;
    this.#fillList(recentOptions(queries));
    this.#say(queries.length > 0 ? recent : hint);
    if (queries.length > 0) {
      const button = h('button', { type: 'button', class: 'forget', part: 'forget' }, forget);
      button.addEventListener('click', () => {
        this.#recent.forget();
        this.#showRecent();
        (this.#view as View).input.focus();
      });
      foot.append(button);
    }
    this.#setOpen(queries.length > 0);
  }

  #fillList(children: readonly HTMLElement[], active?: HTMLElement): void {
    const { list, foot, input } = this.#view as View;
    foot.replaceChildren();
    list.removeAttribute('aria-busy');
    this.#list?.fill(children, active);
    input.setAttribute('aria-expanded', String(!this.#list?.isEmpty));
  }

  #say(text: string, reason?: string): void {
    const { status } = this.#view as View;
    status.classList.toggle('wrong', reason !== undefined);
    status.replaceChildren(text, ...(reason ? [h('small', {}, reason)] : []));
  }

  /** Shows or hides the panel of a box; that of a dialog is there as long as the dialog is. */
  #setOpen(wanted: boolean): void {
    const { panel, dialog, input } = this.#view as View;
    // An answer that comes after the reader has left stays below.
    const isOpen = wanted && (dialog !== undefined || this.#shadow.activeElement !== null);
    input.setAttribute('aria-expanded', String(isOpen && !this.#list?.isEmpty));
    if (dialog) return;
    panel.hidden = !isOpen;
  }

  /** Has the panel of a box grow towards the middle of the window. It is looked up while nothing has changed: then it costs nothing. */
  #place(): void {
    const { panel, root, dialog } = this.#view as View;
    if (dialog) return;
    const { left, right } = root.getBoundingClientRect();
    const isAtStart = left + right < document.documentElement.clientWidth;
    panel.classList.toggle('start', isAtStart === (getComputedStyle(this).direction !== 'rtl'));
  }

  #press(event: KeyboardEvent): void {
    // Enter that ends the composition of a character is not for us.
    if (event.isComposing) return;
    const { input, panel, dialog } = this.#view as View;
    const { key } = event;
    if (key === 'ArrowDown' || key === 'ArrowUp') this.#move(key === 'ArrowDown' ? 1 : -1);
    else if (key === 'Enter') this.#enter(event);
    else if (key === 'Escape' && !dialog && !panel.hidden) this.#setOpen(false);
    else if (key === 'Escape' && !dialog && input.value !== '') {
      input.value = '';
      this.#change();
    } else return;
    event.preventDefault();
  }

  #move(step: 1 | -1): void {
    const { panel, dialog } = this.#view as View;
    if (this.#list?.isEmpty) return;
    if (!dialog && panel.hidden) this.#setOpen(true);
    this.#list?.move(step);
  }

  #enter(event: KeyboardEvent): void {
    const { input } = this.#view as View;
    const isCurrent = this.#answer?.query === input.value.trim();
    const active = this.#list?.active;
    if (active) this.#choose(active, event);
    else if (isCurrent) this.#choose(this.#list?.first, event);
    else if (input.value.trim() !== '') {
      this.#ask();
      this.#isEager = true;
    }
  }

  #click(event: MouseEvent): void {
    const option =
      event.target instanceof Element ? event.target.closest<HTMLElement>('[role=option]') : null;
    if (option) this.#choose(option, event);
  }

  /** What an option stands for is done: a result is opened, a recent search asked again, more results are fetched. */
  #choose(option: HTMLElement | undefined, event?: MouseEvent | KeyboardEvent): void {
    const { input } = this.#view as View;
    if (option?.dataset.query !== undefined) {
      input.value = option.dataset.query;
      this.#change();
      this.#ask();
    } else if (option?.dataset.rank) {
      this.#select(Number(option.dataset.rank), event);
    } else if (option) {
      this.#limit = MORE;
      this.#ask();
    }
  }

  #select(rank: number, event?: MouseEvent | KeyboardEvent): void {
    const { query, results } = this.#answer ?? { query: '', results: { hits: [] } };
    const result = results.hits[rank - 1];
    if (!result) return;
    if (this.getAttribute('recent') !== 'off') this.#recent.add(query);
    this.#logSearch();
    this.#log({ event: 'select', query, hits: results.hits.length, rank, ref: result.ref });
    const isTaken = !this.#told('djdocs-select', { query, result, rank });
    const isNewTab = Boolean(event && (event.ctrlKey || event.metaKey || event.shiftKey));
    if (isTaken) event?.preventDefault();
    else if (event?.type !== 'click') open(result, isNewTab);
    if (isTaken || !isNewTab) this.close();
  }

  #told(type: 'djdocs-search', detail: SearchEventDetail): boolean;
  #told(type: 'djdocs-select', detail: SelectEventDetail): boolean;
  #told(type: string, detail: unknown): boolean {
    return this.dispatchEvent(
      new CustomEvent(type, { detail, bubbles: true, composed: true, cancelable: true }),
    );
  }

  #logSearch(): void {
    clearTimeout(this.#rest);
    const { query, results } = this.#answer ?? {};
    if (query === undefined || query === this.#logged) return;
    this.#logged = query;
    this.#log({ event: 'search', query, hits: results?.hits.length ?? 0 });
  }

  #log(entry: LogEntry): void {
    const url = this.getAttribute('log');
    if (url) sendLog(url, entry);
  }
}

function open({ url }: SearchResult, isNewTab: boolean): void {
  if (url === undefined) return;
  if (isNewTab) window.open(url, '_blank', 'noopener');
  else location.assign(url);
}

function isApple(): boolean {
  return /Mac|iPhone|iPad/.test(navigator.platform);
}

function isEditable(target: EventTarget | undefined): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}
