package import FreedomModel
internal import RatingsAnalysis

extension SourceTrust {
  /// Which editions have values below the first grade: one sentence for each grade.
  package static func thirdPartyNotes(
    _ values: [(trust: SourceTrust, edition: Edition)]
  ) -> [TableNote] {
    let third = values.filter { $0.trust != .official }
    let sentences = allCases.compactMap { trust -> String? in
      let editions = editions(third.filter { $0.trust == trust }.map(\.edition))
      guard !editions.isEmpty else { return nil }
      return "Third party, not Freedom House's own file (\(trust.rawValue)): "
        + editions.map { "\($0.publication) \($0.labels.joined(separator: ", "))" }
        .joined(separator: "; ") + "."
    }
    guard !sentences.isEmpty else { return [] }
    let isOne = Set(values.map(\.edition.publication)).count == 1
    let all = editions(third.map(\.edition)).map { publication, labels in
      (isOne ? "" : publication + " ") + NameList.text(labels, limit: 4)
    }
    return [
      .essential(
        sentences.joined(separator: " "),
        brief: "\(all.joined(separator: ", ")): third parties")
    ]
  }

  private static func editions(
    _ editions: [Edition]
  ) -> [(publication: String, labels: [String])] {
    Dictionary(grouping: Set(editions), by: \.publication).sorted { $0.key < $1.key }.map {
      ($0.key, $0.value.sorted().map(\.label))
    }
  }
}

extension Panel {
  /// Which of its editions with a value have values of third parties, one note a grade.
  package var trustNotes: [TableNote] { SourceTrust.thirdPartyNotes(thirdParties { _ in true }) }

  /// The years that its editions judge.
  fileprivate var judged: Set<Int> { Set(editions.map(\.coverageEnd.year)) }

  fileprivate func thirdParties(
    where isUsed: (Edition) -> Bool
  ) -> [(trust: SourceTrust, edition: Edition)] {
    editions.indices.compactMap { column in
      guard let trust = thirdParties[editions[column]]?.max(), isUsed(editions[column]),
        entities.indices.contains(where: { value($0, column) != nil })
      else { return nil }
      return (trust, editions[column])
    }
  }
}

extension Sequence<Panel> {
  /// Which editions have values of third parties, one note a grade.
  package var trustNotes: [TableNote] {
    SourceTrust.thirdPartyNotes(flatMap { $0.thirdParties { _ in true } })
  }
}

extension PanelSet {
  /// Which of the editions that a summary table uses have values of third parties, one note a
  /// grade.
  func trustNotes(_ indicators: [String], in shown: SummaryTable.Editions, of options: TableOptions)
    -> [TableNote]
  {
    SourceTrust.thirdPartyNotes(
      editions(of: indicators, in: shown, options).flatMap { panel, used in
        panel.thirdParties { used.contains($0) }
      })
  }

  /// The editions that a summary table uses, and who counted the people where these count.
  func used(
    _ indicators: [String], in shown: SummaryTable.Editions, of options: TableOptions
  ) -> UsedSources {
    var sources = UsedSources()
    for (panel, editions) in editions(of: indicators, in: shown, options) {
      sources.formUnion(panel.used { editions.contains($0) })
      if let population = options.population {
        sources.insertPopulations(population, of: panel)
      }
    }
    return sources
  }

  private func editions(
    of indicators: [String], in shown: SummaryTable.Editions, _ options: TableOptions
  ) -> [(panel: Panel, used: Set<Edition>)] {
    let panels = indicators.compactMap { self[$0] }
    // Parts of a total are compared between the editions of the total.
    if shown == .ends, let first = panels.first {
      let used = shown.editions(of: first, options, judging: first.judged)
      return panels.map { ($0, used) }
    }
    // A table of one edition shows the last one for which all that it needs is there.
    let common = panels.dropFirst().reduce(into: panels.first?.judged ?? []) {
      $0.formIntersection($1.judged)
    }
    return panels.map { ($0, shown.editions(of: $0, options, judging: common)) }
  }
}

extension [MethodChange] {
  /// The changes of method inside a window.
  func note(excluding excluded: ExcludedChanges?) -> [TableNote] {
    guard !isEmpty, excluded != .method else { return [] }
    let changes = map { "\($0.edition) (\($0.what))" }.joined(separator: "; ")
    return [
      .background(
        "The method changed inside of the window, with the edition \(changes). "
          + "--excluding method tests without the changes into these editions.")
    ]
  }
}

extension ExcludedChanges {
  /// What was left out of the tests of some entities.
  func note(on jumps: [(name: String, jumps: [ExcludedJump])]) -> TableNote {
    let found = jumps.filter { !$0.jumps.isEmpty }
    guard !found.isEmpty else {
      return .essential(
        "--excluding left nothing out: there are no values on both sides of such an edition.",
        brief: "nothing was left out by --excluding")
    }
    let editions = found.flatMap { $0.jumps.map(\.edition) }.sorted().map(\.label).uniqued()
    let which = editions.joined(separator: ", ")
    let changes = found.map { ($0.name, $0.jumps.filter { $0.size != 0 }) }
      .filter { !$0.1.isEmpty }
    let named = changes.map { name, jumps in
      name + " " + jumps.map { "\($0.edition.label) \($0.size.signed)" }.joined(separator: ", ")
    }
    var sizes = " All of them were 0."
    if !named.isEmpty {
      sizes = named.count > 5 ? "" : " Left out: \(named.joined(separator: "; "))."
    }
    return .essential(
      "Tested without the changes into \(which): values since are moved by them in what is "
        + "computed here; published values are unchanged.\(sizes)",
      brief: "tested without the changes into \(which)")
  }
}
