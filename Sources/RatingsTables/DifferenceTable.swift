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
    return [
      .essential(
        "Differing values: \(rows.count).", brief: "differing values: \(rows.count)")
    ]
      + sources.flatMap { unmatched, name in
        unmatched.editions.map { labels, ids in
          let what =
            ids.count > 1 && ids.count == indicators.count ? "All indicators" : NameList.text(ids)
          return .essential(
            "\(what): editions only in \(name), not compared: \(NameList.text(labels)).",
            brief: "editions only in \(name): \(NameList.text(labels, limit: 2))")
        }
      }
      + sources.filter { !$0.0.indicators.isEmpty }.map { unmatched, name in
        .essential(
          "Only in \(name): \(unmatched.indicators.joined(separator: ", ")).",
          brief: "only in \(name): \(NameList.text(unmatched.indicators, limit: 2))")
      }
  }
}
