package import FreedomModel
internal import RatingsAnalysis

extension SourceTrust {
  /// Which editions have values below the first grade, one note a grade.
  package static func thirdPartyNotes(_ values: [(trust: SourceTrust, edition: Edition)])
    -> [String]
  {
    allCases.filter { $0 != .official }.compactMap { trust in
      let editions = Dictionary(
        grouping: Set(values.filter { $0.trust == trust }.map(\.edition)), by: \.publication)
      guard !editions.isEmpty else { return nil }
      let named = editions.sorted { $0.key < $1.key }.map { publication, editions in
        "\(publication) " + editions.sorted().map(\.label).joined(separator: ", ")
      }
      return "Third party, not Freedom House's own file (\(trust.rawValue)): "
        + named.joined(separator: "; ") + "."
    }
  }
}

extension Panel {
  /// Which of its editions with a value have values of third parties, one note a grade.
  package var trustNotes: [String] { SourceTrust.thirdPartyNotes(thirdParties { _ in true }) }

  /// The years that its editions judge.
  fileprivate var judged: Set<Int> { Set(editions.map(\.coverageEnd.year)) }

  fileprivate func thirdParties(
    where isUsed: (Edition) -> Bool
  ) -> [(trust: SourceTrust, edition: Edition)] {
    editions.indices.compactMap { column in
      guard let trust = thirdParties[editions[column]], isUsed(editions[column]),
        entities.indices.contains(where: { value($0, column) != nil })
      else { return nil }
      return (trust, editions[column])
    }
  }
}

extension Sequence<Panel> {
  /// Which editions have values of third parties, one note a grade.
  package var trustNotes: [String] {
    SourceTrust.thirdPartyNotes(flatMap { $0.thirdParties { _ in true } })
  }
}

extension PanelSet {
  /// Which of the editions that a summary table uses have values of third parties, one note a grade.
  func trustNotes(_ indicators: [String], in shown: SummaryTable.Editions, of options: TableOptions)
    -> [String]
  {
    let panels = indicators.compactMap { self[$0] }
    // A table of one edition shows the last one for which all that it needs is there.
    let common = panels.dropFirst().reduce(into: panels.first?.judged ?? []) {
      $0.formIntersection($1.judged)
    }
    return SourceTrust.thirdPartyNotes(
      panels.flatMap { panel in
        let used = shown.editions(of: panel, options, judging: common)
        return panel.thirdParties { used.contains($0) }
      })
  }
}
