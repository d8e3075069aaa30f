package import FreedomModel

extension Panel {
  /// The notes on ratings that were published in two and that a result therefore leaves out.
  ///
  /// - Parameter wouldCount: Whether an entity's value in an edition would have been in the result.
  /// - Returns: One sentence an entity and edition; none where nothing was left out.
  package func splitNotes(
    where wouldCount: (Entity, Edition) -> Bool = { _, _ in true }
  ) -> [String] {
    splits.filter { wouldCount($0.entity, $0.edition) }.map { split in
      """
      \(split.entity.name) has two ratings in the edition \(split.edition.label), for two parts of \
      its people, and no single one: it is left out there.
      """
    }
  }
}

extension TableOptions {
  /// The notes on ratings published in two, of those that are counted.
  ///
  /// - Parameters:
  ///   - panel: What a table is made from.
  ///   - isUsed: Whether the table uses values of an edition.
  /// - Returns: One sentence an entity and edition.
  func splitNotes(_ panel: Panel, where isUsed: (Edition) -> Bool) -> [String] {
    panel.splitNotes { entity, edition in
      (kind == nil || entity.kind(inEdition: edition.year) == kind)
        && membership.includes(entity, in: edition) && isUsed(edition)
    }
  }
}
