internal import FreedomModel
internal import RatingsCharts

/// The style sheets of pages.
enum PageStyle {
  /// That of every page.
  static let page = """

    :root { color-scheme: light dark;
      --text: #1b1b1b; --soft: #555; --page: #fff; --rule: #767676; --faint: #e4e4e4;
      --own: #eef3f8; --link: #0b5394; }
    @media (prefers-color-scheme: dark) {
      :root { --text: #eaeaea; --soft: #b3b3b3; --page: #0d0f12; --rule: #9a9a9a; --faint: #34383d;
        --own: #22303d; --link: #8fc1f0; }
    }
    body { margin: 0; color: var(--text); background: var(--page);
      overflow-wrap: break-word; font: 1rem/1.5 system-ui, "Helvetica Neue", Arial, sans-serif; }
    main { max-width: 45rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
    h1 { font-size: 1.9rem; line-height: 1.15; margin: 0 0 .75rem; }
    h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; }
    p, ul, ol { margin: .5rem 0; }
    .lead { font-size: 1.1rem; }
    a { color: var(--link); overflow-wrap: anywhere; }
    a.value { color: inherit; text-decoration: underline dotted; text-underline-offset: .2em;
      white-space: nowrap; }
    a:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
    figure { margin: .5rem 0; }
    svg { display: block; max-width: 100%; height: auto; }
    .narrow { display: none; }
    table { border-collapse: collapse; width: 100%; margin: .75rem 0 1rem;
      font-variant-numeric: tabular-nums; }
    caption { text-align: left; color: var(--soft); padding-bottom: .25rem; }
    th, td { text-align: left; vertical-align: top; padding: .3rem .6rem .3rem 0; }
    th:last-child, td:last-child { padding-right: 0; }
    thead th { border-bottom: 2px solid var(--rule); font-weight: 600; }
    tbody th, tbody td { border-bottom: 1px solid var(--faint); }
    tbody th { font-weight: normal; }
    .number { text-align: right; }
    .own { background: var(--own); }
    .own th { font-weight: 600; }
    footer { border-top: 2px solid var(--rule); margin-top: 2rem; font-size: .875rem; }
    footer h2 { font-size: 1rem; margin-top: 1rem; }
    footer ol { padding-left: 1.5rem; }
    .scroll { overflow-x: auto; }
    .scroll a { overflow-wrap: normal; }
    @media (max-width: 43rem) {
      th, td { padding-right: .4rem; }
      a.value { white-space: normal; }
      .wide { display: none; }
      .narrow { display: block; }
    }
    @media print {
      :root { --text: #000; --soft: #444; --page: #fff; --faint: #ccc; --own: #eee; --link: #000; }
      @page { size: A4; margin: 12mm; }
      body { font-size: 8.8pt; line-height: 1.33; }
      main { max-width: none; padding: 0; columns: 2; column-gap: 8mm; }
      h1, .lead { column-span: all; }
      h1 { font-size: 16pt; margin-bottom: 4pt; }
      h2 { font-size: 10.5pt; margin: 8pt 0 2pt; break-after: avoid; }
      section:first-of-type h2 { margin-top: 0; }
      .lead { font-size: 10pt; }
      caption { break-after: avoid; }
      table { margin: 2pt 0 5pt; }
      th, td { padding: 1.2pt 5pt 1.2pt 0; }
      table, figure, li { break-inside: avoid; }
      .wide { display: none; }
      .narrow { display: block; }
      a, a.value { text-decoration: none; }
      footer { font-size: 7.5pt; }
    }

    """

