/// How pages for people outside look, on a screen and printed.
enum PaperStyle {
  /// The style sheet. What somebody wrote stands in `.words`: a box that cuts off whatever would leave it, and that keeps
  /// its direction and its marks to itself.
  static let sheet: StaticString = """
    body { font: 11pt/1.45 serif; color: #111; background: #fff; max-width: 46em; margin: 2em auto; padding: 0 1em; }
    h1 { font-size: 1.5em; margin: 0 0 .3em; } h2 { font-size: 1.15em; margin: 1.8em 0 .5em; }
    .kicker, .meta, .foot, th { color: #444; } .kicker { margin: 0 0 .2em; }
    table { border-collapse: collapse; width: 100%; } th { text-align: left; font-weight: normal; }
    th, td { vertical-align: top; padding: .15em .8em .15em 0; overflow-wrap: anywhere; } .facts th { width: 11em; }
    .acts th, .acts td { border-bottom: 1px solid #ccc; font-size: .9em; }
    .entry { border-left: 3px solid #999; padding: .1em 0 .1em .8em; margin: 0 0 1em; break-inside: avoid-page; }
    .theirs { border-color: #06c; } .ours { border-color: #393; } .note { border-color: #c90; }
    .meta { margin: 0; font-size: .9em; } .flag { margin: .2em 0; font-size: .9em; }
    .words { white-space: pre-wrap; overflow-wrap: anywhere; overflow: hidden; contain: layout paint;
      unicode-bidi: isolate; background: #f4f4f4; border: 1px solid #ddd; padding: .3em .6em; margin: .3em 0; }
    mark { background: #ffe08a; } .sign { font: .75em monospace; border: 1px solid #a00; color: #a00; padding: 0 .2em; }
    .day { border-bottom: 1px solid #999; margin: 1.6em 0 .8em; font-size: 1em; } .foot { font-size: .85em; }
    code { font: .85em monospace; overflow-wrap: anywhere; }
    @media print { body { margin: 0; max-width: none; } .words { background: #fff; } }
    @page { margin: 2cm; }

    """
}
