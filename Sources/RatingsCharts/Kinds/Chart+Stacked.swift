public import FreedomModel

extension Chart {
  /// Shares of Free, Partly Free and Not Free in every edition, Free on top.
  ///
  /// - Parameters:
  ///   - counts: The counts, one an edition.
  ///   - unit: What is counted.
  ///   - indicator: The statuses; `nil` for those of *Freedom in the World*.
  ///   - options: The options of the chart.
  /// - Returns: The chart.
  public static func stacked(
    counts: [StatusCounts], of unit: StatusCounts.Unit = .entities,
    indicator: Indicator? = nil,
    options: ChartOptions = ChartOptions()
  ) -> Chart {
    let counts = counts.filter { $0.total > 0 }.sorted { $0.year < $1.year }
    let years = YearScale(first: counts.first?.year ?? 0, last: counts.last?.year ?? 0)
    let marks = counts.map { count in
      let total = Double(count.total)
      let low = Double(count.notFree) / total * 100
      let middle = Double(count.notFree + count.partlyFree) / total * 100
      return Mark.stack(
        StackMark(
          year: count.year,
          parts: [
            .init(fill: .status(.notFree), from: 0, to: low, text: unit.text(count.notFree)),
            .init(
              fill: .status(.partlyFree), from: low, to: middle, text: unit.text(count.partlyFree)),
            .init(fill: .status(.free), from: middle, to: 100, text: unit.text(count.free)),
          ]))
    }
    let publication =
      indicator.map { ChartTitle.publication(of: $0) } ?? Publication.freedomInTheWorld.title
    let title = ChartTitle(
      "\(publication), shares of Free, Partly Free and Not Free"
        + (options.who.map { ": \($0)" } ?? ""),
      when: counts.isEmpty ? "" : ChartLabels.span(years.first...years.last), options: options)
    return Chart(
      kind: .stacked, title: title.first, secondTitle: title.second,
      subtitle: [
        "per cent of \(unit.whole), Free on top",
        ChartLabels.years(options.years, isOne: counts.count == 1),
      ].filter { !$0.isEmpty }.joined(separator: "; "),
      plots: [
        Plot(
          x: .years(years),
          y: .values(
            ValueScale(
              start: 0, end: 100, ticks: [0, 25, 50, 75, 100].map { .init($0, $0.shortestExact) })),
          marks: marks)
      ],
      key: counts.last.map { ChartLabels.shareKey($0, of: unit) } ?? ChartLabels.statusKey,
      notes: ChartLabels.missingEditions(
        counts.map(\.year), of: [indicator?.publication ?? Publication.freedomInTheWorld.id],
        by: options.years) + options.closingNotes,
      description: ChartLabels.shares(counts, of: unit))
  }

  /// Shares of Free, Partly Free and Not Free, counted from series of statuses.
  ///
  /// Series of values with official bands are counted by those.
  ///
  /// - Throws: ``ChartError`` where an indicator has no statuses.
  public static func stacked(
    series: [Series], options: ChartOptions = ChartOptions()
  ) throws(ChartError) -> Chart {
    let tracks = try Track.statusTracks(series, by: options.years)
    var counts: [Int: [FreedomStatus: Int]] = [:]
    for (year, status) in tracks.flatMap(\.statuses) {
      counts[year, default: [:]][status, default: 0] += 1
    }
    return stacked(
      counts: counts.map { year, count in
        StatusCounts(
          year: year, free: count[.free] ?? 0, partlyFree: count[.partlyFree] ?? 0,
          notFree: count[.notFree] ?? 0)
      }, indicator: series.first?.indicator, options: options)
  }
}

extension ChartLabels {
  static func shareKey(_ last: StatusCounts, of unit: StatusCounts.Unit) -> [KeyEntry] {
    [(FreedomStatus.free, last.free), (.partlyFree, last.partlyFree), (.notFree, last.notFree)].map
    {
      KeyEntry(
        .status($0),
        "\($0.label) \(unit.text($1)) of \(unit.text(last.total)) "
          + "(\(percent($1, last))) in \(last.year)"
      )
    }
  }

  static func shares(_ counts: [StatusCounts], of unit: StatusCounts.Unit) -> String {
    guard let first = counts.first, let last = counts.last else { return "No counts to draw." }
    func sentence(_ count: StatusCounts) -> String {
      "In \(count.year), \(unit.text(count.total)) \(unit.counted): "
        + "\(unit.text(count.free)) Free (\(percent(count.free, count))), "
        + "\(unit.text(count.partlyFree)) Partly Free (\(percent(count.partlyFree, count))), "
        + "\(unit.text(count.notFree)) Not Free (\(percent(count.notFree, count)))."
    }
    return counts.count == 1 ? sentence(first) : sentence(first) + " " + sentence(last)
  }

  private static func percent(_ part: Int, _ count: StatusCounts) -> String {
    "\((part * 200 + count.total) / (count.total * 2)) %"
  }
}

/// How many entities were Free, Partly Free and Not Free in one edition.
public struct StatusCounts: Sendable, Hashable {
  /// The year of the axis.
  public let year: Int
  /// The edition's label, for the reader.
  public let label: String
  /// How many were Free.
  public let free: Int
  /// How many were Partly Free.
  public let partlyFree: Int
  /// How many were Not Free.
  public let notFree: Int

  /// Counts from their parts; negative ones count as 0.
  public init(year: Int, label: String? = nil, free: Int, partlyFree: Int, notFree: Int) {
    self.year = year
    self.label = label ?? String(year)
    self.free = max(0, free)
    self.partlyFree = max(0, partlyFree)
    self.notFree = max(0, notFree)
  }

  /// How many there were.
  public var total: Int { free + partlyFree + notFree }
}

extension StatusCounts {
  /// What is counted.
  public enum Unit: Sendable, Hashable {
    /// Countries and territories.
    case entities
    /// The people who live in them, shown in millions.
    case people

    /// What the shares are shares of.
    var whole: String { self == .entities ? "those rated" : "the people" }
    /// What a total is, after its number.
    var counted: String { self == .entities ? "rated" : "people" }

    /// A count as people read it: `84`, or `1634 million`.
    func text(_ count: Int) -> String {
      guard self == .people else { return "\(count)" }
      let tenths = (count + 50_000) / 100_000
      let millions = tenths >= 100 ? "\((tenths + 5) / 10)" : "\(tenths / 10).\(tenths % 10)"
      return millions + " million"
    }
  }
}
