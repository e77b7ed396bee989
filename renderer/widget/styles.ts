/**
 * The look of the widget. It stands in a shadow root as a sheet of its own, so that no page's rules get in and no policy on
 * styles is asked. Colours follow the page's `color-scheme`; every measure and colour that a page may want to change is
 * a custom property.
 */
export const STYLES = `
:host{display:block;position:relative;min-inline-size:0}
:host([mode=dialog]){display:inline-block}
:host([hidden]){display:none}
:host([theme=light]){color-scheme:light}
:host([theme=dark]){color-scheme:dark}
:host([theme=auto]){color-scheme:light dark}
.root{all:initial;color-scheme:inherit;display:block;
--ink:var(--djdocs-ink,light-dark(#1c2420,#dde4df));
--soft:var(--djdocs-ink-soft,light-dark(#55605a,#9ba8a1));
--paper:var(--djdocs-surface,light-dark(#fff,#1f2522));
--line:var(--djdocs-line,light-dark(#d5d9d1,#38423d));
--edge:var(--djdocs-edge,light-dark(#858f89,#717d76));
--accent:var(--djdocs-accent,light-dark(#0a6a4e,#74d3ab));
--wash:var(--djdocs-accent-wash,light-dark(#e7f3ed,#1b3029));
--mark:var(--djdocs-mark,light-dark(#fff0b8,#5a4a12));
--radius:var(--djdocs-radius,.5em);
color:var(--ink);font-family:var(--djdocs-font,inherit);font-size:var(--djdocs-font-size,max(1rem,16px));line-height:1.5;text-align:start;-webkit-text-size-adjust:100%}
.root *{box-sizing:border-box}
.box{position:relative}
input,button,select{margin:0;border:0;background:none;color:inherit;font:inherit;letter-spacing:inherit}
button,select{cursor:pointer}
.icon{flex:none;inline-size:1.15em;block-size:1.15em;fill:none;stroke:currentColor;stroke-width:2;stroke-linecap:round}
.field,.opener{display:flex;align-items:center;gap:.55em;inline-size:100%;block-size:2.6em;padding:0 .75em;border:1px solid var(--edge);border-radius:var(--radius);background:var(--paper);color:var(--soft)}
.opener{text-align:start}
.opener span{flex:1}
.field input{flex:1;min-inline-size:0;block-size:100%;padding:0;color:var(--ink);outline:0;text-overflow:ellipsis}
.field input::placeholder{color:var(--soft);opacity:1}
.field:focus-within,:is(.opener,.close,.forget,select):focus-visible{outline:2px solid var(--accent);outline-offset:1px}
kbd{flex:none;padding:.05em .45em;border:1px solid var(--line);border-radius:.3em;font:inherit;font-size:.75em;line-height:1.6;white-space:nowrap}
.box .field:focus-within kbd{visibility:hidden}
.box .panel{position:absolute;inset-block-start:calc(100% + .4em);inset-inline-end:0;z-index:var(--djdocs-z-index,1000);display:flex;flex-direction:column;contain:layout style;inline-size:max(100%,min(34em,100vw - 2em));max-block-size:min(40em,80vh);overflow:hidden;border:1px solid var(--line);border-radius:calc(var(--radius)*1.3);background:var(--paper);box-shadow:0 2px 4px rgb(0 0 0/8%),0 12px 36px rgb(0 0 0/20%)}
.box .panel.start{inset-inline:0 auto}
.panel[hidden]{display:none!important}
dialog{inline-size:min(44em,100vw - 1.5em);max-inline-size:none;max-block-size:min(44em,86dvh);margin:clamp(.75em,7vh,5em) auto auto;padding:0;overflow:hidden;border:1px solid var(--line);border-radius:calc(var(--radius)*1.7);background:var(--paper);color:var(--ink);box-shadow:0 16px 48px rgb(0 0 0/28%)}
dialog[open]{display:flex;flex-direction:column}
dialog::backdrop{background:rgb(10 20 15/45%)}
dialog .field{flex:none;block-size:3.4em;padding:0 .6em 0 1em;border:0;border-block-end:1px solid var(--line);border-radius:0}
dialog .field:focus-within{outline:0;box-shadow:inset 0 -2px 0 var(--accent)}
dialog .panel{display:flex;flex-direction:column;min-block-size:0}
.close{display:grid;place-items:center;inline-size:2.3em;block-size:2.3em;border-radius:var(--radius)}
.tools:empty,.foot:empty{display:none}
.tools{padding:.6em 1em 0;font-size:.85em}
select{max-inline-size:100%;padding:.2em .5em;border:1px solid var(--edge);border-radius:var(--radius);background:var(--paper)}
.status{margin:0;padding:.55em 1.54em .35em;color:var(--soft);font-size:.82em;overflow-wrap:anywhere}
.status.wrong{padding:1em 1.33em;color:var(--ink);font-size:.95em}
.status small{display:block;margin-block-start:.3em;color:var(--soft);font-size:.85em}
.list{flex:1;min-block-size:0;overflow-y:auto;padding:0 .5em .5em;scroll-padding-block:.5em;overscroll-behavior:contain}
.list:empty{display:none}
.group+.group{margin-block-start:.25em;padding-block-start:.25em;border-block-start:1px solid var(--line)}
.page{display:flex;flex-wrap:wrap;gap:0 .75em;justify-content:space-between;padding:.45em .95em .1em;color:var(--soft);font-size:.8em;font-weight:600;overflow-wrap:anywhere}
.source{margin-inline-start:auto;color:var(--soft);font-weight:400}
.head .source{margin-inline-start:.4em;font-size:.8em}
.option{display:block;padding:.45em .7em;border:1px solid transparent;border-radius:var(--radius);color:inherit;line-height:1.4;text-decoration:none;cursor:pointer}
.option:hover{background:color-mix(in srgb,var(--wash) 55%,transparent)}
.option[aria-selected=true]{border-color:var(--accent);background:var(--wash)}
.head{display:flex;flex-wrap:wrap;align-items:baseline;gap:.1em .4em}
.title{margin-inline-end:auto;font-weight:600;overflow-wrap:anywhere}
.code{font-family:var(--djdocs-font-code,ui-monospace,monospace);font-size:.92em}
.chip{padding:0 .45em;border:1px solid var(--line);border-radius:1em;color:var(--soft);font-size:.72em}
.shown{border-color:var(--accent);color:var(--accent)}
.trail{display:block;overflow:hidden;color:var(--soft);font-size:.8em;text-overflow:ellipsis;white-space:nowrap}
.excerpt{display:-webkit-box;overflow:hidden;font-size:.88em;overflow-wrap:anywhere;-webkit-box-orient:vertical;-webkit-line-clamp:2}
mark{border-radius:.15em;background:var(--mark);color:inherit}
.more{color:var(--accent);text-align:center;font-size:.9em}
.foot{padding:.35em .7em;border-block-start:1px solid var(--line);font-size:.82em}
.forget{padding:.2em .5em;border-radius:var(--radius);color:var(--soft);text-decoration:underline}
@media (forced-colors:active){.option[aria-selected=true]{border-color:Highlight;outline:1px solid Highlight}mark{background:Mark;color:MarkText}}
@media print{:host{display:none}}
`;