  /// What a site has beside it: the menu, the tools of tables, the map.
  static let site =
    """

      nav { border-bottom: 1px solid var(--faint); }
      nav ul { display: flex; flex-wrap: wrap; gap: 0 1.25rem; max-width: 64rem; margin: 0 auto;
        padding: .35rem 1rem; list-style: none; }
      nav a { display: inline-block; padding: .25rem 0; }
      nav a[aria-current] { color: inherit; font-weight: 600; text-decoration: none; }
      .wide-page { max-width: 64rem; }
      h3 { font-size: 1rem; margin: 1rem 0 .25rem; }
      [hidden] { display: none !important; }
      button, input { font: inherit; color: inherit; background: var(--page);
        border: 1px solid var(--rule); border-radius: .25rem; padding: .2rem .5rem; }
      button { min-width: 2rem; min-height: 2rem; cursor: pointer; }
      button:focus-visible, input:focus-visible, .scroll:focus-visible {
        outline: 2px solid var(--link); outline-offset: 2px; }
      .tools { margin: .75rem 0 0; }
      .sortable thead th { vertical-align: bottom; padding-top: 0; }
      th button { border: 0; padding: 0; background: none; font-weight: inherit;
        text-align: inherit; text-decoration: underline dotted; text-underline-offset: .2em; }
      th.number button { text-align: right; }
      th[aria-sort=ascending] button::after { content: " \u{25B2}"; }
      th[aria-sort=descending] button::after { content: " \u{25BC}"; }
      .sortable tbody a { display: inline-block; }
      .editions, .search { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem;
        margin: .75rem 0; }
      .editions input { flex: 1 1 8rem; min-width: 6rem; padding: 0; min-height: 2rem; }
      .shown { font-size: 1.25rem; }
      .counts { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; padding: 0; list-style: none; }
      .counts b { font-size: 1.25rem; font-variant-numeric: tabular-nums; }
      \(statuses)
      .chip { display: inline-block; min-width: 1.6em; padding: 0 .25em; border-radius: .2rem;
        font-size: .8rem; text-align: center; }
      .chip.U { outline: 1px solid var(--faint); }
      .tiles { display: grid; grid-auto-columns: 2.5rem; grid-auto-rows: 2.5rem;
        gap: .125rem; margin: .5rem 0; padding: .125rem; list-style: none; }
      .tiles li { display: grid; }
      .tiles a { position: relative; display: flex; flex-direction: column;
        justify-content: center; align-items: center; border-radius: .2rem;
        text-decoration: none; line-height: 1.15; overflow: hidden; }
      .tiles b { font-size: .875rem; }
      .tiles i { font-size: .6875rem; font-style: normal; }
      .tiles .territory a { border-radius: .8rem; }
      .tiles .territory .U { visibility: hidden; }
      .tiles .U { outline: 1px solid var(--faint); outline-offset: -1px; }
      .tiles .S { outline: 2px solid var(--rule); outline-offset: -2px; }
      .tiles .two b, .tiles .two i { background: #fff; color: #000; padding: 0 .15em; }
      .tiles .faded { opacity: .2; }
      .tiles a:focus-visible { outline: 3px solid var(--text); outline-offset: 1px; z-index: 1; }
      .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden;
        clip-path: inset(50%); white-space: nowrap; }
      .names { columns: 10.5rem; padding: 0; list-style: none; }
      .names li { break-inside: avoid; padding: .15rem 0; }
      .news { columns: 19rem; padding-left: 1.25rem; }
      @media (max-width: 66rem) {
        .tiles { grid-auto-columns: 1.75rem; grid-auto-rows: 1.75rem; gap: .0625rem; }
        .tiles b { font-size: .6875rem; }
        .tiles i { font-size: .5625rem; }
        .tiles .territory a { border-radius: .6rem; }
      }
      @media print {
        nav, .editions, .search, .tools { display: none; }
        .wide-page { columns: 1; }
        .scroll { overflow: visible; }
        .tiles { grid-auto-columns: 7mm; grid-auto-rows: 7mm; gap: .3mm; }
        .tiles b { font-size: 6.5pt; }
        .tiles i { font-size: 5pt; }
        .F, .P, .N, .two { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
        th button { text-decoration: none; }
      }

    """ + places

  /// The classes of statuses, and of tiles with two: `FP` is Free on the left.
  private static let statuses: String = {
    let letters = FreedomStatus.freestFirst.map { ($0.letter, StatusPalette.color($0)) }
    let one = FreedomStatus.freestFirst.map { status in
      ".\(status.letter) { background: \(StatusPalette.color(status)); "
        + "color: \(StatusPalette.ink(on: status)); }"
    }
    let two = letters.flatMap { left, first in
      letters.filter { $0.0 != left }.map { right, second in
        ".\(left)\(right) { background: linear-gradient(90deg, \(first) 50%, \(second) 50%); }"
      }
    }
    return (one + [".S, .U { background: var(--page); color: var(--text); }"] + two)
      .joined(separator: "\n")
  }()

  /// The classes of the places of tiles: a page may have no style of its own in an element.
  private static let places = (1...30).map { number in
    ".c\(number) { grid-column: \(number); } .r\(number) { grid-row: \(number); }\n"
  }.joined()
}
