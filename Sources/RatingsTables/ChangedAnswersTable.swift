package import FreedomModel
package import RatingsAnalysis

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
