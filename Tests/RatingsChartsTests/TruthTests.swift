import FreedomModel
import Testing

@testable import RatingsCharts

@Suite("A picture says what the values say")
struct TruthTests {
  private func bars(_ chart: Chart) -> [BarMark] {
    chart.plots.flatMap(\.marks).compactMap { if case .bar(let bar) = $0 { bar } else { nil } }
  }

  private func axis(_ chart: Chart) throws -> ValueScale {
    guard case .values(let scale) = try #require(chart.plots.first).x else {
      throw NoAxis()
    }
    return scale
  }

  private struct NoAxis: Error {}

  private static func own(
    _ id: String, _ values: [Double?], range: ClosedRange<Double>? = nil,
    direction: ScaleDirection? = .higher, name: String = "A"
  ) -> Series {
    Series(
      entity: Entity(id: name, name: name, kind: .country),
      indicator: Indicator(
        id: id, publication: "own", label: id, measure: .figure, minimum: range?.lowerBound,
        maximum: range?.upperBound, direction: direction),
      editions: values.indices.map {
        Edition(publication: "own", year: 2020 + $0, coverageYear: 2019 + $0)
      }, numbers: values)
  }

  @Test(
    "bars begin at zero and are as long as the published value, whatever is freer",
    arguments: [
      ("fiw.rating", [1, 3, 6.5], 0.0, 7.0), ("fiw.total", [99, 65, 1], 0, 100),
      ("fotp.total", [8, 51, 90], 0, 100), ("fiw.pr_score", [24, 0, -3], -4, 40),
    ])
  func barsFromZero(id: String, values: [Double], low: Double, high: Double) throws {
    let series = values.enumerated().map {
      Scales.series("Country \($0)", "C\($0)", id, from: 2025, [$1])
    }
    let chart = try Chart.bar(series: series)
    let scale = try axis(chart)
    #expect((scale.start, scale.end) == (low, high))
    #expect(bars(chart).map(\.position) == values)
    #expect(scale.ticks.contains { $0.position == 0 && $0.label == "0" })
  }

  @Test("a fitted range is not an excuse for a bar that is cut short")
  func noFittedBars() throws {
    let series = [41.25, 62.5].map { (value: Double) in
      Self.own("own.x", [value], name: "N\(value)")
    }
    let scale = try axis(Chart.bar(series: series, options: ChartOptions(range: .data)))
    #expect((scale.start, scale.end) == (0, 80))
  }

  @Test("in text a bar of twice the value has twice the cells, and a negative one goes left")
  func barCells() throws {
    func cells(_ line: String) -> Int { line.filter { $0 == "#" }.count }
    let positive = try Chart.bar(
      series: [Self.own("own.x", [40], name: "B"), Self.own("own.x", [20], name: "C")])
    let lines = positive.text(TextOptions(width: 60, ascii: true)).split(separator: "\n").map(
      String.init)
    let long = try #require(lines.first { $0.hasPrefix("B") })
    let short = try #require(lines.first { $0.hasPrefix("C") })
    #expect(cells(long) == 2 * cells(short) || cells(long) == 2 * cells(short) + 1)
    let mixed = try Chart.bar(
      series: [Self.own("own.x", [30], name: "B"), Self.own("own.x", [-30], name: "C")])
    let drawn = mixed.text(TextOptions(width: 60, ascii: true)).split(separator: "\n")
      .map(String.init)
    let right = try #require(drawn.first { $0.hasPrefix("B") })
    let left = try #require(drawn.first { $0.hasPrefix("C") })
    #expect(abs(cells(right) - cells(left)) <= 1 && cells(left) > 10)
    let zero = try #require(right.firstIndex(of: "|"))
    #expect(left.firstIndex(of: "|") == zero)
    #expect(try #require(left.firstIndex(of: "#")) < zero)
    #expect(try #require(right.firstIndex(of: "#")) > zero)
  }

  @Test("Freedom on the Net of 2018 is drawn as it was published: shorter is freer")
  func oldNet() throws {
    let series = [
      Scales.series("Hungary", "HUN", "fotn.total", from: 2018, [29, 72]),
      Scales.series("Syria", "SYR", "fotn.total", from: 2018, [83, 17]),
    ]
    let old = try Chart.bar(series: series, year: 2018)
    #expect(old.subtitle.hasPrefix("0 = most free (shortest), 100 = least free"))
    #expect(bars(old).map(\.text) == ["29 F", "83 NF"])
    #expect(bars(old).map(\.position) == [29, 83])
    #expect(old.key.map(\.text).first == "F Free 0–30")
    let new = try Chart.bar(series: series, year: 2019)
    #expect(new.subtitle.hasPrefix("100 = most free (longest), 0 = least free"))
    #expect(bars(new).map(\.text) == ["72 F", "17 NF"])
    let line = try Chart.line(series: series)
    #expect(line.subtitle.contains("before 2019 shown as 100 - x"))
  }

  @Test("the ends of shades are numbers that people write, and a minus sign follows no dash")
  func shadeKeys() throws {
    func key(_ values: [Double]) throws -> [String] {
      try Chart.heat(series: [Self.own("own.x", values)]).key.map(\.text)
    }
    #expect(
      try key([-2.8, 2.7, 0.1])
        == ["1.8–3", "0.6–1.8", "-0.6 to 0.6", "-1.8 to -0.6", "-3 to -1.8"])
    #expect(
      try key([1e-7, 6.4e-7])
        == [
          "5.6e-07–7e-07", "4.2e-07–5.6e-07", "2.8e-07–4.2e-07", "1.4e-07–2.8e-07", "0–1.4e-07",
        ])
  }

  @Test("small bars of an indicator without a range begin at zero")
  func sparks() throws {
    let chart = try Chart.spark(
      series: [Self.own("own.x", [60, 65])], options: ChartOptions(range: .data))
    guard case .spark(let spark) = try #require(chart.plots.first?.marks.first) else { return }
    let heights = spark.points.map(\.position)
    #expect(abs(heights[0] / heights[1] - 60.0 / 65) < 1e-9)
  }

  @Test("what has no place beside another scale is refused with its name and what to do")
  func otherScales() throws {
    let total = Scales.series("A", "A", "fiw.total", from: 2020, [60, 61])
    let unranged = Self.own("ngo.score", [10, 20])
    let error = #expect(throws: ChartError.self) {
      try Chart.line(series: [unranged, total])
    }
    #expect(
      error == .noSharedScale(indicator: "ngo.score", lacksRange: true, lacksDirection: false))
    #expect(
      error?.description
        == "ngo.score has no declared range, so it cannot be drawn beside another scale")
    #expect(error?.hint.contains("--range LOW:HIGH") == true)
    let undirected = Self.own("ngo.rank", [10, 20], range: 0...100, direction: nil)
    #expect(
      throws: ChartError.noSharedScale(
        indicator: "ngo.rank", lacksRange: false, lacksDirection: true)
    ) {
      try Chart.line(series: [undirected, total])
    }
    #expect(
      throws: ChartError.noSharedScale(indicator: "own.a", lacksRange: true, lacksDirection: false)
    ) {
      try Chart.line(series: [Self.own("own.a", [1, 2]), Self.own("own.b", [100, 200])])
    }
    #expect(try Chart.line(series: [unranged]).plots.count == 1)
  }

  @Test("a value outside the declared range is drawn outside it")
  func outsideOfRange() throws {
    let series = [
      Self.own("ngo.score", [5, 12], range: 0...10),
      Scales.series("A", "A", "fiw.total", from: 2020, [60, -4]),
    ]
    let plot = try #require(try Chart.line(series: series).plots.first)
    #expect(plot.lines.map { $0.runs.flatMap { $0.map(\.position) } } == [[50, 120], [60, -4]])
    guard case .values(let scale) = plot.y else { return }
    #expect((scale.start, scale.end) == (-4, 120))
  }

  @Test(
    "a strip of values that stand for no status is refused; of two scales each has its own bands")
  func strips() throws {
    #expect(throws: ChartError.noStatuses(indicator: "fiw.total")) {
      try Chart.strip(series: [Figures.hungaryTotals])
    }
    let alone = try Chart.strip(series: [Figures.hungary.ratings])
    let beside = try Chart.strip(series: [Figures.hungary.ratings, Figures.hungary.statuses])
    func tiles(_ chart: Chart) -> [TileMark] {
      chart.plots.flatMap(\.marks).compactMap { if case .tile(let tile) = $0 { tile } else { nil } }
    }
    #expect(tiles(beside).filter { $0.row == 0 } == tiles(alone))
  }

  @Test("more lines than there are styles are refused")
  func tooMany() {
    let series = (0..<9).map { Self.own("own.x", [Double($0)], name: "N\($0)") }
    #expect(throws: ChartError.tooManyLines(count: 9, most: 8)) {
      try Chart.line(series: series)
    }
    #expect(throws: ChartError.tooManyLines(count: 9, most: 8)) {
      try Chart.slope(series: series)
    }
  }
}
