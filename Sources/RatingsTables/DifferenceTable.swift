package import FreedomModel
package import RatingsAnalysis

extension ResultTable {
  /// The columns `id,name,edition,indicator,old,new`, one row a value that differs, of two sources
  /// by their names.
  package init(_ differences: Differences, old: String = "old", new: String = "new") {
    let isText = differences.indicators.contains { $0.measure == .status }
    func cell(_ value: RatingValue?) -> ResultValue {
      isText ? ResultValue(value?.description) : ResultValue(value)
    }
    self.init(
      title: "Differences between \(old) and \(new)",
      columns: [
        .id, .entityName, .edition, .indicator,
        .init("old", isText ? .string : .number, description: "The value in \(old)"),
        .init("new", isText ? .string : .number, description: "The value in \(new)"),
      ],
      rows: differences.rows.map { row in
        [
          .text(row.entity.id), .text(row.entity.name), .text(row.edition.label),
          .text(row.indicator.id), cell(row.old), cell(row.new),
        ]
      }, notes: differences.notes(old: old, new: new),
      citation: differences.indicators.citation)
    used = differences.used
  }
}

extension ResultTable {
  /// The differences of two sources, or of one and the current values; files name them.
  package init(_ differences: Differences, old: Source, new: Source?) {
    let names = SourceNames(old: old, new: new)
    self.init(differences, old: names.old, new: names.new)
  }

  /// The answers that changed from one source to another, or to the current values.
  package init(_ changes: ChangedAnswers, old: Source, new: Source?) {
    let names = SourceNames(old: old, new: new)
    self.init(changes, old: names.old, new: names.new)
  }
}

/// The names of two sources: those of their files, with their numbers where these are the same.
private struct SourceNames {
  let old: String
  let new: String

  init(old: Source, new: Source?) {
    func name(_ source: Source) -> String {
      old.file == new?.file ? "\(source.file) (source \(source.id))" : source.file
    }
    self.old = name(old)
    self.new = new.map(name) ?? "the current values"
  }
}

extension Differences {
  fileprivate func notes(old: String, new: String) -> [TableNote] {
    let sources = [(onlyInOld, old), (onlyInNew, new)]
    var notes = [
      TableNote.essential(
        "Differing values: \(rows.count).", brief: "differing values: \(rows.count)")
    ]
    for (unmatched, name) in sources {
      for (labels, ids) in unmatched.editions {
        let what =
          ids.count > 1 && ids.count == indicators.count ? "All indicators" : NameList.text(ids)
        notes.append(
          .essential(
            "\(what): editions only in \(name), not compared: \(NameList.text(labels)).",
            brief: "editions only in \(name): \(NameList.text(labels, limit: 2))"))
      }
    }
    for (unmatched, name) in sources where !unmatched.indicators.isEmpty {
      notes.append(
        .essential(
          "Only in \(name): \(unmatched.indicators.joined(separator: ", ")).",
          brief: "only in \(name): \(NameList.text(unmatched.indicators, limit: 2))"))
    }
    return notes
  }
}

extension ResultTable {
  /// The columns `what,id,name,indicator,from,to,old,new`, one row an answer that changed between
  /// two sources by their names.
  package init(_ changes: ChangedAnswers, old: String, new: String) {
    self.init(
      title: "Statuses, breaks and episodes that differ between \(old) and \(new)",
      columns: [
        .init("what", .string, description: "status, break or episode"),
        .id, .entityName, .indicator,
        .init(
          "from", .integer,
          description: "The edition of a status, the last of the level before a break, the first "
            + "of an episode"),
        .init(
          "to", .integer,
          description: "The edition of a status, the first of the level after a break, the last of "
            + "an episode"),
        .init("old", .string, description: "What \(old) says"),
        .init("new", .string, description: "What \(new) says"),
      ],
      rows: changes.rows.map { row in
        [
          .text(row.kind.rawValue), .text(row.entity.id), .text(row.entity.name),
          .text(row.indicator.id), .integer(row.from), .integer(row.to),
          ResultValue(row.old?.inWords), ResultValue(row.new?.inWords),
        ]
      }, notes: changes.notes(old: old, new: new),
      citation: changes.compared.map(\.indicator).citation)
    used = changes.used
  }
}

extension ChangedAnswers.Content {
  fileprivate var inWords: String {
    switch self {
    case .status(let status): status.description
    case .means(let before, let after): "mean \(number(before)) to \(number(after))"
    case .episode(let kind, let before, let after, let ending):
      "\(kind.rawValue) \(number(before)) to \(number(after)), \(ending.rawValue)"
    }
  }

  private func number(_ value: Double) -> String {
    RoundedNumber.text(value, significantDigits: 4) ?? value.shortestExact
  }
}

extension ChangedAnswers.Compared {
  /// The first edition that both have, and the last.
  fileprivate var span: String {
    let labels = editions.map(\.label)
    guard let first = labels.first, let last = labels.last else { return "in no edition" }
    return first == last ? first : "\(first) to \(last)"
  }
}

extension ChangedAnswers {
  fileprivate func notes(old: String, new: String) -> [TableNote] {
    let spans = Dictionary(grouping: compared, by: \.span).sorted { $0.key < $1.key }
      .map { "\($0.value.map(\.indicator.id).joined(separator: ", ")) \($0.key)" }
    let differing = compared.map { "\($0.indicator.id) \($0.differing)" }
    return [
      .essential(
        "Sought by the same rules in the editions of both: \(spans.joined(separator: "; ")).",
        brief: "editions of both: "
          + compared.map(\.span).uniqued().joined(separator: ", ")),
      .background(
        "Countries and territories with a differing value: \(differing.joined(separator: "; ")). "
          + "Where the answers stay the same, they are not listed."),
      .background(
        "Breaks and episodes by the thresholds that 'freedom breaks' and 'freedom episodes' use "
          + "without options."),
    ]
      + [(old, \Compared.onlyInOld), (new, \.onlyInNew)].compactMap { name, entities in
        let names = compared.flatMap { $0[keyPath: entities].map(\.name) }.uniqued()
        guard !names.isEmpty else { return nil }
        return .essential(
          "Rated only in \(name), and not compared: \(NameList.text(names)).",
          brief: "\(names.count) rated only in \(name)")
      }
  }
}
