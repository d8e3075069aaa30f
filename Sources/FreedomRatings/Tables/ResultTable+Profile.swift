package import FreedomModel
internal import RatingsTables

extension ResultTable {
  /// One row per value, with what the rules compute from the others beside it.
  package init(_ profile: Profile) {
    let judged = Set(profile.points.map { $0.edition.coverageStart...$0.edition.coverageEnd })
    let period =
      judged.count == 1
      ? judged.map { ": here \($0.lowerBound) to \($0.upperBound)" }.joined() : ""
    self.init(
      title: profile.entity.name
        + (profile.edition.map { ", edition \($0)" } ?? ", newest editions"),
      columns: [
        .publication, .edition, .coverageStart, .coverageEnd, .indicatorID,
        .init("label", .string, description: "Its name"), .value, .text, .freerEnd,
        .init("recomputed", .string, description: "What the rules give from the other values"),
        .source,
        .init("trust", .string, description: "How far to trust the file"),
        .init("previous_value", .number, description: "The value in the edition before"),
        .init("previous_text", .string, description: "The status or text in the edition before"),
        .init("rank", .integer, description: "1 is the freest; ties share a rank"),
        .init("ranked", .integer, description: "How many are ranked"), .region,
      ],
      rows: profile.publishedRows + profile.unpublishedRows, notes: profile.notes(judging: period),
      citation: profile.points.map(\.indicator).citation)
    used = UsedSources(profile.points.map { ($0.edition, $0.trust) })
  }
}

extension Profile {
  fileprivate var publishedRows: [[ResultValue]] {
    points.map { point in
      let direction = point.indicator.direction(inEdition: point.edition.year)
      let standing = standings[point.indicator.id]
      return [
        .text(point.indicator.publication), .text(point.edition.label),
        .text(point.edition.coverageStart.description),
        .text(point.edition.coverageEnd.description), .text(point.indicator.id),
        .text(point.indicator.label), point.numberCell, point.textCell,
        point.indicator.measure == .status ? .missing : ResultValue(direction?.rawValue),
        ResultValue(recomputed[point.indicator.id]), .text(point.cell),
        .text(point.trust.rawValue), standing?.before?.numberCell ?? .missing,
        standing?.before?.textCell ?? .missing, ResultValue(standing?.rank),
        ResultValue(standing?.ranked), ResultValue(entity.region),
      ]
    }
  }

  fileprivate var unpublishedRows: [[ResultValue]] {
    unpublished.map { missing in
      let direction = missing.indicator.direction(inEdition: missing.edition.year)
      let before = standings[missing.indicator.id]?.before
      return [
        .text(missing.indicator.publication), .text(missing.edition.label),
        .text(missing.edition.coverageStart.description),
        .text(missing.edition.coverageEnd.description), .text(missing.indicator.id),
        .text(missing.indicator.label), .missing, .missing, ResultValue(direction?.rawValue),
        ResultValue(recomputed[missing.indicator.id]), .missing, .missing,
        before?.numberCell ?? .missing, before?.textCell ?? .missing, .missing, .missing,
        ResultValue(entity.region),
      ]
    }
  }

  fileprivate func notes(judging period: String) -> [TableNote] {
    var notes: [TableNote] = [
      .background("An edition of Freedom House covers mostly the previous calendar year\(period)."),
      .recomputed,
    ]
    if !unpublished.isEmpty {
      let labels = unpublished.map { $0.indicator.label.lowercasedFirst }.joined(separator: ", ")
      notes.append(
        .essential("Not found, recomputed only: \(labels).", brief: "recomputed only: \(labels)"))
    }
    if !olderItems.isEmpty {
      let newest = olderItems.map { "\($0.year) (\($0.publication))" }.joined(separator: ", ")
      notes.append(
        .essential(
          "Single questions: not in these editions; the newest with them: --edition \(newest).",
          brief: "single questions: --edition \(newest)"))
    }
    notes += points.trustNotes
    notes.append(.background("Read from: \(files.joined(separator: ", "))."))
    return notes
  }
}

extension TableNote {
  /// What the column `recomputed` is.
  static let recomputed = TableNote.essential(
    "recomputed: what Freedom House's rules would give; the published value is authoritative.",
    brief: "recomputed follows the rules")
}

extension ResultTable {
  /// A profile for a screen: a table a publication, each with the status and the total first. The
  /// notes and the citation are those of the whole profile, under the last.
  package static func screen(_ profile: Profile, under whole: ResultTable) -> [ResultTable] {
    let rows = profile.screenRows
    let publications = rows.map(\.indicator.publication).uniqued()
    let notes = whole.notes.filter { $0 != .recomputed || rows.differ }
    return publications.enumerated().map { position, publication in
      let mine = rows.filter { $0.indicator.publication == publication }
      let isLast = position == publications.count - 1
      var table = ResultTable(
        title: position == 0 ? profile.heading : "",
        columns: mine.columns(named: profile.titles[publication] ?? publication),
        rows: mine.map { $0.cells(showsRecomputed: mine.differ) },
        notes: isLast ? notes : [], citation: isLast ? whole.citation : "")
      if isLast {
        table.used = whole.used
        for before in profile.standings.values.compactMap(\.before) {
          table.used.insert(before.edition, trust: before.trust)
        }
      }
      return table
    }
  }
}

