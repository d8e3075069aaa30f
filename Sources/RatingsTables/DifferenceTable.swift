package import FreedomModel
package import RatingsAnalysis

extension ResultTable {
  /// The columns `id,name,edition,indicator,old,new`, one row a value that differs.
  ///
  /// - Parameters:
  ///   - differences: What differs.
  ///   - old: The name of the older source.
  ///   - new: The name of the newer source.
  package init(_ differences: Differences, old: String = "old", new: String = "new") {
    let isText = differences.indicators.contains { $0.measure == .status }
    func cell(_ value: Double?, _ indicator: Indicator) -> ResultValue {
      let shown = indicator.shown(value)
      return isText && value != nil ? .text(shown.plainText) : shown
    }
    self.init(
      title: "Differences between \(old) and \(new)",
      columns: [
        .id, .entityName, .edition, .indicator,
        .init("old", isText ? .string : .number, description: "The figure in \(old)"),
        .init("new", isText ? .string : .number, description: "The figure in \(new)"),
      ],
      rows: differences.rows.map { row in
        [
          .text(row.entity.id), .text(row.entity.name), .text(row.edition.label),
          .text(row.indicator.id), cell(row.old, row.indicator), cell(row.new, row.indicator),
        ]
      }, notes: differences.notes(old: old, new: new),
      citation: differences.indicators.citation)
  }
}

extension Differences {
  fileprivate func notes(old: String, new: String) -> [String] {
    let sources = [(onlyInOld, old), (onlyInNew, new)]
    return ["Differing figures: \(rows.count)."]
      + sources.flatMap { unmatched, name in
        unmatched.editions.map { labels, ids in
          let what =
            ids.count > 1 && ids.count == indicators.count ? "All indicators" : NameList.text(ids)
          return "\(what): editions only in \(name), not compared: \(NameList.text(labels))."
        }
      }
      + sources.filter { !$0.0.indicators.isEmpty }.map { unmatched, name in
        "Only in \(name): \(unmatched.indicators.joined(separator: ", "))."
      }
  }
}
