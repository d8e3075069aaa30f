/// The gallery: every kind of chart with its command.
struct Gallery {
  let program: Program

  private enum Form {
    /// As text, with a drawing and in words.
    case all
    /// Only a drawing.
    case drawing
    /// Only as text.
    case text
  }

  private typealias Chart = (
    name: String, heading: String, sentence: String, command: String, form: Form
  )

  private static let introduction =
    "Every kind of chart, drawn by `scripts/reference` from the bundled data. Freer is always at "
    + "the top, or to the right; a missing edition is a gap. Nothing depends on colour alone, in "
    + "the terminal or in SVG. `--width` and `--height` set the size; `freedom chart --help` has "
    + "the other options."

  private static let charts: [Chart] = [
    (
      "line", "line: ratings over the years",
      "Several countries on one scale, with the bands of the statuses and every change of status.",
      "line Kazakhstan Kyrgyzstan Uzbekistan --mark status-changes", .all
    ),
    (
      "line-events", "line: breaks and events",
      "Shifts of the mean, found by the exact search of `freedom breaks`, and an event of "
        + "your own. A date is at the edition that covers it.",
      "line Gambia Senegal --indicator fiw.total --mark breaks "
        + #"--event "2017-01-19=Jammeh leaves""#,
      .all
    ),
    (
      "line-episodes", "line: episodes",
      "Sustained declines and improvements, as `freedom episodes` finds them; `--zoom` "
        + "shows only the part of the scale that has values.",
      "line Hungary Turkey --indicator fiw.total --mark episodes --zoom", .all
    ),
    (
      "line-press", "line: freedom of the press",
      "The total of *Freedom of the Press*: lower is freer, so 0 is on top. A gap is a gap.",
      "line Kazakhstan Georgia --indicator fotp.total", .all
    ),
    (
      "spark", "spark: one small line a country",
      "For looking over many countries at once.",
      #"spark --region "Middle East" --from 1990"#, .all
    ),
    (
      "strip", "strip: the status of every year",
      "As published; blank where a country was not rated.",
      "strip --region Eurasia", .all
    ),
    (
      "bar", "bar: one edition",
      "Freest first. The newest edition, unless `--edition` names another.",
      #"bar --region "Middle East""#, .all
    ),
    (
      "slope", "slope: two editions",
      "From one year to another, with names and values at both ends.",
      #"slope Poland Hungary Romania Bulgaria Albania "North Macedonia" "#
        + "--edition 1993 --edition 2025",
      .all
    ),
    (
      "heat", "heat: every value",
      "One shade per value; the values themselves where they fit.",
      "heat --region Eurasia --indicator fiw.total", .all
    ),
    (
      "stacked", "stacked: shares of the statuses",
      "Of all countries rated in each edition; `--region` and `--group` narrow it.",
      "stacked", .all
    ),
    (
      "multiples", "multiples: small charts on one scale",
      "For more countries than fit in one drawing.",
      "multiples Hungary Turkey Venezuela Ghana Mongolia Tunisia --mark episodes", .all
    ),
    (
      "map", "map: a tile a country",
      "Codes are those of ISO 3166; territories are in lower case, or hatched. Every "
        + "edition shows the world of its time: the tiles of today's republics are one area for "
        + "the USSR.",
      "map --edition 1989", .all
    ),
    (
      "map-change", "map: what changed",
      "How far each country went between two editions; an arrow says which way in grey print too.",
      "map --indicator fiw.total --from 2016 --to 2026", .all
    ),
    (
      "map-outlines", "map: outlines",
      "With `--projection equal-earth` areas keep their sizes; small states are dots. Only as SVG.",
      "map --projection equal-earth", .drawing
    ),
    (
      "", "ASCII",
      "`--ascii`, or a locale without UTF-8, draws with ASCII characters only.",
      "line Kazakhstan Kyrgyzstan --indicator fiw.total --ascii --height 16", .text
    ),
  ]

  /// The page and the drawings by the names of their files.
  func files() throws -> [String: String] {
    var files: [String: String] = [:]
    var page = "# Gallery\n\n\(wrapped(Self.introduction))\n"
    for chart in Self.charts {
      let words = Program.words(of: chart.command)
      page += "\n## \(chart.heading)\n\n\(wrapped(chart.sentence))\n\n"
      let svg = chart.form == .text ? "" : try program.output(["chart"] + words + Self.drawn)
      if chart.form != .text { files["gallery/\(chart.name).svg"] = svg }
      let image = "![\(text(of: "title", in: svg))](gallery/\(chart.name).svg)\n"
      guard chart.form != .drawing else {
        page += "    freedom chart \(chart.command) --output \(chart.name).svg\n\n" + image
        continue
      }
      page += "```console\n$ freedom chart \(chart.command)\n"
      page += try program.output(["chart"] + words + ["--quiet"]) + "```\n"
      if chart.form == .all {
        page += "\nWith `--output \(chart.name).svg`:\n\n\(image)\nIn words (`--describe`, and "
        page += "inside the SVG): \(text(of: "desc", in: svg))\n"
      }
    }
    files["gallery.md"] = page
    return files
  }

  /// A paragraph in lines of at most 100 columns.
  private func wrapped(_ text: String) -> String {
    var lines: [String] = []
    for word in text.words {
      if let last = lines.last, last.count + 1 + word.count <= 100 {
        lines[lines.count - 1] += " " + word
      } else {
        lines.append(word)
      }
    }
    return lines.joined(separator: "\n")
  }

  private static let drawn = ["--quiet", "--format", "svg"]

  /// What the first element of a name says.
  private func text(of element: String, in svg: String) -> String {
    for line in svg.split(separator: "\n") {
      guard let start = line.firstRange(of: "<\(element)"), let end = line.firstRange(of: "</")
      else { continue }
      let rest = line[start.upperBound..<end.lowerBound]
      return rest.firstIndex(of: ">").map { String(rest[rest.index(after: $0)...]) } ?? ""
    }
    return ""
  }
}