extension ResultTable {
  /// A profile for a page: one table with the columns that readers need.
  package static func page(_ profile: Profile, under whole: ResultTable) -> ResultTable {
    let rows = profile.screenRows.grouped
    return ResultTable(
      title: profile.heading,
      columns: [
        .init("what", .string, description: "What is measured"),
        .edition,
        .init("value", .number, description: "The value in this edition"),
        .init("before", .number, description: "The value in the edition before"),
        .init("rank", .number, description: "1 is the freest; ties share a rank"),
        .init("freest", .number, description: "The freest value of the scale"),
      ] + (rows.differ ? [.recomputed] : []),
      rows: rows.map { row in
        let cells = row.cells(showsRecomputed: rows.differ)
        return [.text(row.indicator.label), .text(row.edition.label)] + cells.dropFirst()
      },
      notes: whole.notes.filter { $0 != .recomputed || rows.differ }, citation: whole.citation)
  }
}

extension ResultTable.Column {
  fileprivate static let recomputed = ResultTable.Column(
    "recomputed", .number, description: "What the rules compute from the other values")
}

/// One line of a profile on a screen.
private struct ScreenRow {
  let indicator: Indicator
  let edition: Edition
  let point: RatingPoint?
  let standing: Profile.Standing?
  let recomputed: String?

  /// Where the line is: the status, the total, the ratings, then the rest.
  var place: Int {
    switch indicator.measure {
    case .status: 0
    case .rating: 2
    case .score, .figure: indicator.id.hasSuffix(".total") ? 1 : 3
    }
  }

  /// Whether the rules give something else than what was published.
  var differs: Bool {
    guard let recomputed else { return false }
    guard let point else { return true }
    return !recomputed.split(whereSeparator: {
      !$0.isLetter && !$0.isNumber && $0 != "." && $0 != "-"
    })
    .contains { $0 == point.value.description }
  }

  private var label: String {
    indicator.measure == .status && Publication.isFreedomHouse(indicator.publication)
      ? "Status" : indicator.label
  }

  private var freest: ResultValue {
    if indicator.measure == .status { return .text(FreedomStatus.free.label) }
    switch indicator.direction(inEdition: edition.year) {
    case .higher: return indicator.maximum.map { .number($0) } ?? .text("higher")
    case .lower: return indicator.minimum.map { .number($0) } ?? .text("lower")
    case nil: return .missing
    }
  }

  func cells(showsRecomputed: Bool) -> [ResultValue] {
    let rank = standing?.rank.flatMap { rank in standing?.ranked.map { "\(rank) of \($0)" } }
    return [
      .text(label), point?.screenCell ?? .missing, standing?.before?.screenCell ?? .missing,
      ResultValue(rank), freest,
    ] + (showsRecomputed ? [ResultValue(differs ? recomputed : nil)] : [])
  }
}

extension [ScreenRow] {
  fileprivate var differ: Bool { contains(where: \.differs) }

  /// The lines of each publication together.
  fileprivate var grouped: [ScreenRow] {
    map(\.indicator.publication).uniqued().flatMap { publication in
      filter { $0.indicator.publication == publication }
    }
  }

  /// The columns of one publication: what is measured, its editions, the rank, the end of the
  /// scale.
  fileprivate func columns(named title: String) -> [ResultTable.Column] {
    let before = compactMap { $0.standing?.editionBefore }.first
    return [
      .init(title, .string, description: "What is measured"),
      .init(first?.edition.label ?? "value", .number, description: "The value in this edition"),
      .init(before?.label ?? "before", .number, description: "The value in the edition before"),
      .init("rank", .number, description: "1 is the freest; ties share a rank"),
      .init("freest", .number, description: "The freest value of the scale"),
    ]
      + (differ
        ? [.recomputed]
        : [])
  }
}

extension Profile {
  /// Who it is, where, and in which edition: `Hungary (Europe), edition 2009`.
  fileprivate var heading: String {
    let year = edition ?? points.map(\.edition.year).max()
    let kind = year.map(entity.kind) ?? entity.kind
    let facts = [kind == .territory ? "territory" : nil, entity.region].compactMap(\.self)
    return entity.name + (facts.isEmpty ? "" : " (\(facts.joined(separator: ", ")))")
      + (edition.map { ", edition \($0)" } ?? "")
  }

  fileprivate var screenRows: [ScreenRow] {
    let published = points.map { point in
      ScreenRow(
        indicator: point.indicator, edition: point.edition, point: point,
        standing: standings[point.indicator.id], recomputed: recomputed[point.indicator.id])
    }
    let missing = unpublished.map {
      ScreenRow(
        indicator: $0.indicator, edition: $0.edition, point: nil,
        standing: standings[$0.indicator.id],
        recomputed: recomputed[$0.indicator.id])
    }
    return (published + missing).enumerated().sorted {
      ($0.element.place, $0.offset) < ($1.element.place, $1.offset)
    }.map(\.element)
  }
}

extension RatingPoint {
  /// The value in one cell: a status in full, two ratings as they were written.
  fileprivate var screenCell: ResultValue {
    switch value {
    case .number(let number): .number(number)
    case .status(let status): .text(status.label)
    case .split(let text): .text(text)
    }
  }
}
